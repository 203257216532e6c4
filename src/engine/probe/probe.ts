import type { Samples } from '../../model/run/index.ts';
/** Rows of a column before its first widening. */
const FIRST_ROWS = 256;
/** Values in the first buckets of a thinned series; wide enough that a bucket is worth its bookkeeping. */
const FIRST_BUCKET = 1_024;
const LEAST_BUDGET = 1_024;

export interface ProbeOptions {
  /**
   * Most values that are kept, at least 1,024. A series that grows beyond it is thinned: of each bucket of
   * values the smallest and the largest stay, and buckets double when there are too many; of values that
   * are no numbers every second stays, then every fourth, and so on. Without it everything is kept.
   */
  readonly budget?: number;
}

/**
 * Records one field, value by value: numbers in a typed array, anything else (from the first such value
 * on) in a list. Values that were read and forgotten free their memory.
 */
export class Probe {
  /** `component.field` */
  readonly field: string;
  readonly budget: number;
  /** Values recorded so far, the forgotten ones too. */
  length = 0;
  /** Smallest and largest value of the bucket under way, while thinned. */
  low = Infinity;
  high = -Infinity;
  /** Values in a bucket; 0 while everything is kept. */
  #width = 0;
  /** Values in the bucket under way. */
  #filled = 0;
  /** Index of the first kept value. */
  #base = 0;
  #numbers = new Float64Array(FIRST_ROWS);
  /** Entries of the typed column. */
  #size = 0;
  #others: unknown[] | null = null;
  /** Of a list, every how manieth value is kept. */
  #stride = 1;
  #onStop: () => void;

  constructor(
    field: string,
    onStop: () => void = () => undefined,
    { budget = Infinity }: ProbeOptions = {},
  ) {
    this.field = field;
    // Of four values two stay, so the budget is a number of fours.
    this.budget = budget === Infinity ? budget : Math.max(budget - (budget % 4), LEAST_BUDGET);
    this.#onStop = onStop;
  }

  /** Some value was no number: a list is kept. */
  get isList(): boolean {
    return this.#others !== null;
  }

  /** Only the extremes of buckets are kept. */
  get isThin(): boolean {
    return this.#width > 0;
  }

  /** Values that `take` would hand over. */
  get kept(): number {
    return this.#others?.length ?? this.#size + (this.#filled > 0 ? 2 : 0);
  }

  /** For schedules: numbers that it takes by `append` before it is thinned. */
  get room(): number {
    return this.budget - this.#size;
  }

  /** For schedules: values until the bucket under way is full. */
  get bucketRoom(): number {
    return this.#width - this.#filled;
  }

