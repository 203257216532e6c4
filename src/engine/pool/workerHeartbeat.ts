import type { WorkerGroup } from './workerGroup.ts';
import type { WorkerProxy } from './workerProxy.ts';
import type { WorkerFactory } from './transport/port.ts';

/** How often the workers are asked whether they still answer, milliseconds. */
const BEAT_MS = 500;
/** A worker that comes up has so many times as long: it may have an interpreter to load. */
const COMING_UP = 3;

export interface WorkerHeartbeatOptions {
  readonly workerGroup: WorkerGroup;
  readonly sleep: WorkerFactory['sleep'];
  /** A worker that says nothing for so long is ended, milliseconds. */
  readonly hangAfter?: number | undefined;
}

/**
 * Asks the workers now and then whether they still answer. What counts is how long whoever asks was there to
 * hear it: of a machine that slept, or does so much else that nobody gets on, no worker is ended.
 */
export class WorkerHeartbeat {
  readonly #options: WorkerHeartbeatOptions;
  /** How long a question has been open, milliseconds, for those that have not answered. */
  readonly #open = new WeakMap<WorkerProxy, number>();

  constructor(options: WorkerHeartbeatOptions) {
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
    const { workerGroup, sleep } = this.#options;
    while (!work.isOver) {
      await sleep(BEAT_MS);
      if (work.isOver) return;
      for (const worker of workerGroup.workers) this.#askWorker(worker);
    }
  }

  #askWorker(worker: WorkerProxy): void {
    const { workerGroup, hangAfter: mayHang = 10_000 } = this.#options;
    const hangAfter = worker.isUp ? mayHang : COMING_UP * mayHang;
    const open = this.#open.get(worker);
    if (open === undefined) {
      this.#open.set(worker, 0);
      worker.rpc.call('ping').then(
        () => this.#open.delete(worker),
        () => undefined,
      );
      return;
    }
    this.#open.set(worker, open + BEAT_MS);
    if (open + BEAT_MS > hangAfter) {
      const seconds = Number((hangAfter / 1000).toPrecision(2));
      workerGroup.lose(
        worker,
        'WORKER_HUNG',
        `has not answered for ${seconds} seconds and was ended`,
      );
    }
  }
}
