import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { FormField } from '../catalog.ts';
import type { PatchbayDocument } from '../document.ts';
import { layoutOf } from '../layout.ts';
import { getAt } from '../paths.ts';
import { REFERENCE_PATTERN } from '../spec.ts';
import { renamedBadges } from './badges.ts';
import { ARGS, componentPath, rawConnectors, withValue } from './raw.ts';
import { setWatched } from './watch.ts';

const TUNE = ['plugboard', 'tune', 'args'] as const;

/** A name that an argument gives to a field of a component, and the one that it shall get. */
export interface FieldRename {
  readonly component: string;
  /** The argument that names the field: a list (`inputs`) or a map (`expressions`). */
  readonly argument: string;
  readonly from: string;
  readonly to: string;
}

/** A map with one key called otherwise, in the same place. */
function renamedKey(map: JsonObject, from: string, to: string): JsonObject {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [key === from ? to : key, value]),
  );
}

function renamedIn(value: Json | undefined, from: string, to: string): Json | undefined {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const at = list.indexOf(from);
    return at < 0 ? list : list.with(at, to);
  }
  if (!isObject(value) || !Object.hasOwn(value, from)) return value;
  return renamedKey(value as JsonObject, from, to);
}

/** A formula in which an input is called otherwise; functions of the name stay. */
function renamedInFormula(formula: Json, from: string, to: string): Json {
  if (typeof formula !== 'string' || !/^\w+$/.test(from)) return formula;
  return formula.replace(new RegExp(`(?<![\\w.])${from}(?!\\w|\\s*\\()`, 'g'), to);
}

/** One end of a raw connector, written as it was written. */
function renamedEnd(end: Json | undefined, { component, from, to }: FieldRename) {
  if (end === `${component}.${from}`) return `${component}.${to}`;
  if (!isObject(end) || end['entity'] !== component || end['descriptor'] !== from) return end;
  return { ...(end as JsonObject), descriptor: to };
}

function withConnectors(
  document: PatchbayDocument,
  side: 'source' | 'target',
  rename: FieldRename,
) {
  const changed = rawConnectors(document).map((connector) => {
    const end = renamedEnd(connector[side], rename);
    return end === undefined || end === connector[side] ? connector : { ...connector, [side]: end };
  });
  return changed.length === 0 ? document : withValue(document, [...ARGS, 'connectors'], changed);
}

function inTune(value: Json | undefined, rename: FieldRename): Json | undefined {
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((item) => inTune(item, rename) ?? null);
  }
  if (!isObject(value) || value['object_name'] !== rename.component) return value;
  const { field_type: type = 'field', field_name: name } = value;
  const isField = type === 'field' || type === 'initial_value';
  return isField && name === rename.from
    ? { ...(value as JsonObject), field_name: rename.to }
    : value;
}

/**
 * Gives a field of a component another name in the argument that names it, and wherever else it is spoken of:
 * connectors, initial values, formulas of the same component, watched fields and the tune section.
 *
 * @param form the component's arguments, which tell what the argument names
 */
export function renameField(
  document: PatchbayDocument,
  form: readonly FormField[],
  rename: FieldRename,
): PatchbayDocument {
  const { component, argument, from, to } = rename;
  const path = componentPath(document, component);
  const side = form.find(({ name }) => name === argument)?.names;
  if (path === null || side === undefined || from === to) return document;
  // What no connector can say stays the matter of the argument alone.
  const isReference = REFERENCE_PATTERN.test(`${component}.${to}`);
  const args = [...path, 'args'];
  const at = (key: string) => getAt(document.config, [...args, key]);
  let next = withValue(document, [...args, argument], renamedIn(at(argument), from, to));
  if (!isReference) return next;
  next = withConnectors(next, side === 'inputs' ? 'target' : 'source', rename);
  if (side === 'inputs') {
    next = withValue(next, [...args, 'initial_values'], renamedIn(at('initial_values'), from, to));
    for (const { name, item } of form) {
      const formulas = getAt(next.config, [...args, name]);
      if (item !== 'formula' || !isObject(formulas)) continue;
      const changed = Object.entries(formulas as JsonObject).map(
        ([key, text]) => [key, renamedInFormula(text, from, to)] as const,
      );
      next = withValue(next, [...args, name], Object.fromEntries(changed));
    }
  }
  next = renamedBadges(next, (id) => {
    const [source = '', target = ''] = id.split('..');
    const end = (text: string) => (text === `${component}.${from}` ? `${component}.${to}` : text);
    return side === 'inputs' ? `${source}..${end(target)}` : `${end(source)}..${target}`;
  });
  for (const key of ['objective', 'parameters']) {
    const value = getAt(document.config, [...TUNE, key]);
    if (value !== undefined) next = withValue(next, [...TUNE, key], inTune(value, rename));
  }
  const watch = layoutOf(document).watch;
  const renamed = (field: string) =>
    field === `${component}.${from}` ? `${component}.${to}` : field;
  return watch.length === 0 ? next : setWatched(next, watch.map(renamed));
}
