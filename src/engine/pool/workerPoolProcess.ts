import {
  type Breakpoint,
  type BreakpointHit,
  type KnownCost,
  type RunProfile,
  isTerminal,
} from '../../model/run/index.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { componentMisfits } from '../checkpoint/save.ts';
import type { Connector } from '../channels/connector.ts';
import { IOStreamClosedError, ProcessError, ProcessStatusError, toFailure } from '../errors.ts';
import { EventHub } from '../channels/eventHub.ts';
import { makeProfile } from '../profile/makeProfile.ts';
import {
  type Hook,
  type HookError,
  Process,
  type ProcessOptions,
  type Schedule,
} from '../process/process.ts';
import type { Unit } from '../unit/unit.ts';
import { PoolProfiler } from './poolProfiler.ts';
import { Checkpoints } from './poolCheckpoints.ts';
import { Execution, type FailureReport, failureReportOf } from './execution.ts';
import { WorkerGroup, type LostWorker } from './workerGroup.ts';
import { PauseControl } from './pauseControl.ts';
import { TerminationDetector } from './terminationDetector.ts';
import type { PartitionReport } from './partition/partitionProtocol.ts';
import { Replicas } from './replicas.ts';
import { type MigrationResult, Migration } from './migration.ts';
import type { WorkerProxy } from './workerProxy.ts';
import { numbersOf, type Placement } from '../partitioning/partitionPlan.ts';
import { Planner } from '../partitioning/planner.ts';
import type { WorkerFactory } from './transport/port.ts';
import { WorkerHeartbeat } from './workerHeartbeat.ts';
import { LoadBalancer } from './loadBalancer.ts';
import { Instrumentation } from './instrumentation.ts';

/** How long `destroy` of the components may take, milliseconds. */
const DESTROY_MS = 1_000;

export interface WorkerPoolProcessOptions extends ProcessOptions {
  readonly workers: WorkerFactory;
  /** Workers at most; as many as there are cores without it. */
  readonly count?: number;
  /** Workers of components, from 0, where they are chosen by hand. */
  readonly pins?: Readonly<Record<string, number>>;
  /** What the components cost in an earlier run of the same model: the first plan goes by it. */
  readonly costs?: readonly KnownCost[];
  /** See `LocalProcessOptions`. */
  readonly schedule?: 'compiled' | 'queue';
  readonly channelCapacity?: number;
  /**
   * A worker that says nothing for so long, milliseconds, counts as hung: its run fails. Steps of
   * components may not take longer. 10,000 without it.
   */
  readonly hangAfter?: number;
  /**
   * `destroy` leaves the workers, so that `init` finds the same components again, as in one thread;
   * `close` ends them then.
   */
  readonly keepsWorkers?: boolean;
}

/**
 * A process whose components are spread over several workers; each runs its worker as `LocalProcess` would,
 * and values pass directly between them. The components here stand for those in the workers: they show
 * the values of the last report. What comes out is what `LocalProcess` gives (SPEC.md, POOL).
 */
export class WorkerPoolProcess extends Process {
  readonly eventConnectors: ReadonlyMap<string, Connector>;
  /** The breakpoint that was met last. */
  lastHit: BreakpointHit | null = null;
  protected readonly units: ReadonlyMap<string, Unit>;
  readonly #options: WorkerPoolProcessOptions;
  readonly #planner: Planner;
  readonly #profiler: PoolProfiler;
  readonly #replicas: Replicas;
  readonly #workerGroup: WorkerGroup;
  readonly #instrumentation: Instrumentation;
  readonly #pauseControl: PauseControl;
  readonly #execution: Execution;
  readonly #terminationDetector: TerminationDetector;
  readonly #heartbeat: WorkerHeartbeat;
  readonly #checkpoints: Checkpoints;
  readonly #migration: Migration;
  readonly #loadBalancer: LoadBalancer;
  #lastInspection: readonly unknown[] = [];

