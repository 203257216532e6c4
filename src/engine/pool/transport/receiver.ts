import type { Channel, Waiter } from '../../channels/channel.ts';
import type { Carrier } from '../../component/component.ts';
import type { Runnable } from '../../scheduler/readyQueue.ts';
import { WINDOW, WINDOW_BYTES } from './sender.ts';
import { bytesOf, type ValueBatch, valuesOf } from './valueBatch.ts';

export interface ReceiverOwner {
  enqueue(runnable: Runnable): void;
  /** So many values were taken, and of large ones so many bytes. */
  credit(id: string, count: number, bytes: number): void;
  gone(id: string): void;
}

/** What was received in one batch. */
interface Received {
  readonly values: ReturnType<typeof valuesOf>;
  readonly bytes: number;
}

/** The near end of a connector that comes from another worker: puts what was received into the channel. */
export class Receiver implements Runnable, Waiter {
  readonly isGroup = false;
  readonly isSource = false;
  queued = false;
  readonly channel: Channel;
  /** Of the connector. */
  readonly id: string;
  readonly #owner: ReceiverOwner;
  readonly #carrier: Carrier | null;
  #batches: Received[] = [];
  /** Values of the first batch that are in the channel. */
  #at = 0;
  /** Values that are in the channel, of which the far end was not told. */
  #owed = 0;
  #owedBytes = 0;
  #closing = false;
  #isGone = false;

  /** @param carrier of the component that reads here */
  constructor(id: string, channel: Channel, owner: ReceiverOwner, carrier: Carrier | null) {
    this.id = id;
    this.channel = channel;
    this.#carrier = carrier;
    this.#owner = owner;
  }

  /** Values wait here because the channel is full. */
  get isStuck(): boolean {
    return this.#batches.length > 0 && this.channel.isFull;
  }

  wake(): void {
    if (!this.queued && !this.#isGone) this.#owner.enqueue(this);
  }

  receive(batch: ValueBatch): void {
    this.#batches.push({ values: valuesOf(batch, this.#carrier), bytes: bytesOf(batch) });
    this.wake();
  }

  /** Nothing more comes behind what was received. */
  close(): void {
    this.#closing = true;
    this.wake();
  }

  turn(): number {
    const done = this.#pour(() => this.channel.isFull);
    if (this.channel.discards) this.#leave();
    else if (this.#batches.length > 0) this.channel.waitForRoom(this);
    else this.#finish();
    if (this.#owed >= WINDOW / 4 || this.#owedBytes >= WINDOW_BYTES / 4) this.settle();
    return done;
  }

  /** Puts everything that was received into the channel, whether there is room or not. */
  pour(): void {
    this.#pour(() => false);
    this.#finish();
  }

  /** Tells the far end what was taken. */
  settle(): void {
    if (this.#owed === 0 || this.#isGone) return;
    this.#owner.credit(this.id, this.#owed, this.#owedBytes);
    this.#owed = 0;
    this.#owedBytes = 0;
  }

  #pour(isFull: () => boolean): number {
    const { channel } = this;
    let done = 0;
    while (this.#batches.length > 0 && !channel.discards) {
      const { values, bytes } = this.#batches[0] as Received;
      while (this.#at < values.length && !isFull()) {
        channel.push(values[this.#at++]);
        done++;
      }
      if (this.#at < values.length) break;
      this.#owedBytes += bytes;
      this.#batches.shift();
      this.#at = 0;
    }
    this.#owed += done;
    return done;
  }

  #finish(): void {
    if (!this.#closing || this.#isGone) return;
    this.#isGone = true;
    this.channel.closeWriter();
  }

  /** The reader has ended: the far end need not send any more. */
  #leave(): void {
    this.#batches = [];
    if (this.#isGone) return;
    this.#isGone = true;
    this.#owner.gone(this.id);
  }
}
