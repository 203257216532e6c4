import { type Environment, SLICE } from '../environment.ts';
import type { SamplingProfiler } from '../profile/samplingProfiler.ts';
import type { Unit } from '../unit/unit.ts';
import type { Scheduler } from './scheduler.ts';
import { deadlock, remedyFor } from './stall.ts';

/** Turns that promises get to settle before others go on without them: an `async` step takes two or three. */
const GRACE = 6;

export interface Work {
  readonly isDone: () => boolean;
  /** It sleeps while this is so. */
  readonly isHeld: () => boolean;
  /** The one unit that steps, when the others wait. */
  readonly alone?: Unit;
}

/** Lets the units of a scheduler go on in slices, so that the outside can act in between. */
export class WorkLoop {
  /** Where the time goes, when somebody wants to know. */
  profiler: SamplingProfiler | null = null;
  readonly #scheduler: Scheduler;
  readonly #environment: Environment;
  /** When the slice under way is over. */
  #until = 0;

  constructor(scheduler: Scheduler, environment: Environment) {
    this.#scheduler = scheduler;
    this.#environment = environment;
  }

  /** Works until it is done or cut short, or until nothing can go on. */
  async drive(work: Work): Promise<void> {
    this.profiler?.start();
    try {
      await this.#slices(work);
    } finally {
      this.profiler?.stop();
    }
  }

  async #slices({ isDone, isHeld, alone }: Work): Promise<void> {
    const scheduler = this.#scheduler;
    const { control, queue, remote } = scheduler;
    const now = () => this.#environment.now();
    this.#startSlice();
    while (!control.isCutShort && !isDone()) {
      if (isHeld()) {
        remote?.flush();
        this.profiler?.stop();
        await scheduler.sleepers.sleep();
        this.profiler?.start();
        continue;
      }
      this.profiler?.begin();
      const isIdle = queue.work(now, this.#until, scheduler.batch);
      remote?.flush();
      this.profiler?.end();
      if (control.failures.length > 0) return;
      if (!isIdle) await this.#yield();
      else if (queue.isHeld) await this.#waitForPromises();
      else if (alone === undefined ? await this.#rest() : await this.#restAlone(alone)) return;
    }
  }

  /** Nobody can go on for now; true when that is for good. */
  async #rest(): Promise<boolean> {
    const { pendingPromises, remote } = this.#scheduler;
    if (pendingPromises === 0 && remote === null) return !this.#unblock();
    if (pendingPromises === 0) remote?.idle();
    await this.#sleep();
    return false;
  }

  /** The unit that steps alone cannot go on for now; true when its step is over, or cannot be done. */
  async #restAlone(unit: Unit): Promise<boolean> {
    if (unit.hasUsedUp) return true;
    if (unit.busy) {
      await this.#sleep();
      return false;
    }
    if (unit.blockedOn === null) return true;
    // What it has sent goes out, whether there is room or not.
    this.#scheduler.growChannel();
    return false;
  }

  /** Nothing can go on by itself; false when there is nothing to do about it. */
  #unblock(): boolean {
    const scheduler = this.#scheduler;
    const stall = scheduler.stall();
    switch (remedyFor([stall])) {
      case 'growChannel':
        scheduler.growChannel();
        return true;
      case 'endListeners':
        scheduler.endListeners();
        return true;
      case 'deadlock':
        scheduler.fail({ unit: null, error: deadlock([stall]) });
        return false;
      default:
        return false;
    }
  }

  /** Before the next round, whoever is about to be through is. */
  async #waitForPromises(): Promise<void> {
    const scheduler = this.#scheduler;
    for (let turn = 0; turn < GRACE && scheduler.pendingPromises > 0; turn++) {
      await Promise.resolve();
    }
    scheduler.queue.isHeld = false;
  }

  async #sleep(): Promise<void> {
    await this.#scheduler.sleepers.sleep();
    if (this.#environment.now() >= this.#until) await this.#yield();
  }

  async #yield(): Promise<void> {
    await this.#environment.yieldToHost();
    this.#startSlice();
  }

  #startSlice(): void {
    this.#until = this.#environment.now() + SLICE;
  }
}
