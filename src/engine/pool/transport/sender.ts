import { Channel } from '../../channels/channel.ts';
import { Carried } from '../../component/carried.ts';
import type { Runnable } from '../../scheduler/readyQueue.ts';
import { bytesOf, countOf, type ValueBatch, takeBatch } from './valueBatch.ts';

/** Values that may be under way along one connector between workers. */
export const WINDOW = 8_192;
/** Bytes of large values that may be under way; one value always may. */
export const WINDOW_BYTES = 16 * 1024 * 1024;

export interface SenderOwner {
  enqueue(runnable: Runnable): void;
  values(id: string, batch: ValueBatch): void;
  closed(id: string): void;
}

/** Holds what other components of this worker may go on to change as it was when it was sent. */
class LeavingChannel extends Channel {
  override push(value: unknown): void {
    super.push(value instanceof Carried ? value.leaving() : value);
  }
}

/** The near end of a connector that leads to another worker: takes what is written and sends it in batches. */
export class Sender implements Runnable {
  readonly isGroup = false;
  readonly isSource = false;
  queued = false;
  readonly channel: Channel;
  /** Of the connector. */
  readonly id: string;
  readonly #owner: SenderOwner;
  #room = WINDOW;
  #roomBytes = WINDOW_BYTES;
  #isClosed = false;

  /** @param isCarried both ends are of one carrier */
  constructor(id: string, capacity: number, isCarried: boolean, owner: SenderOwner) {
    this.id = id;
    this.#owner = owner;
    this.channel = new (isCarried ? LeavingChannel : Channel)(id, this, capacity);
  }

  wake(): void {
    if (!this.queued && !this.#isClosed) this.#owner.enqueue(this);
  }

  turn(): number {
    const { channel } = this;
    const count = channel.size > 0 && this.#mayHold ? this.#send(this.#room) : 0;
    if (channel.size > 0) {
      if (this.#mayHold) this.wake();
    } else if (channel.writers === 0 && !this.#isClosed) {
      this.#isClosed = true;
      this.#owner.closed(this.id);
    }
    return count;
  }

  /** The far end has taken so many values, and of the large ones so many bytes. */
  more(count: number, bytes: number): void {
    this.#room += count;
    this.#roomBytes += bytes;
    this.wake();
  }

  /** Nobody reads at the far end any more: writers go on, and what they write is dropped. */
  gone(): void {
    this.channel.discard();
    this.#isClosed = true;
  }

  /** Sends everything that waits here, whether there is room or not. */
  drain(): void {
    while (this.channel.size > 0) this.#send(Infinity);
  }

  /** More may be under way. */
  get #mayHold(): boolean {
    return this.#room > 0 && this.#roomBytes > 0;
  }

  #send(most: number): number {
    const batch = takeBatch(this.channel, most);
    const count = countOf(batch);
    this.#room -= count;
    this.#roomBytes -= bytesOf(batch);
    this.#owner.values(this.id, batch);
    return count;
  }
}
