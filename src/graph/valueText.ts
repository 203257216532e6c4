import { drawnText } from '../base/drawnText.ts';
import type { Json } from '../base/json.ts';
import { numberText } from '../base/numberText.ts';

/** Characters of a value that a card has room for, and more. */
export const LONGEST_VALUE = 500;

/** A number as cards have room for it. */
export const cardNumber = (value: number): string => numberText(value, 5);

/** Lists in each other that a card shows: of each it shows four items, which may be lists of four. */
const DEEPEST = 3;

/** A value of the document in few characters. */
export function valueText(value: Json, depth = 0): string {
  if (typeof value === 'number') return cardNumber(value);
  if (typeof value === 'string') return drawnText(value, LONGEST_VALUE);
  if (Array.isArray(value)) {
    if (depth === DEEPEST) return '[…]';
    const shown = value
      .slice(0, 4)
      .map((item: Json) => valueText(item, depth + 1))
      .join(', ');
    return value.length > 4 ? `[${shown}, …]` : `[${shown}]`;
  }
  if (value === null) return 'none';
  if (typeof value !== 'object') return String(value);
  return `{${drawnText(Object.keys(value).join(', '), LONGEST_VALUE)}}`;
}
