import type { Batch, WorkerEvent } from '../runner/protocol/index.ts';
import { LIMITS, survey } from '../runner/protocol/index.ts';

/** Shortest time between two batches: a display frame. */
export const FRAME_MS = 16;
/** Events and bytes of a batch, well below what the page refuses. */
const BATCH_EVENTS = 5_000;
const BATCH_BYTES = 48 * 1024 * 1024;
/** What may go along with other events. */
const SMALL_BYTES = 8 * 1024 * 1024;

export interface OutboxOptions {
  readonly post: (batch: Batch, transfer: Transferable[]) => void;
  /** Milliseconds that only go up. */
  readonly now: () => number;
  /** What happened since the last call, as much as fits a batch; empty when nothing is left. */
  readonly collect: () => readonly WorkerEvent[];
}

/**
 * Sends what happens in batches: at most one a frame, and none before the last one was taken, so that
 * a page that is busy gets fewer and larger ones instead of a queue.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  #queue: WorkerEvent[] = [];
  #closing: WorkerEvent[] = [];
  #number = 0;
  #awaiting: number | null = null;
  #lastSent = -Infinity;
  #logLines = 0;
  #logLeftOut = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Takes an event for the next batch. Of log lines only so many pass in one batch. */
  add(event: WorkerEvent): void {
    if (event.kind === 'log' && this.#logLines >= LIMITS.logLines) this.#logLeftOut++;
    else if (event.kind === 'log') this.#logLines++;
    if (event.kind !== 'log' || this.#logLeftOut === 0) this.#queue.push(event);
  }

  /** The last events of all; they go out when everything else is out. */
  close(events: readonly WorkerEvent[]): void {
    this.#closing.push(...events);
  }

  /** Sends a batch if it is time, there is something to send and the last one was taken. */
  flush(): void {
    const { now, post } = this.#options;
    if (this.#awaiting !== null || now() - this.#lastSent < FRAME_MS) return;
    const events = this.#take();
    if (events.length === 0) return;
    this.#awaiting = this.#number++;
    this.#lastSent = now();
    const batch: Batch = { kind: 'batch', number: this.#awaiting, events };
    post(batch, [...(survey(events, Infinity)?.buffers ?? [])]);
  }

  /** The page took a batch. */
  taken(number: number): void {
    if (number !== this.#awaiting) return;
    this.#awaiting = null;
    this.flush();
  }

  #take(): WorkerEvent[] {
    if (this.#logLeftOut > 0) {
      const message = `${this.#logLeftOut} more lines were left out.`;
      this.#queue.push({ kind: 'log', level: 'warning', component: null, message });
    }
    this.#logLines = 0;
    this.#logLeftOut = 0;
    const events = takeSome(this.#queue);
    if (this.#queue.length > 0) return events;
    const collected = this.#options.collect();
    events.push(...collected);
    // The end need not wait a frame more when it is short and nothing is left to go before it.
    const isEnding = this.#closing.length > 0 && (events.length === 0 || isSmall(this.#closing));
    if (!isEnding || (collected.length > 0 && !this.#collectLast(events))) return events;
    return [...events, ...takeSome(this.#closing)];
  }

  /** Takes what is still recorded; true when that was all. */
  #collectLast(events: WorkerEvent[]): boolean {
    const last = this.#options.collect();
    events.push(...last);
    return last.length === 0;
  }
}

function isSmall(events: readonly WorkerEvent[]): boolean {
  return survey(events, SMALL_BYTES) !== null;
}

/** Takes events from the front of a queue until a batch is full; one event always passes. */
function takeSome(queue: WorkerEvent[]): WorkerEvent[] {
  let count = 0;
  for (let bytes = 0; count < queue.length && count < BATCH_EVENTS; count++) {
    bytes += survey(queue[count], Infinity)?.bytes ?? BATCH_BYTES;
    if (count > 0 && bytes > BATCH_BYTES) break;
  }
  return queue.splice(0, count);
}