  constructor(options: WorkerPoolProcessOptions) {
    super(options);
    const { environment, workers } = options;
    const { name, parameters, components, connectors } = this;
    const sleep = (milliseconds: number) => workers.sleep(milliseconds);
    const planner = new Planner({
      ...options,
      components: [...components.values()],
      connectors: [...connectors.values()],
      cores: workers.cores,
    });
    const profiler = new PoolProfiler([...components.keys()]);
    const replicas = new Replicas(components, (unit) => this.publish(unit));
    const { units } = replicas;
    const workerGroup = new WorkerGroup({
      factory: workers,
      whole: {
        ...{ name, parameters, host: environment.host, units, connectors },
        typeText: (component) => this.typeText(component),
        channelCapacity: options.channelCapacity,
        schedule: options.schedule,
      },
      yieldToHost: () => environment.yieldToHost(),
      onOpen: () => this.#instrumentation.tellAll(),
      onReport: (worker, report) => this.#take(worker, report),
      onHit: (hit) => this.#hit(hit),
      onLost: (lost) => this.#lost(lost),
    });
    const pauseControl = new PauseControl(workerGroup);
    const execution = new Execution({ workerGroup, replicas, connectors, sleep });
    const checkpoints = new Checkpoints({
      ...{ workerGroup, pauseControl, names: [...units.keys()] },
      head: () => {
        const { jobId, status } = this;
        return { process: name, jobId, seed: environment.host.seed, status };
      },
    });
    const migration = new Migration({
      workerGroup,
      pauseControl,
      execution,
      checkpoints,
      profiler,
      sleep,
    });
    this.#options = options;
    this.#planner = planner;
    this.#profiler = profiler;
    this.#replicas = replicas;
    this.units = units;
    this.eventConnectors = new EventHub([...units.values()], environment).connectors;
    this.#workerGroup = workerGroup;
    this.#instrumentation = new Instrumentation(workerGroup);
    this.#pauseControl = pauseControl;
    this.#execution = execution;
    this.#terminationDetector = new TerminationDetector({ workerGroup, pauseControl, execution });
    const now = () => environment.now();
    this.#heartbeat = new WorkerHeartbeat({
      workerGroup,
      sleep,
      now,
      hangAfter: options.hangAfter,
    });
    this.#checkpoints = checkpoints;
    this.#migration = migration;
    this.#loadBalancer = new LoadBalancer({
      planner,
      profiler,
      workerGroup,
      pauseControl,
      execution,
      migration,
      sleep,
    });
  }

  get isFinished(): boolean {
    return this.#replicas.isFinished;
  }

  get isPaused(): boolean {
    return this.#pauseControl.isRequested;
  }

  get schedule(): Schedule {
    return this.#execution.schedule;
  }

  /** The worker, from 0, of each component; empty before `init`. */
  get placement(): Placement {
    return this.#workerGroup.plan.placement;
  }

  /** Where the time went so far, as the workers told it last. */
  get profile(): RunProfile {
    const { plan } = this.#workerGroup;
    return makeProfile({
      elapsed: this.#profiler.elapsed,
      workers: this.#profiler.workers(numbersOf(plan)),
      units: this.#profiler.units,
      connectors: [...this.connectors.values()],
      plan,
      cores: this.#planner.workers,
    });
  }

  async run(): Promise<void> {
    this.mustBeInitialised();
    if (this.#execution.isRunning) throw new ProcessStatusError('The process is running already.');
    if (this.status === 'failed' || this.status === 'stopped') {
      throw new ProcessStatusError(
        `A process that ${this.status === 'failed' ? 'failed' : 'was stopped'} cannot run again.`,
      );
    }
    this.setStatus('running');
    await this.#execution.run(() => this.#perform('run'));
    if (this.#execution.failureReport !== null) throw this.#failed(this.#execution.failureReport);
    if (!this.#execution.isCancelled) this.setStatus('completed');
  }

  async step(): Promise<void> {
    if (this.#execution.isRunning) return this.#whileHeld(() => this.#execution.perform('round'));
    const before = this.#replicas.alive;
    await this.advance();
    if (before === this.units.size && this.#replicas.alive === before) return;
    const error = new IOStreamClosedError('Attempted write on a closed io controller.');
    await this.#workerGroup.halt();
    throw this.#failed(failureReportOf(error));
  }

  async advance(): Promise<void> {
    this.mustBeInitialised();
    if (this.status === 'completed') return;
    await this.#byHand(() => this.#perform('round'));
  }

  async stepComponent(name: string): Promise<Result<void, string>> {
    this.mustBeInitialised();
    const unit = this.units.get(name);
    if (unit === undefined) return fail(`There is no component ${name}.`);
    if (unit.isEnded) return fail(`${name} has ended.`);
    const execution = this.#execution;
    const isHeld = () =>
      !execution.isCutShort && (this.#pauseControl.isRequested || !execution.isRunning);
    const work = () => execution.untilGivenUp(() => execution.stepComponent(name, isHeld));
    const stepped = execution.isRunning
      ? await this.#whileHeld(work)
      : await this.#byHand(() => this.#heartbeat.during(work()));
    return stepped ?? ok(undefined);
  }

  pause(): void {
    this.#pauseControl.isRequested = true;
    this.#pauseControl.pause();
  }

  resume(): void {
    this.#pauseControl.isRequested = false;
    if (!this.#migration.isMoving) this.#pauseControl.resume();
  }

  cancel(): void {
    this.#execution.cancel();
    this.#replicas.cancel();
    this.setStatus('stopped');
  }

  /** As `LocalProcess.setBreakpoints`; the other workers stop as soon as they hear of it. */
  setBreakpoints(breakpoints: readonly Breakpoint[]): Result<void, string> {
    for (const { field } of breakpoints) {
      const dot = field.indexOf('.');
      const outputs = this.units.get(field.slice(0, dot))?.declared.outputs ?? [];
      if (dot < 0 || !outputs.includes(field.slice(dot + 1))) {
        return fail(`There is no output ${field} to stop at.`);
      }
    }
    this.#instrumentation.setBreakpoints(breakpoints);
    return ok(undefined);
  }

  override setArgument(component: string, name: string, value: unknown): Result<void, string> {
    const set = super.setArgument(component, name, value);
    if (set.ok) {
      this.#migration.whenThere(() => {
        this.#workerGroup.workerOf(component)?.rpc.tell('setArgument', component, name, value);
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
    return this.#loadBalancer.place(pins);
  }

  async checkpoint(): Promise<Result<Checkpoint, readonly string[]>> {
    this.mustBeInitialised();
    if (this.status === 'failed' || this.status === 'stopped') {
      const how = this.status === 'failed' ? 'failed' : 'was stopped';
      return fail([`A process that ${how} has no way on.`]);
    }
    const saved = await this.#checkpoints.save().catch((error: unknown) => {
      return fail([toFailure(error, null, null).message]);
    });
    this.#pauseControl.resume();
    if (saved.ok) await this.state.putCheckpoint?.(saved.value);
    return saved;
  }

  async restore(checkpoint: Checkpoint): Promise<Result<void, readonly string[]>> {
    const misfits = componentMisfits(this.units, checkpoint);
    if (misfits.length > 0) return fail(misfits);
    await this.begin('resume');
    const loaded = await this.#checkpoints.load(checkpoint);
    if (!loaded.ok) return loaded;
    this.setStatus(checkpoint.status === 'running' ? 'waiting' : checkpoint.status);
    return ok(undefined);
  }

  override async destroy(): Promise<void> {
    try {
      await super.destroy();
    } finally {
      if (this.#options.keepsWorkers !== true) this.close();
    }
  }

  /** Ends the workers; the components in them are gone. */
  close(): void {
    this.#workerGroup.close();
  }

  /** For tests: what each worker tells of itself; behind `destroy` what it told then. */
  async inspect(): Promise<readonly unknown[]> {
    const { workers } = this.#workerGroup;
    if (workers.length === 0) return this.#lastInspection;
    return Promise.all(workers.map(({ rpc }) => rpc.call('inspect').catch(() => null)));
  }

  protected override async callHooks(hook: Hook): Promise<readonly HookError[]> {
    if (hook === 'destroy') return this.#destroyWorkers();
    if (this.#workerGroup.workers.some(({ isGone }) => isGone)) this.close();
    return this.#heartbeat.during(this.#begin(hook));
  }

  protected override probesChanged(): void {
    this.#instrumentation.setProbes(this.units.values());
  }

  async #begin(hook: Hook): Promise<readonly HookError[]> {
    try {
      if (this.#workerGroup.workers.length === 0)
        await this.#workerGroup.open(this.#planner.first());
    } catch (error) {
      // A worker that was lost is known by then.
      const { failureReport } = this.#execution;
      if (failureReport === null) throw error;
      return [{ name: failureReport.failure.component ?? '', error }];
    }
    return this.#workerGroup.hook(hook);
  }

  async #destroyWorkers(): Promise<readonly HookError[]> {
    const late = this.#options.workers.sleep(DESTROY_MS).then(() => []);
    const errors = await Promise.race([this.#workerGroup.hook('destroy'), late]);
    const inspection = this.inspect().then((told) => void (this.#lastInspection = told));
    await Promise.race([inspection, late]);
    return errors;
  }

  /** Runs, or takes a round, until all workers have come to its end. */
  async #perform(kind: 'run' | 'round'): Promise<void> {
    const work = this.#execution.untilGivenUp(() => this.#performOnAll(kind));
    await this.#heartbeat.during(kind === 'run' ? this.#loadBalancer.during(work) : work);
  }

  /** Workers that come in place of others by a move go on with the work of those. */
  async #performOnAll(kind: 'run' | 'round'): Promise<void> {
    for (;;) {
      if (kind === 'run') this.#pauseControl.reapply();
      await this.#execution.perform(kind);
      if (!this.#migration.isMoving) return;
      await this.#migration.arrive();
      // Somebody may have paused or resumed while there was nobody to tell.
      this.#pauseControl.applyToNew();
      if (this.#execution.isCutShort) return;
    }
  }

  /** A round, or a step of one component, outside of a run. */
  async #byHand<T>(work: () => Promise<T>): Promise<T> {
    if (isTerminal(this.status)) {
      throw new ProcessStatusError(
        `A process that ${this.status === 'failed' ? 'failed' : 'was stopped'} cannot step.`,
      );
    }
    this.setStatus('running');
    const result = await this.#checkpoints.keptOut(work);
    if (this.#execution.failureReport !== null) throw this.#failed(this.#execution.failureReport);
    if (!this.#execution.isCancelled) this.setStatus(this.isFinished ? 'completed' : 'waiting');
    return result;
  }

  async #whileHeld<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#pauseControl.isRequested || this.#execution.isInRound) {
      throw new ProcessStatusError('A running process steps only while it is paused.');
    }
    return this.#execution.inRun(async () => {
      while (this.#migration.isMoving) await this.environment.yieldToHost();
      return this.#checkpoints.keptOut(work);
    });
  }

  #take(worker: WorkerProxy, report: PartitionReport): void {
    const { samples, times, activity } = report;
    if (times !== null) this.#profiler.take(worker.number, times);
    this.#replicas.show(worker.names, report);
    this.#instrumentation.absorb(samples);
    if (samples.length > 0) worker.rpc.tell('taken');
    if (activity === null) return;
    worker.activity = activity;
    void this.#terminationDetector.look();
  }

  #hit(hit: BreakpointHit): void {
    this.lastHit = hit;
    if (this.#execution.isRunning && !this.#execution.isInRound) this.pause();
  }

  #lost({ names, code, message }: LostWorker): void {
    if (isTerminal(this.status)) return;
    this.#replicas.end(names, 'failed');
    const failure = { code, component: names[0] ?? null, step: null, message };
    this.#execution.fail({ failure, errors: [Object.assign(new Error(message), { code })] });
  }

  /** The end after a failure, once the workers have told what they had. */
  #failed({ failure, errors }: FailureReport): ProcessError {
    this.#replicas.end(this.units.keys(), 'stopped');
    this.setStatus('failed');
    this.failure = failure;
    return new ProcessError(errors, failure);
  }
}
