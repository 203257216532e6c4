import type { VariedParameter } from './studySpec.ts';

type Range = VariedParameter | Omit<VariedParameter, 'count'>;

/** The end of a range of whole numbers that is too far out for each of them to be a number here; null: none is. */
export function roundedEnd(range: Range): 'lower' | 'upper' | null {
  if (range.type !== 'ray.tune.randint' || !('lower' in range)) return null;
  const { lower, upper } = range as Extract<Range, { readonly lower: number }>;
  if (!Number.isSafeInteger(lower)) return 'lower';
  return Number.isSafeInteger(upper) ? null : 'upper';
}

/** Why nothing can be drawn from a range, in a sentence; null where something can. */
export function rangeFault(range: Range): string | null {
  if ('categories' in range) {
    return range.categories.length === 0 ? 'There is no choice to draw from.' : null;
  }
  if ('mean' in range) {
    const isSound = Number.isFinite(range.mean) && Number.isFinite(range.sd) && range.sd > 0;
    return isSound ? null : 'A normal spread needs a mean, and a deviation above 0.';
  }
  if (!('lower' in range)) return null;
  const { lower, upper, type } = range as Extract<Range, { readonly lower: number }>;
  if (!Number.isFinite(upper - lower)) return 'The ends of a range must be numbers.';
  if (lower >= upper) {
    const end = type === 'ray.tune.randint' ? ' Of whole numbers, upper itself is left out.' : '';
    return `Nothing lies between ${lower} and ${upper}: lower must be below upper.${end}`;
  }
  return type === 'ray.tune.loguniform' && lower <= 0
    ? `A range by its logarithm begins above 0, not at ${lower}.`
    : null;
}
