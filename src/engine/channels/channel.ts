import { Carried } from '../component/carried.ts';

/** Who waits at a channel: told when something changed that it waits for. */
export interface Waiter {
  wake(): void;
}

/** Bytes of large values that a channel holds, roughly, before its writer waits. */
const ROOM = 16 * 1024 * 1024;

/** Bytes of a large value, roughly: a text, a list or a typed array. Of everything else none. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length;
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return 8 * value.length;
  if (value instanceof Carried) return value.weight;
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? value.byteLength : 0;
}

/**
 * The queue in front of one input field: first in, first out, from any number of connectors. It holds
 * at most `capacity` values (initial values may exceed it), and of large ones no more than fill its
 * room, but one at least; a writer that finds it full waits. When the reader has ended, everything that
 * still comes is dropped and nobody waits.
 */
export class Channel {
  /** Where it leads, `component.field`. */
  readonly id: string;
  readonly reader: Waiter;
  capacity: number;
  size = 0;
  /** Bytes of the large values in it, roughly. */
  weight = 0;
  /** Connectors that may still send. */
  writers = 0;
  /** The reader has ended. */
  discards = false;
  #room = ROOM;
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
    return (this.size >= this.capacity || this.weight >= this.#room) && !this.discards;
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
    if (typeof value !== 'number') this.weight += weightOf(value);
    if (this.size === 1) this.reader.wake();
  }

  /** Takes the oldest value; there must be one. */
  shift(): unknown {
    const at = this.#head;
    const value = this.#items[at];
    this.#items[at] = undefined;
    this.#head = (at + 1) & this.#mask;
    this.size--;
    if (this.weight > 0) this.#lighten(value);
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
    this.weight = 0;
    this.#items = [];
    this.#mask = -1;
    this.release();
  }

  /** Tells `writer` when there is room. */
  waitForRoom(writer: Waiter): void {
    if (!this.#waiting.includes(writer)) this.#waiting.push(writer);
  }

  /** Writers that wait for room, in the order in which they get it. */
  get waiters(): readonly Waiter[] {
    return this.#waiting;
  }

  /** Lets the waiting writers look again. */
  release(): void {
    for (const writer of this.#waiting.splice(0)) writer.wake();
  }

  /** Holds twice as much from now on. */
  grow(): void {
    this.capacity *= 2;
    this.#room *= 2;
    this.release();
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

  /** A list can have become longer or shorter meanwhile; that shall not add up. */
  #lighten(value: unknown): void {
    this.weight = this.size === 0 ? 0 : Math.max(0, this.weight - weightOf(value));
  }

  #widen(): void {
    const items = this.contents();
    this.#mask = 2 * (this.#mask + 1) - 1;
    this.#items = [...items, ...new Array<unknown>(this.#mask + 1 - items.length).fill(undefined)];
    this.#head = 0;
  }
}
