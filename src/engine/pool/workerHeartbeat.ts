import type { Environment } from '../environment.ts';
import type { Crew } from './workerGroup.ts';
import type { PartProxy } from './workerProxy.ts';
import type { Workers } from './transport/port.ts';

/** How often the workers are asked whether they still answer, milliseconds. */
const PULSE_MS = 500;

export interface PulseOptions {
  readonly crew: Crew;
  readonly sleep: Workers['sleep'];
  readonly now: Environment['now'];
  /** A worker that says nothing for so long is ended, milliseconds. */
  readonly hangAfter?: number | undefined;
}

/** Asks the workers now and then whether they still answer. */
export class Pulse {
  readonly #options: PulseOptions;
  /** Since when a question is open, for those that have not answered. */
  readonly #askedAt = new WeakMap<PartProxy, number>();

  constructor(options: PulseOptions) {
    this.#options = options;
  }

  /** Asks for as long as the workers are at this work. */
  async during<T>(work: Promise<T>): Promise<T> {
    const state = { isOver: false };
    void this.#ask(state);
    try {
      return await work;
    } finally {
      state.isOver = true;
    }
  }

  async #ask(work: { readonly isOver: boolean }): Promise<void> {
    const { crew, sleep, now } = this.#options;
    while (!work.isOver) {
      await sleep(PULSE_MS);
      if (work.isOver) return;
      const time = now();
      for (const part of crew.parts) this.#askPart(part, time);
    }
  }

  #askPart(part: PartProxy, now: number): void {
    const { crew, hangAfter = 10_000 } = this.#options;
    const askedAt = this.#askedAt.get(part);
    if (askedAt === undefined) {
      this.#askedAt.set(part, now);
      part.rpc.call('ping').then(
        () => this.#askedAt.delete(part),
        () => undefined,
      );
    } else if (now - askedAt > hangAfter) {
      const seconds = Number((hangAfter / 1000).toPrecision(2));
      crew.lose(part, 'WORKER_HUNG', `has not answered for ${seconds} seconds and was ended`);
    }
  }
}
