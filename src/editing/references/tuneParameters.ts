import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { rawStudies } from '../../model/layout/rawStudies.ts';
import { getAt } from '../../model/paths.ts';
import { withValue } from '../../model/raw.ts';
import { withStudies } from '../study/withStudies.ts';

const TUNE = ['plugboard', 'tune', 'args'] as const;

/** Entries that are called otherwise in their places: renamed, as far as anybody can tell. */
export function renamedEntries(
  before: readonly string[],
  after: readonly string[],
): ReadonlyMap<string, string> {
  if (before.length !== after.length) return new Map();
  return new Map(
    before.flatMap((name, at) => {
      const to = after[at];
      const isNew = to !== undefined && !before.includes(to) && !after.includes(name);
      return isNew ? [[name, to] as const] : [];
    }),
  );
}

interface Renaming {
  /** Whose parameters they are; null: those of the process. */
  readonly component: string | null;
  readonly names: ReadonlyMap<string, string>;
}

function parameter(entry: Json, { component, names }: Renaming): Json {
  if (!isObject(entry) || entry['field_type'] !== 'parameter') return entry;
  const { object_type: type = 'component', object_name: owner = null, field_name: name } = entry;
  const isMeant = component === null ? type === 'process' : owner === component;
  const to = typeof name === 'string' ? names.get(name) : undefined;
  return isMeant && to !== undefined ? { ...(entry as JsonObject), field_name: to } : entry;
}

function point(entry: Json, { component, names }: Renaming): Json {
  if (!isObject(entry)) return entry;
  const start =
    component === null ? 'process.default.parameter.' : `component.${component}.parameter.`;
  const next = Object.entries(entry as JsonObject).map(([key, value]) => {
    const to = key.startsWith(start) ? names.get(key.slice(start.length)) : undefined;
    return [to === undefined ? key : `${start}${to}`, value] as const;
  });
  return Object.fromEntries(next);
}

function study(words: JsonObject, renaming: Renaming): JsonObject {
  const all = (key: string, map: (entry: Json, by: Renaming) => Json) => {
    const list = words[key];
    return Array.isArray(list)
      ? { [key]: (list as readonly Json[]).map((entry) => map(entry, renaming)) }
      : {};
  };
  const { algorithm } = words;
  return {
    ...words,
    ...all('parameters', parameter),
    ...all('points_to_evaluate', point),
    ...(isObject(algorithm) ? { algorithm: study(algorithm as JsonObject, renaming) } : {}),
  };
}

/** Lets studies speak of parameters of the process, or of a component, by their names of now. */
export function followParameters(
  document: PatchbayDocument,
  component: string | null,
  names: ReadonlyMap<string, string>,
): PatchbayDocument {
  if (names.size === 0) return document;
  const renaming = { component, names };
  const args = getAt(document.config, TUNE);
  const next = isObject(args)
    ? withValue(document, TUNE, study(args as JsonObject, renaming))
    : document;
  const studies = rawStudies(next);
  return studies.length === 0
    ? next
    : withStudies(
        next,
        studies.map((one) => study(one, renaming)),
      );
}
