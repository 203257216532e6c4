import type { VariedParameter } from './studySpec.ts';

type Range = VariedParameter | Omit<VariedParameter, 'count'>;

/** The end of a range of whole numbers that is too far out for each of them to be a number here; null: none is. */
export function roundedEnd(range: Range): 'lower' | 'upper' | null {
  if (range.type !== 'ray.tune.randint' || !('lower' in range)) return null;
  const { lower, upper } = range as Extract<Range, { readonly lower: number }>;
  if (!Number.isSafeInteger(lower)) return 'lower';
  return Number.isSafeInteger(upper) ? null : 'upper';
}

/** Deviations from the mean within which every draw lies: the rarest of 2^53 is 8.2 away. */
const FURTHEST = 9;

/** Why nothing can be drawn from a range, in a sentence; null where something can. */
export function rangeFault(range: Range): string | null {
  if ('categories' in range) {
    return range.categories.length === 0 ? 'There is no choice to draw from.' : null;
  }
  if ('mean' in range) {
    const { mean, sd } = range;
    if (!Number.isFinite(mean) || !Number.isFinite(sd) || sd <= 0)
      return 'A normal spread needs a mean, and a deviation above 0.';
    const isNumber = Number.isFinite(Math.abs(mean) + FURTHEST * sd);
    return isNumber ? null : `${FURTHEST} deviations around ${mean} reach beyond all numbers.`;
  }
  if (!('lower' in range)) return null;
  const { lower, upper, type } = range as Extract<Range, { readonly lower: number }>;
  if (!Number.isFinite(lower) || !Number.isFinite(upper))
    return 'The ends of a range must be numbers.';
  if (!Number.isFinite(upper - lower))
    return `${lower} and ${upper} lie further apart than any number.`;
  if (lower >= upper) {
    const end = type === 'ray.tune.randint' ? ' Of whole numbers, upper itself is left out.' : '';
    return `Nothing lies between ${lower} and ${upper}: lower must be below upper.${end}`;
  }
  return type === 'ray.tune.loguniform' && lower <= 0
    ? `A range by its logarithm begins above 0, not at ${lower}.`
    : null;
}
