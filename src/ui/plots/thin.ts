import { entryAt, lastStep, stepGrid, type Stepped } from './stepGrid.ts';

/**
 * Columns for drawing: one x (the step) for all series. In a series null is a gap, undefined a step
 * it has no entry for, over which the line goes on.
 */
export type Columns = [number[], ...(number | null | undefined)[][]];

/** The part of a recorded series that drawing needs. */
export interface Recorded extends Stepped {
  readonly values: Float64Array;
}

/**
 * The entries of the steps `from` to `to` (both included) of all series, ready to draw on `pixels`
 * columns. With many more entries than pixels only the smallest and the largest of each pixel's
 * entries are kept, in the order they came, so that no peak is lost and the picture is the same.
 *
 * @param positiveOnly leaves out what a logarithmic axis cannot show
 */
export function thin(
  series: readonly Recorded[],
  from: number,
  to: number,
  pixels: number,
  positiveOnly: boolean,
): Columns {
  const grid = stepGrid(series);
  const firstRow = Math.max(0, Math.floor((from - grid.first) / grid.stride));
  const lastRow = Math.min(grid.rows - 1, Math.ceil((to - grid.first) / grid.stride));
  const start = grid.first + firstRow * grid.stride;
  const count = Math.max(0, lastRow - firstRow + 1);
  if (count <= pixels * 4) {
    const xs = Array.from({ length: count }, (_, i) => start + i * grid.stride);
    return [xs, ...series.map((one) => xs.map((step) => valueAt(one, step, positiveOnly)))];
  }
  const per = (count * grid.stride) / pixels;
  const xs: number[] = [];
  const columns = series.map((): (number | null)[] => []);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const left = start + pixel * per;
    xs.push(left, left + per / 2);
    series.forEach((one, i) => extremes(one, left, left + per, positiveOnly, columns[i] ?? []));
  }
  return [xs, ...columns];
}

function drawable(value: number | undefined, positiveOnly: boolean): value is number {
  return value !== undefined && Number.isFinite(value) && (!positiveOnly || value > 0);
}

function valueAt(series: Recorded, step: number, positiveOnly: boolean): number | null | undefined {
  const at = entryAt(series, step);
  if (at < 0) return step > lastStep(series) ? null : undefined;
  const value = series.values[at];
  return drawable(value, positiveOnly) ? value : null;
}

function extremes(
  { length, values, first = 0, stride = 1 }: Recorded,
  left: number,
  right: number,
  positiveOnly: boolean,
  out: (number | null)[],
): void {
  let low = -1;
  let high = -1;
  const end = Math.min(length, Math.ceil((right - first) / stride));
  for (let i = Math.max(0, Math.ceil((left - first) / stride)); i < end; i++) {
    const value = values[i];
    if (!drawable(value, positiveOnly)) continue;
    if (low < 0 || value < (values[low] ?? 0)) low = i;
    if (high < 0 || value > (values[high] ?? 0)) high = i;
  }
  if (low < 0) out.push(null, null);
  else out.push(values[Math.min(low, high)] ?? null, values[Math.max(low, high)] ?? null);
}
