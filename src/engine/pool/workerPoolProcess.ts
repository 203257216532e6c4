import { fail, ok, type Result } from '../../base/result.ts';
import {
  type Breakpoint,
  type BreakpointHit,
  isTerminal,
  type RunProfile,
} from '../../model/run/index.ts';
import type { Connector } from '../channels/connector.ts';
import { EventHub } from '../channels/eventHub.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { componentMisfits } from '../checkpoint/save.ts';
import { IOStreamClosedError, ProcessError, toFailure } from '../errors.ts';
import { numbersOf, type Placement } from '../partitioning/partitionPlan.ts';
import { breakpointsByUnit } from '../process/breakpointsByUnit.ts';
import type { Hook, HookError } from '../process/hooks.ts';
import { Process, type Schedule } from '../process/process.ts';
import {
  checkMayBeSaved,
  checkMayRun,
  checkMayStep,
  checkMayStepInRun,
  restoredStatus,
} from '../process/statusRules.ts';
import { makeProfile } from '../profile/makeProfile.ts';
import type { Unit } from '../unit/unit.ts';
import { Coordinator } from './coordinator.ts';
import { type FailureReport, failureReportOf } from './execution.ts';
import type { MigrationResult } from './migration.ts';
import type { WorkerPoolProcessOptions } from './poolOptions.ts';
import type { LostWorker } from './workerGroup.ts';

/**
 * A process whose components are spread over several workers; each runs its partition as `LocalProcess`
 * would, and values pass directly between them. The components here stand for those in the workers: they
 * show the values of the last report. What comes out is what `LocalProcess` gives (SPEC.md, POOL).
 */
export class WorkerPoolProcess extends Process {
  readonly eventConnectors: ReadonlyMap<string, Connector>;
  /** The breakpoint that was met last. */
  lastHit: BreakpointHit | null = null;
  protected readonly units: ReadonlyMap<string, Unit>;
  readonly #coordinator: Coordinator;
  readonly #keepsWorkers: boolean;

