import type { BreakpointHit } from '../../model/run/index.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { Planner } from '../partitioning/planner.ts';
import type { Hook, HookError } from '../process/hooks.ts';
import type { Unit } from '../unit/unit.ts';
import { Execution } from './execution.ts';
import { Instrumentation } from './instrumentation.ts';
import { LoadBalancer } from './loadBalancer.ts';
import { Migration } from './migration.ts';
import type { PartitionReport } from './partition/partitionProtocol.ts';
import type { WholeProcess } from './partition/partitionSpec.ts';
import { PauseControl } from './pauseControl.ts';
import { PoolCheckpoints } from './poolCheckpoints.ts';
import type { WorkerPoolProcessOptions } from './poolOptions.ts';
import { PoolProfiler } from './poolProfiler.ts';
import { Replicas } from './replicas.ts';
import { TerminationDetector } from './terminationDetector.ts';
import { type LostWorker, WorkerGroup } from './workerGroup.ts';
import { WorkerHeartbeat } from './workerHeartbeat.ts';
import type { WorkerProxy } from './workerProxy.ts';

/** How long `destroy` of the components may take, milliseconds. */
const DESTROY_MS = 1_000;

export interface CoordinatorOptions {
  readonly options: WorkerPoolProcessOptions;
  readonly whole: Omit<WholeProcess, 'units' | 'channelCapacity' | 'schedule'>;
  /** What there is to say of the process in a checkpoint, as it is now. */
  readonly head: () => Pick<Checkpoint, 'process' | 'jobId' | 'seed' | 'status'>;
  /** The status of a component changed. */
  readonly onStatus: (unit: Unit) => void;
  readonly onHit: (hit: BreakpointHit) => void;
  readonly onLost: (lost: LostWorker) => void;
}

/** Holds the partitions of a process together: starts them, lets them work, moves them, and ends them. */
export class Coordinator {
  readonly planner: Planner;
  readonly profiler: PoolProfiler;
  readonly replicas: Replicas;
  readonly workerGroup: WorkerGroup;
  readonly instrumentation: Instrumentation;
  readonly pauseControl: PauseControl;
  readonly execution: Execution;
  readonly heartbeat: WorkerHeartbeat;
  readonly checkpoints: PoolCheckpoints;
  readonly migration: Migration;
  readonly loadBalancer: LoadBalancer;
  readonly #terminationDetector: TerminationDetector;
  readonly #options: WorkerPoolProcessOptions;
  #lastInspection: readonly unknown[] = [];

  constructor({ options, whole, head, onStatus, onHit, onLost }: CoordinatorOptions) {
    const { environment, workers, channelCapacity, schedule } = options;
    const connectors = [...whole.connectors.values()];
    const components = new Map(options.components.map((one) => [one.name, one]));
    const names = [...components.keys()];
    const sleep = (milliseconds: number) => workers.sleep(milliseconds);
    const planner = new Planner({ ...options, connectors, cores: workers.cores });
    const profiler = new PoolProfiler(names);
    const replicas = new Replicas(components, onStatus);
    const workerGroup = new WorkerGroup({
      factory: workers,
      whole: { ...whole, units: replicas.units, channelCapacity, schedule },
      yieldToHost: () => environment.yieldToHost(),
      onOpen: () => this.instrumentation.tellAll(),
      onReport: (worker, report) => this.#take(worker, report),
      ...{ onHit, onLost },
    });
    const pauseControl = new PauseControl(workerGroup);
    const execution = new Execution({
      ...{ workerGroup, replicas, sleep },
      connectors: whole.connectors,
    });
    const checkpoints = new PoolCheckpoints({ workerGroup, pauseControl, names, head });
    const shared = { workerGroup, pauseControl, execution, profiler, sleep };
    const migration = new Migration({ ...shared, checkpoints });
    this.#options = options;
    this.planner = planner;
    this.profiler = profiler;
    this.replicas = replicas;
    this.workerGroup = workerGroup;
    this.instrumentation = new Instrumentation(workerGroup);
    this.pauseControl = pauseControl;
    this.execution = execution;
    this.#terminationDetector = new TerminationDetector(shared);
    this.heartbeat = new WorkerHeartbeat({
      ...{ workerGroup, sleep },
      hangAfter: options.hangAfter,
    });
    this.checkpoints = checkpoints;
    this.migration = migration;
    this.loadBalancer = new LoadBalancer({ ...shared, planner, migration });
  }

  /** Starts the partitions if there are none, and calls a hook of all components; what went wrong. */
  begin(hook: Hook): Promise<readonly HookError[]> {
    const { workerGroup, heartbeat } = this;
    if (workerGroup.workers.some(({ isGone }) => isGone)) workerGroup.close();
    return heartbeat.during(this.#begin(hook));
  }

  async #begin(hook: Hook): Promise<readonly HookError[]> {
    const { workerGroup, planner, execution } = this;
    try {
      if (workerGroup.workers.length === 0) await workerGroup.open(planner.first());
    } catch (error) {
      // A worker that was lost is known by then.
      const { failure } = execution;
      if (failure === null) throw error;
      return [{ name: failure.cause.component ?? '', error }];
    }
    return workerGroup.hook(hook);
  }

  /** Calls `destroy` of all components, and waits for it no longer than a while. */
  async destroy(): Promise<readonly HookError[]> {
    const late = this.#options.workers.sleep(DESTROY_MS).then(() => []);
    const errors = await Promise.race([this.workerGroup.hook('destroy'), late]);
    const inspection = this.inspect().then((told) => void (this.#lastInspection = told));
    await Promise.race([inspection, late]);
    return errors;
  }

  /** For tests: what each worker tells of itself; behind `destroy` what it told then. */
  async inspect(): Promise<readonly unknown[]> {
    const { workers } = this.workerGroup;
    if (workers.length === 0) return this.#lastInspection;
    return Promise.all(workers.map(({ rpc }) => rpc.call('inspect').catch(() => null)));
  }

  /** Runs, or takes a round, until all partitions have come to its end. */
  async perform(kind: 'run' | 'round'): Promise<void> {
    const { execution, heartbeat, loadBalancer } = this;
    const work = execution.untilGivenUp(() => this.#performOnAll(kind));
    await heartbeat.during(kind === 'run' ? loadBalancer.during(work) : work);
  }

  /** Partitions that come in place of others by a migration go on with the work of those. */
  async #performOnAll(kind: 'run' | 'round'): Promise<void> {
    const { execution, pauseControl, migration } = this;
    for (;;) {
      if (kind === 'run') pauseControl.reapply();
      await execution.perform(kind);
      if (!migration.isMoving) return;
      await migration.arrive();
      // Somebody may have paused or resumed while there was nobody to tell.
      pauseControl.applyToNew();
      if (execution.isCutShort) return;
    }
  }

  #take(worker: WorkerProxy, report: PartitionReport): void {
    const { samples, times, activity } = report;
    if (times !== null) this.profiler.take(worker.number, times);
    this.replicas.show(worker.names, report);
    this.instrumentation.absorb(samples);
    if (samples.length > 0) worker.rpc.tell('taken');
    if (activity === null) return;
    worker.activity = activity;
    void this.#terminationDetector.look();
  }
}
