import type { FormField } from '../model/index.ts';

const SHORT: ReadonlySet<FormField['kind']> = new Set([
  'number',
  'integer',
  'boolean',
  'text',
  'choice',
]);

/** The arguments that the canvas shows: the first two whose values are short, required ones before others. */
export function headlineOf(form: readonly FormField[]): readonly string[] {
  return form
    .filter(({ kind }) => SHORT.has(kind))
    .toSorted((one, other) => Number(other.required) - Number(one.required))
    .slice(0, 2)
    .map(({ name }) => name);
}
