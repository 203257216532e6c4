import type { Account } from './poolProfiler.ts';
import type { Checkpoints } from './poolCheckpoints.ts';
import { type Course, troubleOf } from './execution.ts';
import type { Crew } from './workerGroup.ts';
import type { Hold } from './pauseControl.ts';
import type { Plan } from '../partitioning/partitionPlan.ts';
import type { Workers } from './transport/port.ts';

/** How long a move may wait for promises of components; it is tried again later. */
const QUIET_MS = 50;

/**
 * `later`: the run has ended, or something awaited did not come soon; `never`: a component cannot be
 * saved. Then everything stays where it is.
 */
export type Moved = 'moved' | 'later' | 'never';

export interface MoverOptions {
  readonly crew: Crew;
  readonly hold: Hold;
  readonly course: Course;
  readonly checkpoints: Checkpoints;
  readonly account: Account;
  readonly sleep: Workers['sleep'];
}

/** Moves a run in its midst to other workers, where it goes on from where it is. */
export class Mover {
  readonly #options: MoverOptions;
  #moving: Promise<void> | null = null;
  /** To be told to the parts once a move is done. */
  readonly #late: (() => void)[] = [];

  constructor(options: MoverOptions) {
    this.#options = options;
  }

  /** From the beginning of a move until its run goes on. */
  get isMoving(): boolean {
    return this.#moving !== null;
  }

  get mayMove(): boolean {
    const { hold, course } = this.#options;
    return course.isRunning && !hold.isHeld && !course.isOver && !this.isMoving;
  }

  /** Waits for the parts that have come in place of others; the next move may follow. */
  async arrive(): Promise<void> {
    await this.#moving;
    this.#moving = null;
  }

  /** Does this now, or behind the move under way: what is being moved is as it was when it was saved. */
  whenThere(tell: () => void): void {
    if (this.isMoving) this.#late.push(tell);
    else tell();
  }

  /** Moves to another plan, once its workers are there. */
  async moveTo(plan: Plan): Promise<Moved> {
    const { crew } = this.#options;
    const { placement } = crew.plan;
    if ([...plan.placement].every(([name, at]) => placement.get(name) === at)) {
      crew.keep(plan);
      return 'moved';
    }
    const isThere = !this.isMoving && !crew.isWarming && (await crew.warm(plan));
    if (isThere && this.mayMove) return this.#move(plan);
    if (!this.isMoving) crew.coolDown();
    return 'later';
  }

  async #move(plan: Plan): Promise<Moved> {
    const { crew, hold, course, checkpoints, account } = this.#options;
    let done = () => undefined as void;
    this.#moving = new Promise((resolve) => (done = resolve));
    const stay = (how: 'later' | 'never') => {
      this.#moving = null;
      crew.coolDown();
      hold.goOn();
      return how;
    };
    try {
      if (!(await this.#isSoonSettled())) return stay('later');
      const saved = await checkpoints.save();
      if (!saved.ok) return stay('never');
      if (course.isCutShort) return stay('later');
      crew.forget();
      account.turnPage();
      await crew.open(plan);
      const [wrong] = await crew.hook('resume');
      if (wrong !== undefined) course.fail(troubleOf(wrong.error, wrong.name));
      else {
        const loaded = await checkpoints.load(saved.value);
        if (!loaded.ok) course.fail(troubleOf(new Error(loaded.error.join(' '))));
      }
      hold.passOn();
    } catch (error) {
      course.fail(troubleOf(error));
    } finally {
      for (const tell of this.#late.splice(0)) tell();
      done();
    }
    return 'moved';
  }

  async #isSoonSettled(): Promise<boolean> {
    const { checkpoints, sleep } = this.#options;
    const late = sleep(QUIET_MS).then(() => false);
    return Promise.race([checkpoints.settle().then(() => true), late]);
  }
}
