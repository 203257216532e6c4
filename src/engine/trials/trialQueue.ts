import type { TrialRequest, TrialResult } from '../../model/run/index.ts';

/** Milliseconds for which results may be kept, so that many of them go out at once. */
const KEPT_MS = 10;

/** Who runs the trials of a queue. */
interface Runner {
  run(trial: TrialRequest): Promise<TrialResult>;
}

/** What a queue tells, and what it takes from outside. */
export interface TrialOutlet {
  /** A trial begins; those before it have ended, whether they were told of or not. */
  begins(number: number): void;
  /** Trials have ended, in the order in which they were sent. */
  results(results: readonly TrialResult[]): void;
  /** Milliseconds that only go up. */
  now(): number;
  /** Calls back once, later. */
  after(milliseconds: number, job: () => void): void;
}

/**
 * Runs trials one after the other, and tells of short ones in batches. A result waits no longer than some
 * milliseconds, unless the trial behind it lets nobody in.
 */
export class TrialQueue {
  readonly #runner: Runner;
  readonly #outlet: TrialOutlet;
  readonly #waiting: TrialRequest[] = [];
  #ended: TrialResult[] = [];
  #isAtWork = false;
  #isTimed = false;
  /** When results were told of last. */
  #toldAt = -Infinity;

  constructor(runner: Runner, outlet: TrialOutlet) {
    this.#runner = runner;
    this.#outlet = outlet;
  }

  /** Takes trials behind those that it has. */
  add(trials: readonly TrialRequest[]): void {
    this.#waiting.push(...trials);
    if (!this.#isAtWork) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isAtWork = true;
    for (let trial = this.#waiting.shift(); trial !== undefined; trial = this.#waiting.shift()) {
      this.#outlet.begins(trial.number);
      const result = await this.#runner.run(trial);
      this.#ended.push(result);
      if (this.#waiting.length === 0 || this.#outlet.now() - this.#toldAt >= KEPT_MS) this.#tell();
      else this.#tellLater();
    }
    this.#isAtWork = false;
  }

  /** A long trial behind a short one does not hold its result back. */
  #tellLater(): void {
    if (this.#isTimed) return;
    this.#isTimed = true;
    this.#outlet.after(KEPT_MS, () => {
      this.#isTimed = false;
      this.#tell();
    });
  }

  #tell(): void {
    if (this.#ended.length === 0) return;
    const ended = this.#ended;
    this.#ended = [];
    this.#toldAt = this.#outlet.now();
    this.#outlet.results(ended);
  }
}
