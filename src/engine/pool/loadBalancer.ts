import type { Account } from './poolProfiler.ts';
import type { Course } from './execution.ts';
import type { Crew } from './workerGroup.ts';
import type { Hold } from './pauseControl.ts';
import type { Moved, Mover } from './migration.ts';
import type { Plan } from '../partitioning/partitionPlan.ts';
import type { Planner } from '../partitioning/planner.ts';
import type { Workers } from './transport/port.ts';

/** When the plan is looked at first, by what the steps have cost, milliseconds since the run began. */
const FIRST_LOOK_MS = 60;
/** The second time; after that each time twice as late. */
const SECOND_LOOK_MS = 1_000;

export interface ReplannerOptions {
  readonly planner: Planner;
  readonly account: Account;
  readonly crew: Crew;
  readonly hold: Hold;
  readonly course: Course;
  readonly mover: Mover;
  readonly sleep: Workers['sleep'];
}

/** Has a run moved to where it would be faster by what its steps have cost, or to where one wants it. */
export class Replanner {
  readonly #options: ReplannerOptions;

  constructor(options: ReplannerOptions) {
    this.#options = options;
  }

  /** Looks now and then, ever more seldom, whether another plan would be faster, and moves to it. */
  async during(run: Promise<void>): Promise<void> {
    const state = { isOver: false };
    void this.#look(state);
    try {
      await run;
    } finally {
      state.isOver = true;
    }
  }

  /** Puts components into workers, in place of those that were chosen before; the others follow. */
  async place(pins: Readonly<Record<string, number>>): Promise<Moved> {
    const { planner, account, mover } = this.#options;
    planner.pin(pins);
    if (!mover.mayMove) return 'later';
    await this.#betterPlan();
    return mover.moveTo(planner.measured(account.units));
  }

  async #look(run: { readonly isOver: boolean }): Promise<void> {
    const { planner, hold, course, mover, sleep } = this.#options;
    if (planner.workers === 1) return;
    let waited = 0;
    for (let at = FIRST_LOOK_MS; ; at = Math.max(SECOND_LOOK_MS, 2 * at)) {
      await sleep(at - waited);
      waited = at;
      if (run.isOver || course.isOver) return;
      if (hold.isHeld) continue;
      const plan = await this.#betterPlan();
      if (plan !== null && !run.isOver && (await mover.moveTo(plan)) === 'never') return;
    }
  }

  /** A plan by measured costs, if it is worth moving to. */
  async #betterPlan(): Promise<Plan | null> {
    const { planner, account, crew } = this.#options;
    try {
      const { parts } = crew;
      const told = await Promise.all(parts.map(({ rpc }) => rpc.call('times')));
      parts.forEach(({ number }, at) => {
        const times = told[at];
        if (times != null) account.take(number, times);
      });
      return planner.better(account.sinceLastLook(), crew.plan.placement);
    } catch {
      return null;
    }
  }
}
