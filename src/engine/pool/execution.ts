import type { RunFailure } from '../../model/run/index.ts';
import type { Connector } from '../channels/connector.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { toFailure } from '../errors.ts';
import type { Schedule } from '../process/process.ts';
import type { WorkerGroup } from './workerGroup.ts';
import type { Outcome } from './partition/partitionProtocol.ts';
import type { Replicas } from './replicas.ts';
import type { WorkerProxy } from './workerProxy.ts';
import type { WorkerFactory } from './transport/port.ts';
import { fromThrown } from './transport/rpc.ts';

/** How long a worker may take to let go of a stopped run before it is ended, milliseconds. */
const STOP_MS = 100;

/** What a process fails by. */
export interface FailureReport {
  readonly cause: RunFailure;
  readonly errors: readonly unknown[];
}

export function failureReportOf(error: unknown, component: string | null = null): FailureReport {
  return { cause: toFailure(error, component, null), errors: [error] };
}

export interface ExecutionOptions {
  readonly workerGroup: WorkerGroup;
  readonly replicas: Replicas;
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly sleep: WorkerFactory['sleep'];
}

/** How it goes with the work of all workers together: what is under way, and what has put an end to it. */
export class Execution {
  readonly #options: ExecutionOptions;
  #isRunning = false;
  #isInRound = false;
  #isCancelled = false;
  #failure: FailureReport | null = null;
  readonly #schedules = new Map<WorkerProxy, Schedule>();
  /** Ends every wait of `untilGivenUp` before all workers have answered. */
  #giveUp: () => void = () => undefined;
  readonly #givenUp = new Promise<undefined>((resolve) => {
    this.#giveUp = () => resolve(undefined);
  });

  constructor(options: ExecutionOptions) {
    this.#options = options;
  }

  /** A run is under way, held or not. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** One round is taken, or one component steps, while a run is held. */
  get isInRound(): boolean {
    return this.#isInRound;
  }

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** What it failed by, if it did. */
  get failure(): FailureReport | null {
    return this.#failure;
  }

  /** It was cancelled or has failed. */
  get isCutShort(): boolean {
    return this.#isCancelled || this.#failure !== null;
  }

  /** Nothing more comes: it was cut short, or all components have ended. */
  get isOver(): boolean {
    return this.isCutShort || this.#options.replicas.isFinished;
  }

  /** What of the workers runs how, as they told it at the end of their work. */
  get schedule(): Schedule {
    const all = [...this.#schedules.values()];
    return {
      compiled: all.flatMap(({ compiled }) => compiled),
      queued: all.flatMap(({ queued }) => queued),
      generated: all.some(({ generated }) => generated),
    };
  }

  async run(work: () => Promise<void>): Promise<void> {
    this.#isRunning = true;
    try {
      await work();
    } finally {
      this.#isRunning = false;
    }
  }

  /** A round, or a step of one component, while the run is held. */
  async inRun<T>(work: () => Promise<T>): Promise<T> {
    this.#isInRound = true;
    try {
      return await work();
    } finally {
      this.#isInRound = false;
    }
  }

  /** Waits for work and gives what it gave; when it is cut short, no longer than a worker may take to stop. */
  async untilGivenUp<T>(work: () => Promise<T>): Promise<T | undefined> {
    return Promise.race([work(), this.#givenUp]);
  }

  /** All workers run, or take a round, until each has come to its end or was lost. */
  async perform(kind: 'run' | 'round'): Promise<void> {
    // A worker that was there before may not be any more.
    this.#schedules.clear();
    await Promise.all(
      this.#options.workerGroup.workers.map((worker) => this.#performOn(worker, kind)),
    );
  }

  /**
   * One component steps alone, behind everything that the others have sent it.
   *
   * @param isHeld whether nobody has let the workers go on meanwhile
   * @returns in words, why it does not step
   */
  async stepComponent(name: string, isHeld: () => boolean): Promise<Result<void, string>> {
    const { workerGroup } = this.#options;
    const worker = workerGroup.workerOf(name);
    if (worker === undefined) return fail(`${name} is in no worker.`);
    const { epoch } = workerGroup;
    try {
      await workerGroup.arrived(isHeld);
    } catch {
      // A worker is gone; whoever waits for the run hears of it.
      return ok(undefined);
    }
    if (this.isCutShort) return ok(undefined);
    if (!isHeld()) return fail('The run has gone on.');
    try {
      const outcome = await worker.rpc.call('stepComponent', name);
      if (epoch === workerGroup.epoch) this.#ended(worker, outcome);
      return outcome.refusal === null ? ok(undefined) : fail(outcome.refusal);
    } catch (error) {
      if (epoch !== workerGroup.epoch) return ok(undefined);
      workerGroup.lose(worker, 'WORKER_GONE', toFailure(error, null, null).message);
      return ok(undefined);
    }
  }

  /** The first failure counts; it stops all workers. */
  fail(failure: FailureReport): void {
    if (this.isCutShort) return;
    this.#failure = failure;
    void this.#options.workerGroup.halt();
    this.#giveUpSoon();
  }

  cancel(): void {
    this.#isCancelled = true;
    for (const { rpc } of this.#options.workerGroup.workers) rpc.tell('cancel');
    this.#giveUpSoon();
  }

  /** A worker in a long step answers later; nobody waits for it longer than this. */
  #giveUpSoon(): void {
    void this.#options.sleep(STOP_MS).then(() => this.#giveUp());
  }

  async #performOn(worker: WorkerProxy, kind: 'run' | 'round'): Promise<void> {
    const { workerGroup } = this.#options;
    const { epoch } = workerGroup;
    worker.activity = null;
    try {
      const outcome = await worker.rpc.call(kind);
      if (epoch === workerGroup.epoch) this.#ended(worker, outcome);
    } catch (error) {
      if (epoch !== workerGroup.epoch) return;
      workerGroup.lose(worker, 'WORKER_GONE', toFailure(error, null, null).message);
    }
  }

  #ended(worker: WorkerProxy, { failure, errors, closed, schedule }: Outcome): void {
    this.#schedules.set(worker, schedule);
    for (const id of closed) {
      const connector = this.#options.connectors.get(id);
      if (connector !== undefined) connector.isClosed = true;
    }
    if (failure !== null) this.fail({ cause: failure, errors: errors.map(fromThrown) });
  }
}
