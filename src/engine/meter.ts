/** Steps that are all measured, at first. */
const FIRST = 16;
/** After that one of so many is. */
const EVERY = 32;

/** What the steps of one component cost, by samples; the clock of a browser is coarse, so sums count. */
export class StepMeter {
  /** Steps that were measured, and the milliseconds that they took. */
  count = 0;
  time = 0;
  readonly #now: () => number;
  #skip = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds of one step; 0 before the first. */
  get perStep(): number {
    return this.count === 0 ? 0 : this.time / this.count;
  }

  /** Whether this step is to be measured. */
  get isDue(): boolean {
    if (this.count < FIRST) return true;
    if (this.#skip-- > 0) return false;
    this.#skip = EVERY - 1;
    return true;
  }

  /** Does it, and counts what it takes. */
  measure<T>(step: () => T): T {
    const start = this.#now();
    try {
      return step();
    } finally {
      this.time += this.#now() - start;
      this.count++;
    }
  }
}
