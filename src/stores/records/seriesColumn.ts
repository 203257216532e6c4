import { extremesOf, keepExtremesOfFours } from '../../base/extremes.ts';
import type { Series } from './series.ts';

/** Values kept in all series together; each is 8 bytes, more where values are no numbers. */
export const SERIES_BUDGET = 8_000_000;

const FIRST_CAPACITY = 1024;
const LEAST_LIMIT = 4096;
/** Bytes that a value which is no number may take, on average: lists and texts may be large, and fewer are kept then. */
const OTHER_BYTES = 32;
/** Batches that came early and wait for the ones before them. */
const MOST_WAITING = 32;
/** A hole longer than this is not filled: no honest run leaves one. */
const LONGEST_HOLE = 100_000;

/** Some of a field's values: `count` values of the run from index `start` on, thinned where there are fewer. */
export interface SeriesPart {
  readonly start: number;
  readonly count: number;
  readonly values: Float64Array | readonly unknown[];
}

/** Where a column is beside the values that its series shows: what comes next goes on from there. */
export interface ColumnPlace {
  readonly next: number;
  readonly weight: number;
  readonly bucket: readonly Point[];
}

/**
 * One field's values as they stream in: a column that grows by doubling and is thinned when it
 * reaches its limit, so that memory is bounded however long a run goes on. Thinning keeps of each
 * bucket of values its smallest and its largest, in the order in which they came, so that peaks
 * stay visible.
 */
export class SeriesColumn {
  #field: string;
  #values = new Float64Array(FIRST_CAPACITY);
  #other: unknown[] | null = null;
  /** About how many bytes those take. */
  #bytes = 0;
  #length = 0;
  #stride = 1;
  #version = 0;
  /** Another one once the entries of before have changed. */
  #source = {};
  /** Index of the first value in the run; null until it came. */
  #first: number | null = null;
  /** Index in the run of the value expected next. */
  #next = 0;
  /** Values since the last kept ones, while thinned, and how many of the run they stand for. */
  #bucket: Point[] = [];
  #weight = 0;
  #waiting = new Map<number, SeriesPart>();

  constructor(field: string) {
    this.#field = field;
  }

