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

/**
 * Writes the two extremes of each four values into `kept`, in the order in which they came; NaN only where
 * nothing else is. Values beyond the last whole four are left.
 *
 * @returns how many were written
 */
export function keepExtremesOfFours(values: Float64Array, kept: Float64Array): number {
  let length = 0;
  for (let from = 0; from + 4 <= values.length; from += 4) {
    let low = -1;
    let high = -1;
    for (let at = from; at < from + 4; at++) {
      const value = values[at] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      if (low < 0 || value < (values[low] ?? 0)) low = at;
      if (high < 0 || value > (values[high] ?? 0)) high = at;
    }
    kept[length] = values[low < 0 ? from : Math.min(low, high)] ?? Number.NaN;
    kept[length + 1] = values[low < 0 ? from : Math.max(low, high)] ?? Number.NaN;
    length += 2;
  }
  return length;
}
