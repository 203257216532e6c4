import type { Unit } from '../unit/unit.ts';

/** An exception of a component, or of the process itself. */
export interface UnitFailure {
  readonly unit: Unit | null;
  readonly error: unknown;
}

/** What is wanted of a process in one thread, and what has put an end to it. */
export class RunControl {
  /** A call of `run()` is pending. */
  isRunning = false;
  isPaused = false;
  /** One round is taken, or one component steps, while the run is paused. */
  isInRound = false;
  isCancelled = false;
  /** In the order in which they came; those of one moment count together. */
  readonly failures: UnitFailure[] = [];
  /** How often a paused run went on: what was done by hand meanwhile is over then. */
  #resumes = 0;

  /** It was cancelled or has failed. */
  get isCutShort(): boolean {
    return this.isCancelled || this.failures.length > 0;
  }

  /** Whether the run has gone on since this call. */
  watchResumes(): () => boolean {
    const before = this.#resumes;
    return () => this.#resumes !== before;
  }

  /** A paused run, or one that is yet to begin, may go on. */
  resume(): void {
    this.isPaused = false;
    if (this.isRunning) this.#resumes++;
  }

  /** Does the work of a run. */
  async run(work: () => Promise<void>): Promise<void> {
    this.isRunning = true;
    try {
      await work();
    } finally {
      this.isRunning = false;
    }
  }
}
