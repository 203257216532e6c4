import { numberText } from '../../../base/numberText.ts';
import type { RangeKind, VariedRange } from '../../../editing/study/varied.ts';
import { valueText } from '../values/fieldValue.ts';

/** How values of a range lie, in a word. */
export const KIND_WORDS: Readonly<Record<RangeKind, string>> = {
  float: 'Evenly',
  log: 'By logarithm',
  int: 'Whole numbers',
  normal: 'Normal spread',
  choice: 'Choices',
};

/** A range in few words: `0.5 to 2`. */
export function rangeText(range: VariedRange): string {
  switch (range.kind) {
    case 'choice':
      return range.choices.map((one) => valueText(one)).join(', ') || 'no choices';
    case 'normal':
      return `${numberText(range.mean)} ± ${numberText(range.sd)}`;
    default: {
      const note = { float: '', log: ', by logarithm', int: ', whole' }[range.kind];
      return `${numberText(range.lower)} to ${numberText(range.upper)}${note}`;
    }
  }
}
