import { ok, type Result } from '../base/result.ts';
import { isTerminal, type RunnableProcess } from '../engine/index.ts';
import { inTurn } from '../base/inTurn.ts';

/** Longest stretch of rounds without letting messages in, milliseconds. */
const SLICE_MS = 8;
/** A paced run that fell behind catches up at most this much. */
const BEHIND_MS = 100;
/** A paced run looks at least this often whether it shall go on. */
const NAP_MS = 50;

export interface DriverOptions {
  /** Milliseconds that only go up. */
  readonly now: () => number;
  readonly yieldToHost: () => Promise<void>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** The process ended by itself or failed; called once. Not called after `cancel`. */
  readonly onEnd: () => void;
}

/**
 * Moves an initialised process: at full speed, by a number of rounds a second, or step by step. At full
 * speed the process runs by itself; else rounds are taken one by one, with the run held if there is one.
 */
export class Driver {
  readonly #process: RunnableProcess;
  readonly #options: DriverOptions;
  readonly #turn = inTurn();
  #held = true;
  #speed: number | null = null;
  /** A call of `process.run()` is pending. */
  #running = false;
  #over = false;
  /** Raised to end the pacing of before. */
  #pacing = 0;

  constructor(process: RunnableProcess, options: DriverOptions) {
    this.#process = process;
    this.#options = options;
  }

  get isHeld(): boolean {
    return this.#held;
  }

  pause(): void {
    this.#held = true;
    this.#apply();
  }

  resume(): void {
    this.#held = false;
    this.#apply();
  }

  setSpeed(roundsPerSecond: number | null): void {
    this.#speed = roundsPerSecond;
    this.#apply();
  }

  /** So many rounds, then it is held. */
  async step(count: number): Promise<void> {
    this.pause();
    let slice = this.#options.now();
    for (let taken = 0; taken < count && !this.#over; taken++) {
      await this.#turn(() => this.#round());
      if (!this.#held) return;
      if (this.#options.now() - slice < SLICE_MS) continue;
      await this.#options.yieldToHost();
      slice = this.#options.now();
    }
  }

  /** One step of one component alone, then it is held; in words, why it does not step. */
  async stepComponent(name: string): Promise<Result<void, string>> {
    this.pause();
    return this.#turn(() => this.#single(() => this.#process.stepComponent(name), ok(undefined)));
  }

  /** Does something between two steps: the process is held meanwhile, and goes on as it was. */
  async between<T>(work: () => Promise<T>): Promise<T | null> {
    return this.#turn(async () => {
      if (this.#over) return null;
      const process = this.#process;
      const { isPaused, lastHit } = process;
      if (this.#running) process.pause();
      try {
        return await work();
      } finally {
        if (process.lastHit !== lastHit) this.pause();
        const goesOn = this.#running && !this.#over && !this.#held && this.#speed === null;
        if (goesOn && !isPaused) process.resume();
      }
    });
  }

  /** Takes no further step, at once: `cancel`, which has to follow, may take a while. */
  halt(): void {
    this.#over = true;
    this.#pacing++;
    this.#process.pause();
  }

  /** Ends the process where it is. */
  cancel(): void {
    this.halt();
    this.#process.cancel();
  }

  #apply(): void {
    if (this.#over) return;
    this.#pacing++;
    const free = !this.#held && this.#speed === null;
    if (free) void this.#turn(() => this.#free());
    else if (this.#running) this.#process.pause();
    if (!this.#held && this.#speed !== null) void this.#pace(this.#pacing);
  }

  /** Lets the process run by itself, once the round under way is done. */
  async #free(): Promise<void> {
    if (this.#over || this.#held || this.#speed !== null) return;
    if (this.#running) this.#process.resume();
    else this.#begin();
  }

  #begin(): void {
    this.#running = true;
    const end = () => {
      this.#running = false;
      this.#end();
    };
    this.#process.run().then(end, end);
  }

  /** A run whose rounds are paced is a run that is held: its components come to their own ends. */
  async #beginHeld(): Promise<void> {
    if (this.#over || this.#held || this.#running) return;
    this.#process.pause();
    this.#begin();
  }

  #round(): Promise<void> {
    const process = this.#process;
    return this.#single(() => (this.#running ? process.step() : process.advance()), undefined);
  }

  /** Something that is done by hand; `otherwise` when nothing can be done any more. */
  async #single<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    if (this.#over) return otherwise;
    const { lastHit } = this.#process;
    let result = otherwise;
    try {
      result = await work();
    } catch {
      // The process keeps why it failed, and its status says so.
      if (isTerminal(this.#process.status)) this.#end();
    }
    if (!this.#running && this.#process.isFinished) this.#end();
    else if (this.#process.lastHit !== lastHit) this.pause();
    return result;
  }

  async #pace(pacing: number): Promise<void> {
    const { now, sleep, yieldToHost } = this.#options;
    await this.#turn(() => this.#beginHeld());
    let due = now();
    let slice = due;
    while (pacing === this.#pacing && this.#speed !== null) {
      const early = due - now();
      if (early > 0) {
        await sleep(Math.min(early, NAP_MS));
        slice = now();
        continue;
      }
      due = Math.max(due + 1000 / this.#speed, now() - BEHIND_MS);
      await this.#turn(() => (pacing === this.#pacing ? this.#round() : Promise.resolve()));
      if (now() - slice < SLICE_MS) continue;
      await yieldToHost();
      slice = now();
    }
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#pacing++;
    this.#options.onEnd();
  }
}
