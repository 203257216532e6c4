/** Rows of a column before its first widening. */
const FIRST_ROWS = 256;

/**
 * Records one field, value by value: numbers in a typed array, anything else (from the first such value
 * on) in a list. Values that were read and forgotten free their memory.
 */
export class Probe {
  /** `component.field` */
  readonly field: string;
  /** Values recorded so far, the forgotten ones too. */
  length = 0;
  #base = 0;
  #numbers = new Float64Array(FIRST_ROWS);
  #others: unknown[] | null = null;
  #onStop: () => void;

  constructor(field: string, onStop: () => void = () => undefined) {
    this.field = field;
    this.#onStop = onStop;
  }

  push(value: unknown): void {
    const at = this.length - this.#base;
    if (this.#others !== null) {
      this.#others.push(value ?? null);
    } else if (typeof value === 'number') {
      if (at === this.#numbers.length) this.#widen();
      this.#numbers[at] = value;
    } else {
      this.#others = Array.from(this.#numbers.subarray(0, at));
      this.#others.push(value ?? null);
      this.#numbers = new Float64Array(0);
    }
    this.length++;
  }

  /** Values from index `from` on (or the oldest that is kept): a copy, typed while all are numbers. */
  read(from = 0): Float64Array | readonly unknown[] {
    const at = Math.max(0, from - this.#base);
    if (this.#others !== null) return this.#others.slice(at);
    return this.#numbers.slice(at, this.length - this.#base);
  }

  /** Lets go of all values before index `to`. */
  forget(to: number): void {
    const count = Math.min(to, this.length) - this.#base;
    if (count <= 0) return;
    if (this.#others !== null) this.#others = this.#others.slice(count);
    else this.#numbers.copyWithin(0, count, this.length - this.#base);
    this.#base += count;
  }

  /** Ends the recording; what was recorded can still be read. */
  stop(): void {
    this.#onStop();
    this.#onStop = () => undefined;
  }

  #widen(): void {
    const wider = new Float64Array(this.#numbers.length * 2);
    wider.set(this.#numbers);
    this.#numbers = wider;
  }
}
