/** The part of an axis that shows, `min` below `max`; both above 0 where the axis is logarithmic. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

const forth = (value: number, log: boolean) => (log ? Math.log10(value) : value);
const back = (value: number, log: boolean) => (log ? 10 ** value : value);

/** Where a value lies in a range: 0 at its beginning, 1 at its end. */
export function positionIn({ min, max }: Range, value: number, log = false): number {
  const [a, b] = [forth(min, log), forth(max, log)];
  return (forth(value, log) - a) / (b - a);
}

/** The value at a position of a range. */
export function valueIn({ min, max }: Range, position: number, log = false): number {
  const [a, b] = [forth(min, log), forth(max, log)];
  return back(a + (b - a) * position, log);
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
  const room = whole.max - whole.min;
  const width = Math.min(room, Math.max(least, range.max - range.min));
  // It grows around its middle.
  const wanted = (range.min + range.max - width) / 2;
  const min = Math.min(whole.max - width, Math.max(whole.min, wanted));
  return { min, max: width === room ? whole.max : min + width };
}

/** True when a range leaves out nothing worth mentioning of another. */
export function covers(range: Range, whole: Range): boolean {
  const air = (whole.max - whole.min) * 1e-6;
  return range.min <= whole.min + air && range.max >= whole.max - air;
}

/** What shows of values between these two: some air on both sides, and never nothing. */
export function padded(min: number, max: number, log: boolean): Range {
  if (!(min <= max)) return log ? { min: 1, max: 10 } : { min: 0, max: 1 };
  if (log) {
    const air = min === max ? 3 : (max / min) ** 0.05;
    return { min: min / air, max: max * air };
  }
  const air = (max - min) * 0.06 || Math.abs(max) * 0.1 || 1;
  // Values so large that the air is lost in them still need a range.
  return min - air < max + air ? { min: min - air, max: max + air } : { min: 0, max: 1 };
}
