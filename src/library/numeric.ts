import { ComponentFailure } from './ComponentFailure.ts';

/**
 * The number that came in at a field: true counts as 1, false as 0. Everything else (null, text, a
 * list) fails the component with `NOT_A_NUMBER`.
 */
export function numeric(
  component: { readonly name: string },
  field: string,
  value: unknown,
): number {
  // Short, so that the code of a step takes it in instead of calling it.
  return typeof value === 'number' ? value : truthOrFailure(component, field, value);
}

function truthOrFailure(
  component: { readonly name: string },
  field: string,
  value: unknown,
): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  // A whole number with more digits than a double has: arithmetic is done in doubles, as in Python's floats.
  if (typeof value === 'bigint') return Number(value);
  throw notANumber(`${component.name}.${field}`, value);
}

/** The failure of a component that got something else than a number at `place`. */
export function notANumber(place: string, value: unknown): ComponentFailure {
  const what = `${place} got ${shown(value)}`;
  return new ComponentFailure('NOT_A_NUMBER', `${what}; it takes numbers and true or false only.`);
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') {
    return `the text "${value.length > 40 ? `${value.slice(0, 40)}...` : value}"`;
  }
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
