import type { Work } from '../../base/work.ts';
import { quantileOf } from './distribution.ts';

/** The shares that a fan shows. */
export const FAN_SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** How the values of many runs are spread at each step. */
export interface Fan {
  readonly steps: Float64Array;
  /** For each of `FAN_SHARES`, its value at each step; NaN where no run has one. */
  readonly bands: readonly Float64Array[];
}

/** A series of a run: values of its steps, every so many of them. */
export interface FanSeries {
  readonly first: number;
  readonly stride: number;
  readonly values: Float64Array;
}

/**
 * The percentiles of series over their steps; a series that ended early counts as long as it has values.
 *
 * @param most looks at so many steps, evenly apart
 */
export function* fanOf(series: readonly FanSeries[], most: number): Work<Fan> {
  const from = Math.min(...series.map(({ first }) => first));
  const to = Math.max(
    ...series.map(({ first, stride, values }) => first + stride * (values.length - 1)),
  );
  const isSome = series.length > 0 && to >= from;
  const count = isSome ? Math.min(most, to - from + 1) : 0;
  const steps = Float64Array.from({ length: count }, (_, i) =>
    Math.round(from + (count > 1 ? (i * (to - from)) / (count - 1) : 0)),
  );
  const bands = FAN_SHARES.map(() => new Float64Array(count).fill(Number.NaN));
  const column = new Float64Array(series.length);
  for (const [i, step] of steps.entries()) {
    let filled = 0;
    for (const { first, stride, values } of series) {
      const value = values[Math.floor((step - first) / stride)];
      if (value !== undefined && Number.isFinite(value)) column[filled++] = value;
    }
    const sorted = column.subarray(0, filled).sort();
    FAN_SHARES.forEach((share, band) => {
      (bands[band] as Float64Array)[i] = quantileOf(sorted, share);
    });
    yield;
  }
  return { steps, bands };
}
