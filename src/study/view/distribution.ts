/** How values are spread. */
export interface Distribution {
  readonly count: number;
  readonly mean: number;
  /** Of a sample: divided by one less than there are. */
  readonly deviation: number;
  /** In order. */
  readonly sorted: Float64Array;
}

/** The values of some rows, those that are numbers, in order. */
export function distributionOf(values: Float64Array, rows: Uint32Array): Distribution {
  const taken = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const value = values[row] as number;
    if (Number.isFinite(value)) taken[count++] = value;
  }
  const sorted = taken.subarray(0, count).sort();
  let mean = 0;
  let squares = 0;
  sorted.forEach((value, i) => {
    const away = value - mean;
    mean += away / (i + 1);
    squares += away * (value - mean);
  });
  const deviation = count > 1 ? Math.sqrt(squares / (count - 1)) : Number.NaN;
  return { count, mean: count === 0 ? Number.NaN : mean, deviation, sorted };
}

/**
 * The value below which a share of the sorted values lies; between two of them in proportion (type 7 of
 * R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, 1996: what numpy does).
 *
 * @param share from 0 to 1
 */
export function quantileOf(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const a = sorted[below] as number;
  const b = sorted[Math.min(sorted.length - 1, below + 1)] as number;
  return a === b ? a : a + (place - below) * (b - a);
}

/** How many values lie in each of some parts of equal width. */
export interface Histogram {
  readonly from: number;
  readonly width: number;
  readonly counts: Uint32Array;
}

const MOST_BINS = 80;

/**
 * Bins as wide as values of this spread ask for (D. Freedman and P. Diaconis, On the histogram as a density
 * estimator, 1981), and no more than can be told apart.
 */
export function histogramOf({ sorted, count }: Distribution): Histogram {
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  if (count === 0) return { from: 0, width: 1, counts: new Uint32Array() };
  if (first === last) {
    const width = Math.abs(first) * 0.1 || 1;
    return { from: first - width / 2, width, counts: Uint32Array.of(count) };
  }
  const spread = quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25);
  const wanted = spread > 0 ? (last - first) / ((2 * spread) / Math.cbrt(count)) : Math.sqrt(count);
  const bins = Math.max(1, Math.min(MOST_BINS, Math.ceil(wanted)));
  const width = (last - first) / bins;
  const counts = new Uint32Array(bins);
  for (const value of sorted) {
    const bin = Math.min(bins - 1, Math.floor((value - first) / width));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { from: first, width, counts };
}
