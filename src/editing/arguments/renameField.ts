import { isObject, type Json, type JsonObject, namesIn } from '../../base/json.ts';
import type { FormField } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { getAt } from '../../model/paths.ts';
import type { FieldSide, Naming } from '../references/Naming.ts';
import { followNames } from '../references/references.ts';
import { REFERENCE_PATTERN } from '../../model/spec.ts';
import { componentPath, withValue } from '../../model/raw.ts';

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

/** A formula in which an input or a parameter is called otherwise; functions of the name stay. */
export function renamedInFormula(formula: Json, from: string, to: string): Json {
  if (typeof formula !== 'string' || !/^\w+$/.test(from)) return formula;
  return formula.replace(new RegExp(`(?<![\\w.])${from}(?!\\w|\\s*\\()`, 'g'), to);
}

/** A field of one component is called otherwise, on one side of it. */
function fieldName(
  { component, from, to }: FieldRename,
  side: FieldSide,
  other: readonly string[],
): Naming {
  // An output of the same name is another field.
  const isOnlyOne = !other.includes(from);
  return {
    component: (name) => name,
    field: (owner, field, at) =>
      owner === component && field === from && (at === side || (at === null && isOnlyOne))
        ? to
        : field,
  };
}

/**
 * Gives a field of a component another name in the argument that names it, in initial values and formulas of
 * the same component, and in all that refers to it.
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
  const named = form.filter(({ names }) => names !== undefined && names !== side);
  const other = named.flatMap(({ name }) => namesIn(at(name)));
  return followNames(next, document, fieldName(rename, side, other));
}
