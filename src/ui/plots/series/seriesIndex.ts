import { type Extremes, extremesOf } from '../../../base/extremes.ts';
import type { Series } from '../../../stores/api.ts';

/** What kinds of values a series has: what can be drawn of it follows from that. */
export type SeriesKind = 'none' | 'number' | 'boolean' | 'text' | 'other';

export interface SeriesFacts {
  readonly count: number;
  /** Smallest and largest finite value; NaN when there is none. */
  readonly min: number;
  readonly max: number;
  /** The last value as a number; NaN when it is none. */
  readonly last: number;
  readonly kind: SeriesKind;
  /** No value is smaller than the one before it, and all are finite: a clock. */
  readonly rising: boolean;
}

const BLOCK = 128;
/** Only finite values are drawn; on a logarithmic axis those above 0. */
const LEAST = { any: -Number.MAX_VALUE, positive: Number.MIN_VALUE };
const NOTHING: Extremes = { low: -1, high: -1 };

/**
 * Grows with a series and knows its extremes, of all of it and of any part, without reading it all
 * again with every batch: the smallest and the largest of each block of entries are written down once.
 */
class SeriesIndex {
  #values: Float64Array = new Float64Array();
  #length = 0;
  #min = Infinity;
  #max = -Infinity;
  #rising = true;
  readonly #kinds = { number: 0, boolean: 0, text: 0, other: 0 };
  #lows = new Int32Array(64);
  #highs = new Int32Array(64);
  #blocks = 0;

  grow({ values, other, length }: Series): void {
    this.#values = values;
    if (other === null) this.#kinds.number += length - this.#length;
    for (let at = this.#length; at < length; at++) {
      const value = values[at] ?? Number.NaN;
      if (at > 0 && !(value >= (values[at - 1] ?? Number.NaN))) this.#rising = false;
      if (Number.isFinite(value)) {
        if (value < this.#min) this.#min = value;
        if (value > this.#max) this.#max = value;
      }
      if (other !== null) this.#kinds[kindOf(other[at])] += 1;
    }
    this.#length = length;
    while ((this.#blocks + 1) * BLOCK <= length) this.#addBlock();
  }

  get length(): number {
    return this.#length;
  }

  facts(): SeriesFacts {
    const has = this.#min <= this.#max;
    return {
      count: this.#length,
      min: has ? this.#min : Number.NaN,
      max: has ? this.#max : Number.NaN,
      last: this.#length === 0 ? Number.NaN : (this.#values[this.#length - 1] ?? Number.NaN),
      kind: this.#kind(),
      rising: this.#rising && has,
    };
  }

  #kind(): SeriesKind {
    const { number, boolean, text, other } = this.#kinds;
    if (number + boolean + text + other === 0) return 'none';
    if (text > 0 && text >= number + boolean) return 'text';
    if (number > 0) return 'number';
    if (boolean > 0) return 'boolean';
    return 'other';
  }

  #addBlock(): void {
    if (this.#blocks === this.#lows.length) {
      this.#lows = grown(this.#lows);
      this.#highs = grown(this.#highs);
    }
    const start = this.#blocks * BLOCK;
    const { low, high } = this.#scan(start, start + BLOCK, LEAST.any);
    this.#lows[this.#blocks] = low;
    this.#highs[this.#blocks] = high;
    this.#blocks += 1;
  }

  /** Places of the smallest and the largest finite entry not below `least`, from `from` up to `to`. */
  extremes(from: number, to: number, least: number): Extremes {
    const firstBlock = Math.ceil(from / BLOCK);
    const endBlock = Math.min(this.#blocks, Math.floor(to / BLOCK));
    if (firstBlock >= endBlock) return this.#scan(from, to, least);
    let found = this.#scan(from, firstBlock * BLOCK, least);
    for (let block = firstBlock; block < endBlock; block++) {
      const low = this.#lows[block] ?? -1;
      // Nothing finite in all of it.
      if (low < 0) continue;
      const isWhole = (this.#values[low] ?? 0) >= least;
      const part = isWhole
        ? { low, high: this.#highs[block] ?? low }
        : this.#scan(block * BLOCK, (block + 1) * BLOCK, least);
      found = this.#wider(found, part);
    }
    return this.#wider(found, this.#scan(endBlock * BLOCK, to, least));
  }

  #wider(one: Extremes, other: Extremes): Extremes {
    if (one.low < 0 || other.low < 0) return one.low < 0 ? other : one;
    const values = this.#values;
    return {
      low: (values[other.low] ?? 0) < (values[one.low] ?? 0) ? other.low : one.low,
      high: (values[other.high] ?? 0) > (values[one.high] ?? 0) ? other.high : one.high,
    };
  }

  #scan(from: number, to: number, least: number): Extremes {
    return from < to ? extremesOf(this.#values, from, to, least, Number.MAX_VALUE) : NOTHING;
  }
}

function grown(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}

function kindOf(value: unknown): 'number' | 'boolean' | 'text' | 'other' {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' ? 'text' : 'other';
}

const indexes = new WeakMap<object, SeriesIndex>();

/** The index of a series, grown to its length; kept as long as the column that it is of. */
function indexOf(series: Series): SeriesIndex {
  const column = series.source ?? series.values;
  let index = indexes.get(column);
  if (index === undefined || index.length > series.length) {
    index = new SeriesIndex();
    indexes.set(column, index);
  }
  if (index.length < series.length) index.grow(series);
  return index;
}

export function factsOf(series: Series): SeriesFacts {
  return indexOf(series).facts();
}

/**
 * Places of the smallest and the largest finite entry from place `from` up to `to`, in their order;
 * empty when there is none. With `positiveOnly` those up to 0 do not count.
 */
export function extremesIn(
  series: Series,
  from: number,
  to: number,
  positiveOnly: boolean,
): readonly number[] {
  const end = Math.min(to, series.length);
  const least = positiveOnly ? LEAST.positive : LEAST.any;
  const { low, high } = indexOf(series).extremes(Math.max(0, from), end, least);
  if (low < 0) return [];
  return low === high ? [low] : [Math.min(low, high), Math.max(low, high)];
}
