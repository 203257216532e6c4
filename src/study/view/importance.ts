import type { Work } from '../../base/work.ts';

/** More parts than this, and a part has too few trials to say what its mean is. */
const MOST_PARTS = 50;

/** An argument and what it explains. */
export interface Importance {
  /** The place of its column among those given. */
  readonly at: number;
  /** Share of the variance that it explains by itself, 0 to 1; NaN where that cannot be said. */
  readonly share: number;
}

/**
 * How much of the variance of a result each argument explains by itself: the variance of the mean result
 * over parts of the argument's range that hold equally many trials, divided by the variance of all. This is
 * Sobol's first-order index estimated from trials that are there already (E. Plischke, E. Borgonovo and
 * C. L. Smith, Global sensitivity measures from given data, European Journal of Operational Research 226,
 * 2013), less what chance alone would explain (epsilon squared; T. L. Kelley, An unbiased correlation ratio
 * measure, 1935). What arguments do only together belongs to none of them; trials of a search lie densely
 * where results are good, and speak of that part of the ranges most.
 *
 * @returns the most important first
 */
export function* importanceOf(
  columns: readonly Float64Array[],
  result: Float64Array,
  rows: Uint32Array,
): Work<readonly Importance[]> {
  const used = rows.filter((row) => Number.isFinite(result[row]));
  const found: Importance[] = [];
  for (const [at, column] of columns.entries()) {
    found.push({ at, share: shareOf(column, result, used) });
    yield;
  }
  const size = ({ share }: Importance) => (Number.isNaN(share) ? -1 : share);
  return found.toSorted((a, b) => size(b) - size(a) || a.at - b.at);
}

function shareOf(column: Float64Array, result: Float64Array, used: Uint32Array): number {
  const rows = used.filter((row) => Number.isFinite(column[row]));
  const count = rows.length;
  const edges = edgesOf(column, rows);
  const parts = edges.length + 1;
  if (count <= parts || parts < 2) return parts < 2 && count > 1 ? 0 : Number.NaN;
  const sums = new Float64Array(parts);
  const sizes = new Uint32Array(parts);
  // From the first value on, so that large numbers of little difference keep their digits.
  const origin = result[rows[0] as number] as number;
  let sum = 0;
  let squares = 0;
  for (const row of rows) {
    const part = partOf(edges, column[row] as number);
    const value = (result[row] as number) - origin;
    sums[part] = (sums[part] as number) + value;
    sizes[part] = (sizes[part] as number) + 1;
    sum += value;
    squares += value * value;
  }
  const all = squares - (sum * sum) / count;
  if (!(all > 0)) return Number.NaN;
  let between = -(sum * sum) / count;
  for (let part = 0; part < parts; part++) {
    if (sizes[part] !== 0) between += (sums[part] as number) ** 2 / (sizes[part] as number);
  }
  const filled = sizes.reduce((number, size) => number + (size > 0 ? 1 : 0), 0);
  const within = Math.max(0, all - between) / (count - filled);
  return Math.min(1, Math.max(0, 1 - (within * (count - 1)) / all));
}

/** Where one part ends and the next begins: each distinct value is a part where they are few. */
function edgesOf(column: Float64Array, rows: Uint32Array): Float64Array {
  const sorted = Float64Array.from(rows, (row) => column[row] as number).sort();
  const distinct: number[] = [];
  for (const value of sorted) {
    if (value !== distinct.at(-1)) distinct.push(value);
    if (distinct.length > MOST_PARTS) break;
  }
  const wanted = Math.max(2, Math.min(MOST_PARTS, Math.round(Math.cbrt(sorted.length))));
  const isFew = distinct.length <= MOST_PARTS && distinct.length * 2 <= sorted.length;
  if (isFew) return Float64Array.from(distinct.slice(1));
  const edges: number[] = [];
  for (let part = 1; part < wanted; part++) {
    const edge = sorted[Math.floor((part * sorted.length) / wanted)] as number;
    if (edge !== edges.at(-1) && edge !== sorted[0]) edges.push(edge);
  }
  return Float64Array.from(edges);
}

/** The part that a value lies in: how many edges are not above it. */
function partOf(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
