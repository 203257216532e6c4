import { Channel } from '../channel.ts';
import type { Runnable } from '../readyQueue.ts';

/** Values that may be under way along one connector between workers. */
export const WINDOW = 8_192;
/** Values that are sent in one piece, at most. */
const PIECE = 1_024;

/** Values on their way: a typed array when all are numbers. */
export type Piece = Float64Array<ArrayBuffer> | readonly unknown[];

export interface OutletOwner {
  enqueue(runnable: Runnable): void;
  values(id: string, piece: Piece): void;
  closed(id: string): void;
}

/** The near end of a connector that leads to another worker: takes what is written and sends it in pieces. */
export class Outlet implements Runnable {
  readonly isGroup = false;
  queued = false;
  readonly channel: Channel;
  /** Of the connector. */
  readonly id: string;
  readonly #owner: OutletOwner;
  #room = WINDOW;
  #isClosed = false;

  constructor(id: string, capacity: number, owner: OutletOwner) {
    this.id = id;
    this.#owner = owner;
    this.channel = new Channel(id, this, capacity);
  }

  wake(): void {
    if (!this.queued && !this.#isClosed) this.#owner.enqueue(this);
  }

  turn(): number {
    const count = Math.min(this.channel.size, this.#room, PIECE);
    if (count > 0) this.#send(count);
    if (this.channel.size > 0) {
      if (this.#room > 0) this.wake();
    } else if (this.channel.writers === 0 && !this.#isClosed) {
      this.#isClosed = true;
      this.#owner.closed(this.id);
    }
    return count;
  }

  /** The far end has taken so many values. */
  more(count: number): void {
    this.#room += count;
    this.wake();
  }

  /** Nobody reads at the far end any more: writers go on, and what they write is dropped. */
  gone(): void {
    this.channel.discard();
    this.#isClosed = true;
  }

  /** Sends everything that waits here, whether there is room or not. */
  drain(): void {
    while (this.channel.size > 0) this.#send(Math.min(this.channel.size, PIECE));
  }

  #send(count: number): void {
    this.#room -= count;
    this.#owner.values(this.id, take(this.channel, count));
  }
}

function take(channel: Channel, count: number): Piece {
  const numbers = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const value = channel.shift();
    if (typeof value === 'number') {
      numbers[at] = value;
      continue;
    }
    const values: unknown[] = [...numbers.subarray(0, at), value];
    while (values.length < count) values.push(channel.shift());
    return values;
  }
  return numbers;
}
