import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { STUDIES_PATH } from '../../model/layout/rawStudies.ts';
import { getAt, listAt } from '../../model/paths.ts';
import type { Direction } from '../../model/spec.ts';
import { type NamedStudy, studyList, studyParts } from '../../model/tune/studyList.ts';

const TUNE_ARGS = ['plugboard', 'tune', 'args'] as const;

/** An objective as the text has it, and which way is better. */
export interface RawObjective {
  readonly raw: JsonObject;
  readonly direction: Direction;
}

/** A study as its text has it, wherever it says so: what an edit changes. */
export interface StudyDraft {
  readonly parameters: readonly JsonObject[];
  readonly objectives: readonly RawObjective[];
  readonly samples: Json | null;
  readonly concurrent: Json | null;
  readonly points: readonly Json[];
}

/** The study of this name in a document; undefined where there is none. */
export function findStudy(document: PatchbayDocument, name: string): NamedStudy | undefined {
  return studyList(document).find((study) => study.name === name);
}

/** The arguments of the section `tune` as the text has them; null where there is none. */
export function rawTune({ config }: PatchbayDocument): JsonObject | null {
  const args = getAt(config, TUNE_ARGS);
  return isObject(args) ? (args as JsonObject) : null;
}

/** The plans as the text has them, whatever is in them. */
export const rawList = ({ config }: PatchbayDocument) =>
  listAt(config, STUDIES_PATH) as readonly JsonObject[];

/** A study's own plan as the text has it; empty where it has none. */
export function rawOwn({ config }: PatchbayDocument, at: number | null): JsonObject {
  const own = at === null ? undefined : getAt(config, [...STUDIES_PATH, at]);
  return isObject(own) ? (own as JsonObject) : {};
}

const allOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : value == null ? [] : [value];
const maps = (value: Json | undefined): readonly JsonObject[] =>
  allOf(value).filter((one): one is JsonObject => isObject(one));

/** A study of a document, its own words before those of `tune`. */
export function draftOf(document: PatchbayDocument, { spec, at }: NamedStudy): StudyDraft {
  const own = rawOwn(document, at);
  const tune = rawTune(document) ?? {};
  const said = (key: string) => own[key] ?? tune[key];
  const { directions } = studyParts(document, spec);
  const algorithm = tune['algorithm'];
  return {
    parameters: maps(said('parameters')),
    objectives: maps(said('objective')).map((raw, i) => ({
      raw,
      direction: directions[i] ?? 'max',
    })),
    samples: said('num_samples') ?? null,
    concurrent: said('max_concurrent') ?? null,
    points: allOf(
      own['points_to_evaluate'] ??
        (isObject(algorithm) ? (algorithm as JsonObject)['points_to_evaluate'] : undefined),
    ),
  };
}
