import type { PoolProfiler } from './poolProfiler.ts';
import type { PoolCheckpoints } from './poolCheckpoints.ts';
import { type Execution, failureReportOf } from './execution.ts';
import type { WorkerGroup } from './workerGroup.ts';
import type { PauseControl } from './pauseControl.ts';
import type { PartitionPlan } from '../partitioning/partitionPlan.ts';
import type { WorkerFactory } from './transport/port.ts';

/** How long a move may wait for promises of components; it is tried again later. */
const QUIET_MS = 50;

/**
 * `later`: the run has ended, or something awaited did not come soon; `never`: a component cannot be
 * saved. Then everything stays where it is.
 */
export type MigrationResult = 'moved' | 'later' | 'never';

export interface MigrationOptions {
  readonly workerGroup: WorkerGroup;
  readonly pauseControl: PauseControl;
  readonly execution: Execution;
  readonly checkpoints: PoolCheckpoints;
  readonly profiler: PoolProfiler;
  readonly sleep: WorkerFactory['sleep'];
}

/** Moves a run in its midst to other workers, where it goes on from where it is. */
export class Migration {
  readonly #options: MigrationOptions;
  #moving: Promise<void> | null = null;
  /** To be told to the workers once a move is done. */
  readonly #late: (() => void)[] = [];

  constructor(options: MigrationOptions) {
    this.#options = options;
  }

  /** From the beginning of a move until its run goes on. */
  get isMoving(): boolean {
    return this.#moving !== null;
  }

  get mayMove(): boolean {
    const { pauseControl, execution } = this.#options;
    return execution.isRunning && !pauseControl.isPaused && !execution.isOver && !this.isMoving;
  }

  /** Waits for the workers that have come in place of others; the next move may follow. */
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
  async moveTo(plan: PartitionPlan): Promise<MigrationResult> {
    const { workerGroup } = this.#options;
    const { placement } = workerGroup.plan;
    if ([...plan.placement].every(([name, at]) => placement.get(name) === at)) {
      workerGroup.keep(plan);
      return 'moved';
    }
    const areUp = !this.isMoving && !workerGroup.isWarming && (await workerGroup.warm(plan));
    if (areUp && this.mayMove) return this.#move(plan);
    if (!this.isMoving) workerGroup.cancelWarmUp();
    return 'later';
  }

  async #move(plan: PartitionPlan): Promise<MigrationResult> {
    const { workerGroup, pauseControl, execution, checkpoints, profiler } = this.#options;
    let done = () => undefined as void;
    this.#moving = new Promise((resolve) => (done = resolve));
    const stay = (how: 'later' | 'never') => {
      this.#moving = null;
      workerGroup.cancelWarmUp();
      pauseControl.resume();
      return how;
    };
    try {
      if (!(await this.#isSoonSettled())) return stay('later');
      const saved = await checkpoints.save();
      if (!saved.ok) return stay('never');
      if (execution.isCutShort) return stay('later');
      workerGroup.forget();
      profiler.beginEpoch();
      await workerGroup.open(plan);
      const [wrong] = await workerGroup.hook('resume');
      if (wrong !== undefined) execution.fail(failureReportOf(wrong.error, wrong.name));
      else {
        const loaded = await checkpoints.load(saved.value);
        if (!loaded.ok) execution.fail(failureReportOf(new Error(loaded.error.join(' '))));
      }
      pauseControl.applyToNew();
    } catch (error) {
      execution.fail(failureReportOf(error));
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
