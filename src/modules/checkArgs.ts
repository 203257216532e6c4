import { isObject } from '../base/json.ts';
import {
  type FormField,
  isFrameworkArgument,
  type Problem,
  type ProblemCode,
} from '../model/index.ts';
import { problemAt } from '../model/problemAt.ts';

/** An argument's field, and whether values are held to its kind. */
type HeldField =
  | { readonly field: FormField; readonly isHeld: true }
  | { readonly field: Pick<FormField, 'name' | 'required'>; readonly isHeld: false };

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';

function all(values: readonly unknown[], item: FormField['item']): boolean {
  if (item === 'number') return values.every(isNumber);
  return item === 'text' ? values.every(isText) : true;
}

const ITEMS = new Map([
  ['number', ' of numbers'],
  ['text', ' of texts'],
]);

interface Unfit {
  readonly code: ProblemCode;
  readonly needs: string;
}

/** Why a value does not fit its field, or null. */
function unfit({ kind, item, choices = [], nullable }: FormField, value: unknown): Unfit | null {
  if (nullable && value === null) return null;
  const needs = (
    text: string,
    isFit: boolean,
    code: ProblemCode = 'ARGUMENT_TYPE',
  ): Unfit | null => (isFit ? null : { code, needs: nullable ? `${text}, or null` : text });
  const items = ITEMS.get(item ?? '') ?? '';
  switch (kind) {
    case 'number':
      return needs('a number', isNumber(value));
    case 'integer':
      if (isNumber(value))
        return needs('a whole number', Number.isInteger(value), 'ARGUMENT_VALUE');
      return needs('a whole number', false);
    case 'boolean':
      return needs('true or false', typeof value === 'boolean');
    case 'text':
    case 'file':
      return needs('a text', isText(value));
    case 'choice': {
      const isOne = choices.some((known) => known === value);
      return needs(
        `one of ${choices.join(', ')}`,
        isOne,
        isText(value) ? 'ARGUMENT_VALUE' : 'ARGUMENT_TYPE',
      );
    }
    case 'list':
      return needs(`a list${items}`, Array.isArray(value) && all(value, item));
    case 'map':
      return needs(`a map${items}`, isObject(value) && all(Object.values(value), item));
    default:
      return null;
  }
}

/**
 * Checks the arguments of a component of the document by its signature: missing ones and, unless it takes any,
 * unknown ones are errors; values of another type than the annotation says are warnings, since the language
 * itself does not hold to it.
 */
export function checkArguments(
  type: string,
  fields: readonly HeldField[],
  takesOthers: boolean,
  given: Readonly<Record<string, unknown>>,
): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (code: ProblemCode, path: string, message: string, isError = true) => {
    const severity = isError ? 'error' : 'warning';
    problems.push({ ...problemAt(code, message, null, path), severity });
  };
  const known = fields.map(({ field }) => field.name);
  for (const name of Object.keys(given)) {
    if (takesOthers || isFrameworkArgument(name) || known.includes(name)) continue;
    const choice = known.length > 0 ? `it has ${known.join(', ')}` : 'it has none';
    report('ARGUMENT_UNKNOWN', name, `${type} has no argument ${name}; ${choice}.`);
  }
  for (const one of fields) {
    const { name, required } = one.field;
    if (!Object.hasOwn(given, name) || given[name] === undefined) {
      if (required) report('ARGUMENT_MISSING', name, `${name} is missing.`);
      continue;
    }
    const wrong = one.isHeld ? unfit(one.field, given[name]) : null;
    if (wrong !== null) report(wrong.code, name, `${name} must be ${wrong.needs}.`, false);
  }
  return problems;
}
