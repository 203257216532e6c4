import type { Connector } from '../channels/connector.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { type RunFailure, toFailure } from '../errors.ts';
import type { Schedule } from '../process/process.ts';
import type { Crew } from './workerGroup.ts';
import type { Outcome } from './partition/partitionProtocol.ts';
import type { Mirror } from './replicas.ts';
import type { PartProxy } from './workerProxy.ts';
import type { Workers } from './transport/port.ts';
import { fromThrown } from './transport/rpc.ts';

/** How long a worker may take to let go of a stopped run before it is ended, milliseconds. */
const STOP_MS = 100;

/** What a process fails by. */
export interface Trouble {
  readonly failure: RunFailure;
  readonly errors: readonly unknown[];
}

export function troubleOf(error: unknown, component: string | null = null): Trouble {
  return { failure: toFailure(error, component, null), errors: [error] };
}

export interface CourseOptions {
  readonly crew: Crew;
  readonly mirror: Mirror;
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly sleep: Workers['sleep'];
}

/** How it goes with the work of all parts together: what is under way, and what has put an end to it. */
export class Course {
  readonly #options: CourseOptions;
  #isRunning = false;
  #isInRound = false;
  #isCancelled = false;
  #trouble: Trouble | null = null;
  readonly #schedules = new Map<PartProxy, Schedule>();
  /** Ends every wait of `untilGivenUp` before all parts have answered. */
  #giveUp: () => void = () => undefined;
  readonly #givenUp = new Promise<undefined>((resolve) => {
    this.#giveUp = () => resolve(undefined);
  });

  constructor(options: CourseOptions) {
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
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** It was cancelled or has failed. */
  get isCutShort(): boolean {
    return this.#isCancelled || this.#trouble !== null;
  }

  /** Nothing more comes: it was cut short, or all components have ended. */
  get isOver(): boolean {
    return this.isCutShort || this.#options.mirror.isFinished;
  }

  /** What of the parts runs how, as they told it at the end of their work. */
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

  /** All parts run, or take a round, until each has come to its end or was lost. */
  async perform(kind: 'run' | 'round'): Promise<void> {
    // A part that was there before may not be any more.
    this.#schedules.clear();
    await Promise.all(this.#options.crew.parts.map((part) => this.#performPart(part, kind)));
  }

  /**
   * One component steps alone, behind everything that the others have sent it.
   *
   * @param isHeld whether nobody has let the parts go on meanwhile
   * @returns in words, why it does not step
   */
  async stepComponent(name: string, isHeld: () => boolean): Promise<Result<void, string>> {
    const { crew } = this.#options;
    const part = crew.partOf(name);
    if (part === undefined) return fail(`${name} is in no worker.`);
    const { era } = crew;
    try {
      await crew.arrived(isHeld);
    } catch {
      // A worker is gone; whoever waits for the run hears of it.
      return ok(undefined);
    }
    if (this.isCutShort) return ok(undefined);
    if (!isHeld()) return fail('The run has gone on.');
    try {
      const outcome = await part.rpc.call('stepComponent', name);
      if (era === crew.era) this.#ended(part, outcome);
      return outcome.refusal === null ? ok(undefined) : fail(outcome.refusal);
    } catch (error) {
      if (era !== crew.era) return ok(undefined);
      crew.lose(part, 'WORKER_GONE', toFailure(error, null, null).message);
      return ok(undefined);
    }
  }

  /** The first failure counts; it stops all parts. */
  fail(trouble: Trouble): void {
    if (this.isCutShort) return;
    this.#trouble = trouble;
    void this.#options.crew.halt();
    this.#giveUpSoon();
  }

  cancel(): void {
    this.#isCancelled = true;
    for (const { rpc } of this.#options.crew.parts) rpc.tell('cancel');
    this.#giveUpSoon();
  }

  /** A part in a long step answers later; nobody waits for it longer than this. */
  #giveUpSoon(): void {
    void this.#options.sleep(STOP_MS).then(() => this.#giveUp());
  }

  async #performPart(part: PartProxy, kind: 'run' | 'round'): Promise<void> {
    const { crew } = this.#options;
    const { era } = crew;
    part.census = null;
    try {
      const outcome = await part.rpc.call(kind);
      if (era === crew.era) this.#ended(part, outcome);
    } catch (error) {
      if (era !== crew.era) return;
      crew.lose(part, 'WORKER_GONE', toFailure(error, null, null).message);
    }
  }

  #ended(part: PartProxy, { failure, errors, closed, schedule }: Outcome): void {
    this.#schedules.set(part, schedule);
    for (const id of closed) {
      const connector = this.#options.connectors.get(id);
      if (connector !== undefined) connector.isClosed = true;
    }
    if (failure !== null) this.fail({ failure, errors: errors.map(fromThrown) });
  }
}
