import type { Range } from './fieldValue.ts';

/** Digits behind the point that a number is written with. */
function decimalsOf(text: string): number {
  return /\.(\d+)$/.exec(text.trim())?.[1]?.length ?? 0;
}

function within(number: number, { min = -Infinity, max = Infinity }: Range): number {
  return Math.min(max, Math.max(min, number));
}

/**
 * The number so many steps up or down, a step being one in the place of the last digit that is written;
 * it stops at the limits. Null when that is the same number, or the text is none.
 */
export function stepped(
  text: string,
  by: number,
  whole: boolean,
  range: Range = {},
): string | null {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return null;
  const more = Number.isInteger(by) ? 0 : 1;
  const decimals = whole ? 0 : decimalsOf(text) + more;
  const way = whole ? Math.sign(by) * Math.max(1, Math.round(Math.abs(by))) : by;
  const step = way * 10 ** -(whole ? 0 : decimalsOf(text));
  const next = within(Number((number + step).toFixed(decimals)), range);
  return next === number ? null : next.toFixed(decimals);
}

/** What a pixel of a drag is worth: about a hundredth of the number, in one decimal place. */
export function scrubStep(value: number, whole: boolean): number {
  if (whole) return 1;
  const size = Math.abs(value);
  return size === 0 || !Number.isFinite(size) ? 0.1 : 10 ** (Math.floor(Math.log10(size)) - 2);
}

/** A number moved by so many steps, without digits that only rounding makes. */
export function moved(value: number, steps: number, step: number, range: Range = {}): number {
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  return within(Number((value + steps * step).toFixed(Math.min(decimals, 15))), range);
}