  constructor(options: WorkerPoolProcessOptions) {
    super(options);
    const { environment, keepsWorkers = false } = options;
    const { host } = environment;
    const { name, parameters, connectors } = this;
    this.#coordinator = new Coordinator({
      options,
      whole: {
        ...{ name, parameters, host, connectors },
        typeText: (component) => this.typeText(component),
      },
      head: () => {
        return { process: name, jobId: this.jobId, seed: host.seed, status: this.status };
      },
      onStatus: (unit) => this.publish(unit),
      onHit: (hit) => this.#hit(hit),
      onLost: (lost) => this.#lost(lost),
    });
    this.#keepsWorkers = keepsWorkers;
    this.units = this.#coordinator.replicas.units;
    this.eventConnectors = new EventHub([...this.units.values()], environment).connectors;
  }

  get isFinished(): boolean {
    return this.#coordinator.replicas.isFinished;
  }

  get isPaused(): boolean {
    return this.#coordinator.pauseControl.isRequested;
  }

  get schedule(): Schedule {
    return this.#coordinator.execution.schedule;
  }

  /** The worker, from 0, of each component; empty before `init`. */
  get placement(): Placement {
    return this.#coordinator.workerGroup.plan.placement;
  }

  /** Where the time went so far, as the workers told it last. */
  get profile(): RunProfile {
    const { profiler, planner, workerGroup } = this.#coordinator;
    const { plan } = workerGroup;
    return makeProfile({
      elapsed: profiler.elapsed,
      workers: profiler.workers(numbersOf(plan)),
      units: profiler.units,
      connectors: [...this.connectors.values()],
      plan,
      cores: planner.workers,
    });
  }

  async run(): Promise<void> {
    this.mustBeInitialised();
    const { execution } = this.#coordinator;
    checkMayRun(this.status, execution.isRunning);
    this.setStatus('running');
    await execution.run(() => this.#coordinator.perform('run'));
    if (execution.failure !== null) throw this.#failed(execution.failure);
    if (!execution.isCancelled) this.setStatus('completed');
  }

  async step(): Promise<void> {
    const { execution, replicas, workerGroup } = this.#coordinator;
    if (execution.isRunning) return this.#inRun(() => execution.perform('round'));
    const before = replicas.alive;
    await this.advance();
    if (before === this.units.size && replicas.alive === before) return;
    const error = new IOStreamClosedError('Attempted write on a closed io controller.');
    await workerGroup.halt();
    throw this.#failed(failureReportOf(error));
  }

  async advance(): Promise<void> {
    this.mustBeInitialised();
    if (this.status === 'completed') return;
    await this.#outsideRun(() => this.#coordinator.perform('round'));
  }

  async stepComponent(name: string): Promise<Result<void, string>> {
    this.mustBeInitialised();
    const unit = this.livingUnit(name);
    if (!unit.ok) return unit;
    const { execution, heartbeat, pauseControl } = this.#coordinator;
    const isHeld = () =>
      !execution.isCutShort && (pauseControl.isRequested || !execution.isRunning);
    const work = () => execution.untilGivenUp(() => execution.stepComponent(name, isHeld));
    const stepped = execution.isRunning
      ? await this.#inRun(work)
      : await this.#outsideRun(() => heartbeat.during(work()));
    return stepped ?? ok(undefined);
  }

  pause(): void {
    const { pauseControl } = this.#coordinator;
    pauseControl.isRequested = true;
    pauseControl.pause();
  }

  resume(): void {
    const { pauseControl, migration } = this.#coordinator;
    pauseControl.isRequested = false;
    if (!migration.isMoving) pauseControl.resume();
  }

  cancel(): void {
    const { execution, replicas } = this.#coordinator;
    execution.cancel();
    replicas.cancel();
    this.setStatus('stopped');
  }

  /** As `LocalProcess.setBreakpoints`; the other workers stop as soon as they hear of it. */
  setBreakpoints(breakpoints: readonly Breakpoint[]): Result<void, string> {
    const byUnit = breakpointsByUnit(breakpoints, this.units);
    if (!byUnit.ok) return byUnit;
    this.#coordinator.instrumentation.setBreakpoints(breakpoints);
    return ok(undefined);
  }

  override setArgument(component: string, name: string, value: unknown): Result<void, string> {
    const set = super.setArgument(component, name, value);
    if (set.ok) {
      const { migration, workerGroup } = this.#coordinator;
      migration.whenThere(() => {
        workerGroup.workerOf(component)?.rpc.tell('setArgument', component, name, value);
      });
    }
    return set;
  }

  /**
   * Puts components into workers, from 0, in place of those that were chosen before; the others go where
   * they do best by what was measured. In a run everything moves and goes on from where it is.
   *
   * @returns `later`, when the run has ended, or something awaited did not come soon; `never`, when a
   *   component cannot be saved. Then everything stays where it is; the choice holds for plans to come.
   */
  async place(pins: Readonly<Record<string, number>>): Promise<MigrationResult> {
    return this.#coordinator.loadBalancer.place(pins);
  }

  async checkpoint(): Promise<Result<Checkpoint, readonly string[]>> {
    this.mustBeInitialised();
    const may = checkMayBeSaved(this.status);
    if (!may.ok) return may;
    const { checkpoints, pauseControl } = this.#coordinator;
    const saved = await checkpoints.save().catch((error: unknown) => {
      return fail([toFailure(error, null, null).message]);
    });
    pauseControl.resume();
    if (saved.ok) await this.state.putCheckpoint?.(saved.value);
    return saved;
  }

  async restore(checkpoint: Checkpoint): Promise<Result<void, readonly string[]>> {
    const misfits = componentMisfits(this.units, checkpoint);
    if (misfits.length > 0) return fail(misfits);
    await this.begin('resume');
    const loaded = await this.#coordinator.checkpoints.load(checkpoint);
    if (!loaded.ok) return loaded;
    this.setStatus(restoredStatus(checkpoint.status));
    return ok(undefined);
  }

  override async destroy(): Promise<void> {
    try {
      await super.destroy();
    } finally {
      if (!this.#keepsWorkers) this.close();
    }
  }

  /** Ends the workers; the components in them are gone. */
  close(): void {
    this.#coordinator.workerGroup.close();
  }

  /** For tests: what each worker tells of itself; behind `destroy` what it told then. */
  async inspect(): Promise<readonly unknown[]> {
    return this.#coordinator.inspect();
  }

  protected override callHooks(hook: Hook): Promise<readonly HookError[]> {
    return hook === 'destroy' ? this.#coordinator.destroy() : this.#coordinator.begin(hook);
  }

  protected override probesChanged(): void {
    this.#coordinator.instrumentation.setProbes(this.units.values());
  }

  /** A round, or a step of one component, outside of a run. */
  async #outsideRun<T>(work: () => Promise<T>): Promise<T> {
    const { checkpoints, execution } = this.#coordinator;
    checkMayStep(this.status);
    this.setStatus('running');
    const result = await checkpoints.keptOut(work);
    if (execution.failure !== null) throw this.#failed(execution.failure);
    if (!execution.isCancelled) this.setStatus(this.isFinished ? 'completed' : 'waiting');
    return result;
  }

  /** The same while a run is paused. */
  async #inRun<T>(work: () => Promise<T>): Promise<T> {
    const { pauseControl, execution, migration, checkpoints } = this.#coordinator;
    checkMayStepInRun(pauseControl.isRequested, execution.isInRound);
    return execution.inRun(async () => {
      while (migration.isMoving) await this.environment.yieldToHost();
      return checkpoints.keptOut(work);
    });
  }

  #hit(hit: BreakpointHit): void {
    const { execution } = this.#coordinator;
    this.lastHit = hit;
    if (execution.isRunning && !execution.isInRound) this.pause();
  }

  #lost({ names, code, message }: LostWorker): void {
    if (isTerminal(this.status)) return;
    const { execution, replicas } = this.#coordinator;
    replicas.end(names, 'failed');
    const cause = { code, component: names[0] ?? null, step: null, message };
    execution.fail({ cause, errors: [Object.assign(new Error(message), { code })] });
  }

  /** The end after a failure, once the partitions have told what they had. */
  #failed({ cause, errors }: FailureReport): ProcessError {
    this.#coordinator.replicas.end(this.units.keys(), 'stopped');
    this.setStatus('failed');
    this.failure = cause;
    return new ProcessError(errors, cause);
  }
}