  push(value: unknown): void {
    if (this.#others !== null) this.#pushOther(value);
    else if (this.#width > 0) this.#pushThin(numberOf(value));
    else if (typeof value === 'number') {
      if (this.#size === this.#numbers.length) this.#widen(1);
      this.#numbers[this.#size++] = value;
      this.length++;
      if (this.#size >= this.budget) this.thin();
    } else {
      this.#others = Array.from(this.#numbers.subarray(0, this.#size));
      this.#numbers = new Float64Array(0);
      this.#pushOther(value);
    }
  }

  /** For schedules: takes `count` numbers of a block at once, at most `room`. */
  append(block: Float64Array, count: number): void {
    if (count === 0) return;
    if (this.#others !== null || this.#width > 0 || count > this.room) {
      for (let i = 0; i < count; i++) this.push(block[i]);
      return;
    }
    if (this.#size + count > this.#numbers.length) this.#widen(count);
    this.#numbers.set(count === block.length ? block : block.subarray(0, count), this.#size);
    this.#size += count;
    this.length += count;
    if (this.#size >= this.budget) this.thin();
  }

  /** For schedules: takes the extremes of the next `count` values, at most `bucketRoom`, while thinned. */
  appendExtremes(low: number, high: number, count: number): void {
    this.high = high;
    // Left in the midst of its first round, a bucket may know its first value by one name only.
    this.low = low > high && high !== -Infinity ? high : low;
    this.length += count;
    this.#filled += count;
    if (this.#filled >= this.#width) this.#closeBucket();
  }

  /** Thins from here on; for a list, and without a budget, it does nothing. */
  thin(): void {
    if (this.#others !== null || this.#width > 0 || this.budget === Infinity) return;
    const values = this.#numbers;
    const count = this.#size;
    this.#width = FIRST_BUCKET;
    this.#size = 0;
    // In place: pairs of extremes take less room than the values they stand for.
    for (let from = 0; from < count; from += FIRST_BUCKET) {
      const to = Math.min(from + FIRST_BUCKET, count);
      let low = Infinity;
      let high = -Infinity;
      for (let i = from; i < to; i++) {
        const value = values[i] as number;
        if (value > high) high = value;
        if (value < low) low = value;
      }
      this.low = low;
      this.high = high;
      this.#filled = to - from;
      if (this.#filled === FIRST_BUCKET) this.#closeBucket();
    }
  }

  /** Values from index `from` on (or the oldest that is kept): a copy, typed while all are numbers. */
  read(from = 0): Float64Array | readonly unknown[] {
    const at = Math.max(0, from - this.#base);
    if (this.#others !== null) return this.#others.slice(at);
    return this.#numbers.slice(at, this.#size);
  }

  /** What was recorded since the last call, thinned if it is more than the budget. Frees its memory. */
  take(): Samples {
    if (this.#filled > 0) this.#closeBucket();
    const values = this.read(this.#base);
    const taken = { start: this.#base, count: this.length - this.#base, values };
    this.#base = this.length;
    this.#size = 0;
    this.#width = 0;
    this.#stride = 1;
    if (this.#others !== null) this.#others = [];
    return taken;
  }

  /** Takes what another probe of the same field has recorded and handed over. */
  absorb({ count, values }: Samples): void {
    if (values.length === count) {
      if (values instanceof Float64Array) this.append(values, count);
      else for (const value of values) this.push(value);
      return;
    }
    this.thin();
    if (!(values instanceof Float64Array) || this.#width === 0) {
      for (const value of values) this.push(value);
      this.length += count - values.length;
      return;
    }
    const width = (2 * count) / values.length;
    for (let at = 0; at + 1 < values.length; at += 2) {
      const [low = NaN, high = NaN] = [values[at], values[at + 1]];
      if (low < this.low) this.low = low;
      if (high > this.high) this.high = high;
      this.#filled += width;
      while (this.#width < width) this.#halve();
      if (this.#filled >= this.#width) this.#closeBucket();
    }
    this.length += count;
  }

  /** Lets go of all values before index `to`; not of a series that was thinned. */
  forget(to: number): void {
    const count = Math.min(to, this.length) - this.#base;
    if (count <= 0 || this.#width > 0 || this.#stride > 1) return;
    if (this.#others !== null) this.#others = this.#others.slice(count);
    else {
      this.#numbers.copyWithin(0, count, this.#size);
      this.#size -= count;
    }
    this.#base += count;
  }

  /** Ends the recording; what was recorded can still be read. */
  stop(): void {
    this.#onStop();
    this.#onStop = () => undefined;
  }

  #pushOther(value: unknown): void {
    const others = (this.#others ??= []);
    if ((this.length - this.#base) % this.#stride === 0) others.push(value ?? null);
    this.length++;
    if (others.length < this.budget) return;
    this.#others = others.filter((_, at) => at % 2 === 0);
    this.#stride *= 2;
  }

  #pushThin(value: number): void {
    if (value > this.high) this.high = value;
    if (value < this.low) this.low = value;
    this.length++;
    this.#filled++;
    if (this.#filled >= this.#width) this.#closeBucket();
  }

  /** A bucket without a number leaves a gap. */
  #closeBucket(): void {
    if (this.#size + 2 > this.budget) this.#halve();
    if (this.#size + 2 > this.#numbers.length) this.#widen(2);
    const isEmpty = this.low > this.high;
    this.#numbers[this.#size++] = isEmpty ? Number.NaN : this.low;
    this.#numbers[this.#size++] = isEmpty ? Number.NaN : this.high;
    this.low = Infinity;
    this.high = -Infinity;
    this.#filled = 0;
  }

  /** Joins neighbouring buckets. */
  #halve(): void {
    const numbers = this.#numbers;
    let to = 0;
    for (let from = 0; from + 3 < this.#size; from += 4) {
      numbers[to++] = lesser(numbers[from], numbers[from + 2]);
      numbers[to++] = greater(numbers[from + 1], numbers[from + 3]);
    }
    this.#size = to;
    this.#width *= 2;
  }

  #widen(more: number): void {
    const rows = Math.max(this.#numbers.length * 2, this.#size + more, FIRST_ROWS);
    const wider = new Float64Array(rows);
    wider.set(this.#numbers.subarray(0, this.#size));
    this.#numbers = wider;
  }
}

/** What a value counts as among numbers: a gap, if it is neither a number nor true or false. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : Number.NaN;
}

const lesser = (a = Number.NaN, b = Number.NaN): number => (a < b || Number.isNaN(b) ? a : b);
const greater = (a = Number.NaN, b = Number.NaN): number => (a > b || Number.isNaN(b) ? a : b);
