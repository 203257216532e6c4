/** Steps that are all measured, at first. */
const FIRST = 16;
/** After that one of so many is. */
const EVERY = 32;

/** What the steps of one component cost, by samples; the clock of a browser is coarse, so sums count. */
export class StepTimer {
  /** Steps that were measured, and the milliseconds that they took. */
  count = 0;
  time = 0;
  readonly #now: () => number;
  /** Milliseconds that measuring itself adds to a step. */
  readonly #bias: number;
  #skip = 0;

  constructor(now: () => number, bias = 0) {
    this.#now = now;
    this.#bias = bias;
  }

  /** Milliseconds of one step; 0 before the first. */
  get perStep(): number {
    return this.count === 0 ? 0 : Math.max(0, this.time / this.count - this.#bias);
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

/** Measurements of nothing, the first half of them to warm up. */
const EMPTY = 4_000;

/** What a clock does to measurements, milliseconds. */
export interface ClockProperties {
  /** What a measurement of nothing takes: looking at the clock costs more than a small step. */
  readonly bias: number;
  /** The smallest difference that it shows; that of a browser is far longer than a small step. */
  readonly tick: number;
}

export function clockProperties(now: () => number): ClockProperties {
  const nothing = () => undefined;
  const warm = new StepTimer(now);
  for (let i = 0; i < EMPTY / 2; i++) warm.measure(nothing);
  const timer = new StepTimer(now);
  for (let i = 0; i < EMPTY / 2; i++) timer.measure(nothing);
  return { bias: timer.perStep, tick: tickOf(now) };
}

/** 0 when the clock stands. */
function tickOf(now: () => number): number {
  let tick = Infinity;
  let last = now();
  for (let i = 0; i < EMPTY; i++) {
    const time = now();
    if (time > last) tick = Math.min(tick, time - last);
    last = time;
  }
  return tick === Infinity ? 0 : tick;
}
