import type { Environment } from '../environment.ts';
import type { WorkerGroup } from './workerGroup.ts';
import type { WorkerProxy } from './workerProxy.ts';
import type { WorkerFactory } from './transport/port.ts';

/** How often the workers are asked whether they still answer, milliseconds. */
const BEAT_MS = 500;

export interface WorkerHeartbeatOptions {
  readonly workerGroup: WorkerGroup;
  readonly sleep: WorkerFactory['sleep'];
  readonly now: Environment['now'];
  /** A worker that says nothing for so long is ended, milliseconds. */
  readonly hangAfter?: number | undefined;
}

/** Asks the workers now and then whether they still answer. */
export class WorkerHeartbeat {
  readonly #options: WorkerHeartbeatOptions;
  /** Since when a question is open, for those that have not answered. */
  readonly #askedAt = new WeakMap<WorkerProxy, number>();

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
    const { workerGroup, sleep, now } = this.#options;
    while (!work.isOver) {
      await sleep(BEAT_MS);
      if (work.isOver) return;
      const time = now();
      for (const worker of workerGroup.workers) this.#askWorker(worker, time);
    }
  }

  #askWorker(worker: WorkerProxy, now: number): void {
    const { workerGroup, hangAfter = 10_000 } = this.#options;
    const askedAt = this.#askedAt.get(worker);
    if (askedAt === undefined) {
      this.#askedAt.set(worker, now);
      worker.rpc.call('ping').then(
        () => this.#askedAt.delete(worker),
        () => undefined,
      );
    } else if (now - askedAt > hangAfter) {
      const seconds = Number((hangAfter / 1000).toPrecision(2));
      workerGroup.lose(
        worker,
        'WORKER_HUNG',
        `has not answered for ${seconds} seconds and was ended`,
      );
    }
  }
}