  /** A column that goes on from such a series. */
  static from(series: Series, place: ColumnPlace): SeriesColumn {
    const column = new SeriesColumn(series.field);
    const { length, stride = 1, first = 0 } = series;
    column.#values = new Float64Array(Math.max(FIRST_CAPACITY, length));
    column.#values.set(series.values.subarray(0, length));
    column.#other = series.other === null ? null : series.other.slice(0, length);
    for (const value of column.#other ?? []) column.#bytes += bytesOf(value);
    column.#length = length;
    column.#stride = stride;
    column.#first = first;
    column.#next = place.next;
    column.#weight = place.weight;
    column.#bucket = [...place.bucket];
    return column;
  }

  /** Where it is; null while a part is missing. */
  place(): ColumnPlace | null {
    if (this.#waiting.size > 0) return null;
    return { next: this.#next, weight: this.#weight, bucket: [...this.#bucket] };
  }

  /** The field is called otherwise from now on. */
  called(field: string): this {
    this.#field = field;
    this.#version += 1;
    return this;
  }

  /** Takes the next part. False when it said nothing new. */
  add(part: SeriesPart, limit: number): boolean {
    const { start, count, values } = part;
    if (!Number.isSafeInteger(start) || start < 0 || values.length === 0) return false;
    this.#first ??= this.#begin(start);
    if (start > this.#next && !this.#hold(part)) return false;
    if (start <= this.#next && start + count <= this.#next) return false;
    if (start <= this.#next) this.#append(part, limit);
    this.#catchUp(limit);
    this.#version += 1;
    return true;
  }

  /** The run ended: shows what was held back for the next bucket, and what waited in vain. */
  finish(limit: number): void {
    for (const part of [...this.#waiting.values()].toSorted((a, b) => a.start - b.start)) {
      this.#fillTo(part.start, limit);
      if (part.start + part.count > this.#next) this.#append(part, limit);
    }
    this.#waiting.clear();
    this.#empty();
    this.#version += 1;
  }

  /** The series of now. Its columns are shared with later ones: entries past `length` do not count. */
  view(): Series {
    return {
      field: this.#field,
      version: this.#version,
      length: this.#length,
      values: this.#values,
      other: this.#other,
      first: this.#first ?? 0,
      stride: this.#stride,
      source: this.#source,
    };
  }

  #begin(start: number): number {
    this.#next = start;
    return start;
  }

  #hold(part: SeriesPart): boolean {
    if (part.start - this.#next > LONGEST_HOLE) return false;
    this.#waiting.set(part.start, part);
    return true;
  }

  /** Appends what waited for its turn; when too much waits, the hole before it is filled with NaN. */
  #catchUp(limit: number): void {
    while (this.#waiting.size > 0) {
      const start = Math.min(...this.#waiting.keys());
      if (start > this.#next) {
        if (this.#waiting.size <= MOST_WAITING) return;
        this.#fillTo(start, limit);
      }
      const part = this.#waiting.get(start);
      this.#waiting.delete(start);
      if (part !== undefined) this.#append(part, limit);
    }
  }

  #fillTo(start: number, limit: number): void {
    const count = start - this.#next;
    if (count <= 0) return;
    this.#append({ start: this.#next, count, values: new Float64Array(count).fill(NaN) }, limit);
  }

  /** The part begins at or before the value expected next; what came before is left out. */
  #append({ start, count, values }: SeriesPart, limit: number): void {
    const weight = count / values.length;
    // A pair of extremes stands for two shares: a finer column would say more than is known.
    while (weight > this.#stride) this.#thin();
    const from = Math.floor((this.#next - start) / weight);
    for (let index = from; index < values.length; index += 1) {
      const value: unknown = values[index];
      if (this.#other === null && typeof value !== 'number') this.#other = this.#asOther();
      this.#keep(toNumber(value), value, weight, limit);
    }
    this.#next = start + count;
  }

  #asOther(): unknown[] {
    return Array.from(this.#values.subarray(0, this.#length));
  }

  #keep(value: number, other: unknown, weight: number, limit: number): void {
    const most = Math.max(limit, LEAST_LIMIT);
    const isFull = this.#length >= most || (this.#length >= 8 && this.#bytes > most * OTHER_BYTES);
    if (isFull && this.#length % 4 === 0) this.#thin();
    if (this.#stride === 1) {
      this.#push(value, other);
      return;
    }
    this.#bucket.push({ value, other });
    this.#weight += weight;
    if (this.#weight < this.#stride * 2) return;
    const more = this.#weight - this.#stride * 2;
    this.#empty();
    this.#weight = more;
  }

  #empty(): void {
    for (const kept of extremes(this.#bucket)) this.#push(kept.value, kept.other);
    this.#bucket = [];
    this.#weight = 0;
  }

  #push(value: number, other: unknown): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    if (this.#other !== null) {
      this.#other[this.#length] = other;
      this.#bytes += bytesOf(other);
    }
    this.#length += 1;
  }

  /** Halves the series: of every four kept values, the two extremes. In new columns: views share. */
  #thin(): void {
    const values = this.#values.subarray(0, this.#length);
    const other = this.#other;
    this.#values = new Float64Array(this.#values.length);
    this.#source = {};
    this.#bytes = 0;
    const point = (at: number): Point => {
      const value = values[at] ?? NaN;
      return { value, other: other === null ? value : other[at] };
    };
    const whole = values.length - (values.length % 4);
    if (other === null) {
      this.#length = keepExtremesOfFours(values, this.#values);
    } else {
      [this.#other, this.#length] = [[], 0];
      for (let from = 0; from < whole; from += 4) {
        const bucket = [point(from), point(from + 1), point(from + 2), point(from + 3)];
        for (const kept of extremes(bucket)) this.#push(kept.value, kept.other);
      }
    }
    // What is left of the last four begins the next bucket.
    const rest = Array.from({ length: values.length - whole }, (_, at) => point(whole + at));
    this.#bucket = [...rest, ...this.#bucket];
    this.#weight += rest.length * this.#stride;
    this.#stride *= 2;
  }
}

export interface Point {
  readonly value: number;
  readonly other: unknown;
}

/** The smallest and the largest value in the order in which they came; NaN only if nothing else is there. */
function extremes(bucket: readonly Point[]): readonly Point[] {
  const values = bucket.map(({ value }) => value);
  const { low, high } = extremesOf(values, 0, values.length);
  const isNone = low < 0;
  const first = bucket[isNone ? 0 : Math.min(low, high)];
  const second = bucket[isNone ? bucket.length - 1 : Math.max(low, high)];
  if (first === undefined || second === undefined) return [];
  return bucket.length > 1 ? [first, second] : [first];
}

function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return NaN;
}

/** About how many bytes a value takes. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return 8 + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + bytesOf(item), 16);
  let sum = 16;
  for (const [key, item] of Object.entries(value)) sum += 2 * key.length + bytesOf(item);
  return sum;
}
