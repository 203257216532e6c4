/** The part of an axis that shows, `min` below `max`; both above 0 where the axis is logarithmic. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The largest number there is, or the most negative one, where a value is beyond it. */
const finite = (value: number) => Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value));
/** As `finite`, and above 0, as a logarithmic axis needs it. */
const positive = (value: number) => Math.max(Number.MIN_VALUE, finite(value));

// The width of a range may be more than a number can be, half of it never is: all is told in halves.
const forth = (value: number, log: boolean) => (log ? Math.log10(value) : value / 2);
const back = (value: number, log: boolean) => (log ? positive(10 ** value) : finite(value * 2));

/** Where a value lies in a range: 0 at its beginning, 1 at its end. */
export function positionIn(range: Range, value: number, log = false): number {
  return positionsIn(range, log)(value);
}

/** The same for many values of one range. */
export function positionsIn({ min, max }: Range, log = false): (value: number) => number {
  const [a, b] = [forth(min, log), forth(max, log)];
  const width = b - a;
  return log ? (value) => (Math.log10(value) - a) / width : (value) => (value / 2 - a) / width;
}

/** The value at a position of a range. */
export function valueIn({ min, max }: Range, position: number, log = false): number {
  const [a, b] = [forth(min, log), forth(max, log)];
  return back(a + (b - a) * position, log);
}

/** Half of what lies between the ends of a range; all of it may be more than a number can be. */
export function halfWidth({ min, max }: Range): number {
  return max / 2 - min / 2;
}

/** The part of a range between two positions, in whatever order they come. */
export function partOf(range: Range, from: number, to: number, log = false): Range {
  const [a, b] = [valueIn(range, from, log), valueIn(range, to, log)];
  return a < b ? { min: a, max: b } : { min: b, max: a };
}

/** The range made wider (factor above 1) or narrower; what is at `position` stays there. */
export function zoomed(range: Range, factor: number, position: number, log = false): Range {
  return partOf(range, position - position * factor, position + (1 - position) * factor, log);
}

/** The range moved by a share of its width. */
export function panned(range: Range, share: number, log = false): Range {
  return partOf(range, share, 1 + share, log);
}

/** The range moved, and if need be narrowed, to lie in another; never narrower than `least`. */
export function heldIn(range: Range, whole: Range, least: number): Range {
  const room = halfWidth(whole);
  const width = Math.min(room, Math.max(least / 2, halfWidth(range)));
  // It grows around its middle.
  const wanted = (range.min / 2 + range.max / 2 - width) / 2;
  const min = Math.min(whole.max / 2 - width, Math.max(whole.min / 2, wanted));
  return { min: min * 2, max: width === room ? whole.max : (min + width) * 2 };
}

/** True when a range leaves out nothing worth mentioning of another. */
export function covers(range: Range, whole: Range): boolean {
  const air = halfWidth(whole) * 2e-6;
  return range.min <= whole.min + air && range.max >= whole.max - air;
}

/** What shows of values between these two: some air on both sides, and never nothing. */
export function padded(min: number, max: number, log: boolean): Range {
  if (!(min <= max)) return log ? { min: 1, max: 10 } : { min: 0, max: 1 };
  if (log) {
    const air = min === max ? 3 : max ** 0.05 / min ** 0.05;
    return { min: positive(min / air), max: positive(max * air) };
  }
  const air = halfWidth({ min, max }) * 0.12 || Math.abs(max) * 0.1 || 1;
  // Values so large that the air is lost in them still need a range.
  return min - air < max + air
    ? { min: finite(min - air), max: finite(max + air) }
    : { min: 0, max: 1 };
}
