/**
 * How often a curve goes from its smallest value to its largest or back: its whole way up and down in
 * ranges. What is no number is passed over; 0 for a curve that stands still.
 */
export function swingsOf(values: ArrayLike<number>): number {
  let [least, most] = [Infinity, -Infinity];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  // In halves: what lies between two numbers may be more than a number can be.
  const range = most / 2 - least / 2;
  if (!(range > 0 && range < Infinity)) return 0;
  let swings = 0;
  let last = Number.NaN;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    if (!Number.isNaN(last)) swings += Math.abs(value / 2 - last / 2) / range;
    last = value;
  }
  return swings;
}

/** Whether a line of this width, drawn over a stretch, is more of a block than a line. */
export function isDense(values: ArrayLike<number>, line: number, stretch: number): boolean {
  return swingsOf(values) * line > 0.4 * stretch;
}
