import type { Series } from '../../../stores/api.ts';
import { entryBefore } from '../series/stepGrid.ts';
import { extremesIn, factsOf } from '../series/seriesIndex.ts';
import type { Range } from './range.ts';

/** Points of a line in the order they are drawn; where `ys` is NaN the line is broken. */
export interface Points {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The step of the run of each point. */
  readonly steps: Float64Array;
}

/** Entries for each pixel of the width beyond which a series is thinned for drawing. */
const PER_PIXEL = 4;

class PointList {
  readonly #xs: number[] = [];
  readonly #ys: number[] = [];
  readonly #steps: number[] = [];

  add(x: number, y: number, step: number): void {
    this.#xs.push(x);
    this.#ys.push(y);
    this.#steps.push(step);
  }

  points(): Points {
    const [xs, ys, steps] = [this.#xs, this.#ys, this.#steps].map((list) =>
      Float64Array.from(list),
    );
    const none = new Float64Array();
    return { xs: xs ?? none, ys: ys ?? none, steps: steps ?? none };
  }
}

function drawable(value: number | undefined, positiveOnly: boolean): number {
  const isGood = value !== undefined && Number.isFinite(value) && (!positiveOnly || value > 0);
  return isGood ? value : Number.NaN;
}

/**
 * The entries of a series between two steps, and one more on each side so that the line leaves the
 * picture. With many more entries than pixels only the smallest and the largest of each pixel's are
 * kept, at their own steps: no peak is lost, and the picture is the same.
 *
 * @param positiveOnly leaves out what a logarithmic axis cannot show
 */
export function pointsOverSteps(
  series: Series,
  { min, max }: Range,
  pixels: number,
  positiveOnly: boolean,
): Points {
  const { values, length, first = 0, stride = 1 } = series;
  const list = new PointList();
  const from = Math.max(0, Math.ceil((min - first) / stride) - 1);
  const to = Math.min(length - 1, Math.floor((max - first) / stride) + 1);
  const count = to - from + 1;
  if (count <= pixels * PER_PIXEL) {
    for (let at = from; at <= to; at++) {
      const step = first + at * stride;
      list.add(step, drawable(values[at], positiveOnly), step);
    }
    return list.points();
  }
  const per = count / pixels;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const start = from + Math.floor(pixel * per);
    const end = from + Math.floor((pixel + 1) * per);
    const kept = extremesIn(series, start, end, positiveOnly);
    for (const at of kept) list.add(first + at * stride, values[at] ?? 0, first + at * stride);
    if (kept.length === 0) list.add(first + start * stride, Number.NaN, first + start * stride);
  }
  return list.points();
}

/**
 * The entries of a series over those of another at the same steps. Of more than `most` entries the
 * smallest and the largest of each share are kept.
 *
 * @param range what shows of x; only where x is rising can the rest be left out
 */
export function pointsOverField(
  series: Series,
  x: Series,
  range: Range | null,
  most: number,
  positiveOnly: boolean,
): Points {
  const { values, length, first = 0, stride = 1 } = series;
  const list = new PointList();
  const xAt = (at: number): number => {
    const place = entryBefore(x, first + at * stride);
    return place < 0 ? Number.NaN : drawable(x.values[place], false);
  };
  const add = (at: number): void => {
    const over = xAt(at);
    const value = Number.isNaN(over) ? Number.NaN : drawable(values[at], positiveOnly);
    list.add(over, value, first + at * stride);
  };
  const isRising = range !== null && factsOf(x).rising;
  const from = isRising ? Math.max(0, firstAt(xAt, length, range.min) - 1) : 0;
  const to = isRising ? Math.min(length, firstAt(xAt, length, range.max) + 1) : length;
  const size = Math.max(1, Math.ceil((2 * (to - from)) / most));
  if (to - from <= most) for (let at = from; at < to; at++) add(at);
  else {
    for (let start = from; start < to; start += size) {
      const kept = extremesIn(series, start, Math.min(to, start + size), positiveOnly);
      for (const at of kept) add(at);
      // Where nothing is to be drawn the line is broken.
      if (kept.length === 0) add(start);
    }
  }
  return list.points();
}

/** The first place at which rising values reach a limit. */
function firstAt(valueAt: (at: number) => number, length: number, limit: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Smallest and largest y of the points whose x shows; of all points when none does. */
export function extentOf(lines: readonly Points[], { min, max }: Range): readonly [number, number] {
  let inside: [number, number] = [Infinity, -Infinity];
  let whole: [number, number] = [Infinity, -Infinity];
  for (const { xs, ys } of lines) {
    for (let at = 0; at < ys.length; at++) {
      const [x, y] = [xs[at] ?? 0, ys[at] ?? Number.NaN];
      if (Number.isNaN(y)) continue;
      whole = [Math.min(whole[0], y), Math.max(whole[1], y)];
      if (x >= min && x <= max) inside = [Math.min(inside[0], y), Math.max(inside[1], y)];
    }
  }
  return inside[0] <= inside[1] ? inside : whole;
}
