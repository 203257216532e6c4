/** Places of the smallest and the largest value; -1 where none counts. */
export interface Extremes {
  readonly low: number;
  readonly high: number;
}

/**
 * The smallest and the largest of the values from place `from` up to `to`, the first of equal ones. What is
 * drawn or kept of many values is these two of each stretch, so that no peak is lost.
 *
 * @param least and @param most: values outside of these do not count; NaN never does
 */
export function extremesOf(
  values: ArrayLike<number>,
  from: number,
  to: number,
  least = -Infinity,
  most = Infinity,
): Extremes {
  let [low, high] = [-1, -1];
  let [lowest, highest] = [Infinity, -Infinity];
  for (let at = from; at < to; at++) {
    const value = values[at] ?? Number.NaN;
    if (!(value >= least && value <= most)) continue;
    if (low < 0 || value < lowest) [low, lowest] = [at, value];
    if (high < 0 || value > highest) [high, highest] = [at, value];
  }
  return { low, high };
}
