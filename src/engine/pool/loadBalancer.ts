import type { PoolProfiler } from './poolProfiler.ts';
import type { Execution } from './execution.ts';
import type { WorkerGroup } from './workerGroup.ts';
import type { PauseControl } from './pauseControl.ts';
import type { MigrationResult, Migration } from './migration.ts';
import type { PartitionPlan } from '../partitioning/partitionPlan.ts';
import type { Planner } from '../partitioning/planner.ts';
import type { WorkerFactory } from './transport/port.ts';

/** When the plan is looked at first, by what the steps have cost, milliseconds since the run began. */
const FIRST_LOOK_MS = 60;
/** The second time; after that each time twice as late. */
const SECOND_LOOK_MS = 1_000;

export interface LoadBalancerOptions {
  readonly planner: Planner;
  readonly profiler: PoolProfiler;
  readonly workerGroup: WorkerGroup;
  readonly pauseControl: PauseControl;
  readonly execution: Execution;
  readonly migration: Migration;
  readonly sleep: WorkerFactory['sleep'];
}

/** Has a run moved to where it would be faster by what its steps have cost, or to where one wants it. */
export class LoadBalancer {
  readonly #options: LoadBalancerOptions;

  constructor(options: LoadBalancerOptions) {
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
  async place(pins: Readonly<Record<string, number>>): Promise<MigrationResult> {
    const { planner, profiler, migration } = this.#options;
    planner.pin(pins);
    if (!migration.mayMove) return 'later';
    await this.#betterPlan();
    return migration.moveTo(planner.measured(profiler.units));
  }

  async #look(run: { readonly isOver: boolean }): Promise<void> {
    const { planner, pauseControl, execution, migration, sleep } = this.#options;
    if (planner.workers === 1) return;
    let waited = 0;
    for (let at = FIRST_LOOK_MS; ; at = Math.max(SECOND_LOOK_MS, 2 * at)) {
      await sleep(at - waited);
      waited = at;
      if (run.isOver || execution.isOver) return;
      if (pauseControl.isPaused) continue;
      const plan = await this.#betterPlan();
      if (plan !== null && !run.isOver && (await migration.moveTo(plan)) === 'never') return;
    }
  }

  /** A plan by measured costs, if it is worth moving to. */
  async #betterPlan(): Promise<PartitionPlan | null> {
    const { planner, profiler, workerGroup } = this.#options;
    try {
      const { workers } = workerGroup;
      const told = await Promise.all(workers.map(({ rpc }) => rpc.call('times')));
      workers.forEach(({ number }, at) => {
        const times = told[at];
        if (times != null) profiler.take(number, times);
      });
      return planner.better(profiler.sinceLastLook(), workerGroup.plan.placement);
    } catch {
      return null;
    }
  }
}
