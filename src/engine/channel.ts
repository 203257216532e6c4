/** Who waits at a channel: told when something changed that it waits for. */
export interface Waiter {
  wake(): void;
}

/**
 * The queue in front of one input field: first in, first out, from any number of connectors. It holds
 * at most `capacity` values (initial values may exceed it); a writer that finds it full waits. When the
 * reader has ended, everything that still comes is dropped and nobody waits.
 */
export class Channel {
  /** Where it leads, `component.field`. */
  readonly id: string;
  readonly reader: Waiter;
  capacity: number;
  size = 0;
  /** Connectors that may still send. */
  writers = 0;
  /** The reader has ended. */
  discards = false;
  #items: unknown[];
  #head = 0;
  #mask: number;
  readonly #waiting: Waiter[] = [];

  constructor(id: string, reader: Waiter, capacity: number) {
    this.id = id;
    this.reader = reader;
    this.capacity = capacity;
    this.#items = new Array<unknown>(16).fill(undefined);
    this.#mask = 15;
  }

  get isFull(): boolean {
    return this.size >= this.capacity && !this.discards;
  }

  /** Nothing is there and nothing will come. */
  get isDrained(): boolean {
    return this.size === 0 && this.writers === 0;
  }

  /** Puts a value in without looking at the capacity; the writer looks at `isFull` before. */
  push(value: unknown): void {
    if (this.discards) return;
    if (this.size > this.#mask) this.#widen();
    this.#items[(this.#head + this.size) & this.#mask] = value;
    this.size++;
    if (this.size === 1) this.reader.wake();
  }

  /** Takes the oldest value; there must be one. */
  shift(): unknown {
    const at = this.#head;
    const value = this.#items[at];
    this.#items[at] = undefined;
    this.#head = (at + 1) & this.#mask;
    this.size--;
    if (this.#waiting.length > 0 && !this.isFull) this.release();
    return value;
  }

  /** One connector will send nothing more. */
  closeWriter(): void {
    this.writers--;
    if (this.writers === 0) this.reader.wake();
  }

  /** The reader has ended: what is queued is dropped, writers go on. */
  discard(): void {
    this.discards = true;
    this.size = 0;
    this.#items = [];
    this.#mask = -1;
    this.release();
  }

  /** Tells `writer` when there is room. */
  waitForRoom(writer: Waiter): void {
    if (!this.#waiting.includes(writer)) this.#waiting.push(writer);
  }

  /** Lets the waiting writers look again. */
  release(): void {
    for (const writer of this.#waiting.splice(0)) writer.wake();
  }

  /** The values that wait, oldest first. */
  contents(): unknown[] {
    return Array.from({ length: this.size }, (_, i) => this.#items[(this.#head + i) & this.#mask]);
  }

  /** For checkpoints: holds these values and no others. */
  refill(values: readonly unknown[], capacity: number): void {
    while (this.size > 0) this.shift();
    this.capacity = capacity;
    for (const value of values) this.push(value);
  }

  #widen(): void {
    const items = this.contents();
    this.#mask = 2 * (this.#mask + 1) - 1;
    this.#items = [...items, ...new Array<unknown>(this.#mask + 1 - items.length).fill(undefined)];
    this.#head = 0;
  }
}
