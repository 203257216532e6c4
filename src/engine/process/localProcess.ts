import { fail, ok, type Result } from '../../base/result.ts';
import type { Breakpoint, BreakpointHit, RunProfile } from '../../model/run/index.ts';
import type { Connector } from '../channels/connector.ts';
import type { Remote } from '../channels/remote.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { checkFit, loadParts, saveParts } from '../checkpoint/save.ts';
import { loadTurns, saveTurns } from '../checkpoint/turns.ts';
import { classOf } from '../component/component.ts';
import { IOStreamClosedError, ProcessError, toFailure } from '../errors.ts';
import { makeProfile } from '../profile/makeProfile.ts';
import { SamplingProfiler } from '../profile/samplingProfiler.ts';
import { clockProperties, StepTimer } from '../profile/stepTimer.ts';
import type { PartitionTimes } from '../profile/times.ts';
import { Scheduler } from '../scheduler/scheduler.ts';
import { StepByHand } from '../scheduler/stepByHand.ts';
import { WorkLoop } from '../scheduler/workLoop.ts';
import type { Unit } from '../unit/unit.ts';
import { breakpointsByUnit } from './breakpointsByUnit.ts';
import { Process, type ProcessOptions, type Schedule } from './process.ts';
import { checkMayBeSaved, checkMayRun, checkMayStep, restoredStatus } from './statusRules.ts';

export interface LocalProcessOptions extends ProcessOptions {
  /**
   * `compiled`, the default: groups of synchronous components without events and fan-in step in rounds,
   * all else on the ready queue. `queue`: everything on the ready queue. The values are the same.
   */
  readonly schedule?: 'compiled' | 'queue';
  /** Values a channel holds before its writer waits. */
  readonly channelCapacity?: number;
  /** The other partitions, when this is one of a process that is spread over workers. */
  readonly remote?: Remote;
}

/** A process that runs in one thread: all components take turns, as their inputs arrive. */
export class LocalProcess extends Process {
  readonly eventConnectors: ReadonlyMap<string, Connector>;
  protected readonly units: ReadonlyMap<string, Unit>;
  protected readonly scheduler: Scheduler;
  readonly #loop: WorkLoop;
  readonly #byHand: StepByHand;

  constructor(options: LocalProcessOptions) {
    super(options);
    const { environment, channelCapacity, schedule, remote = null } = options;
    const connectors = [...this.connectors.values()];
    const scheduler = new Scheduler({
      ...{ components: this.components.values(), connectors, environment, channelCapacity, remote },
      compiles: schedule !== 'queue',
      onStatus: (unit) => this.publish(unit),
      onHit: (hit) => this.onHit(hit),
    });
    this.scheduler = scheduler;
    this.units = scheduler.units;
    this.eventConnectors = scheduler.events.connectors;
    this.#loop = new WorkLoop(scheduler, environment);
    this.#byHand = new StepByHand(scheduler, this.#loop, connectors);
  }

  /** All components have ended. */
  get isFinished(): boolean {
    return this.scheduler.alive === 0;
  }

  /** A call of `run()` is pending. */
  get isRunning(): boolean {
    return this.scheduler.control.isRunning;
  }

  get isPaused(): boolean {
    return this.scheduler.control.isPaused;
  }

  /** The breakpoint that was met last. */
  get lastHit(): BreakpointHit | null {
    return this.scheduler.lastHit;
  }

  get schedule(): Schedule {
    const { groups } = this.scheduler;
    const compiled = groups.units;
    const units = [...this.units.values()];
    return {
      compiled: units.filter((unit) => compiled.has(unit)).map(({ name }) => name),
      queued: units.filter((unit) => !compiled.has(unit)).map(({ name }) => name),
      generated: groups.areGenerated,
    };
  }

  /**
   * Steps every component until all have ended. Called again after the end it resolves at once.
   *
   * @throws NotInitialisedError before `init`; ProcessStatusError after a failure or a cancel;
   * ProcessError when a component failed, with the exceptions of that moment
   */
  async run(): Promise<void> {
    this.mustBeInitialised();
    const { scheduler } = this;
    const { control, remote } = scheduler;
    checkMayRun(this.status, control.isRunning);
    this.setStatus('running');
    await control.run(async () => {
      await scheduler.begin();
      await this.#loop.drive({
        isDone: () => remote?.isOver ?? this.isFinished,
        isHeld: () => control.isPaused,
      });
    });
    if (control.failures.length > 0) throw this.#failed();
    if (!control.isCancelled) this.setStatus('completed');
  }

  /**
   * One step of every component, as plugboard does it: rejects when a component closes in it or had
   * closed before. While `run()` is paused: one round.
   */
  async step(): Promise<void> {
    const { scheduler } = this;
    if (this.isRunning) {
      return this.#byHand.inRun(() => this.#byHand.round(() => this.isFinished));
    }
    const before = scheduler.alive;
    await this.advance();
    if (before === this.units.size && scheduler.alive === before) return;
    const error = new IOStreamClosedError('Attempted write on a closed io controller.');
    scheduler.fail({ unit: null, error });
    throw this.#failed();
  }

  /**
   * One step of every component that has not ended. Unlike `step()` the end of the data is no failure:
   * then the status is completed and `isFinished` is true.
   */
  async advance(): Promise<void> {
    this.mustBeInitialised();
    if (this.status === 'completed') return;
    await this.#outsideRun([...this.units.values()], () => this.#byHand.round(() => false));
  }

  async stepComponent(name: string): Promise<Result<void, string>> {
    this.mustBeInitialised();
    const unit = this.livingUnit(name);
    if (!unit.ok) return unit;
    if (this.isRunning) return this.#byHand.singleInRun(unit.value);
    return this.#outsideRun([unit.value], () => this.#byHand.single(unit.value));
  }

  /** Holds a run between two steps. */
  pause(): void {
    this.scheduler.pause();
  }

  resume(): void {
    this.scheduler.resume();
  }

  /**
   * Holds the run, as `pause` does, whenever an output meets one of these; those of before count no more.
   * `lastHit` says which it was. Components with breakpoints leave the compiled rounds.
   *
   * @returns what is wrong with a field; then nothing has changed
   */
  setBreakpoints(breakpoints: readonly Breakpoint[]): Result<void, string> {
    const byUnit = breakpointsByUnit(breakpoints, this.units);
    if (!byUnit.ok) return byUnit;
    for (const unit of this.units.values()) unit.breakpoints = byUnit.value.get(unit) ?? [];
    this.scheduler.groups.leave((units) => units.some((unit) => byUnit.value.has(unit)));
    return ok(undefined);
  }

  cancel(): void {
    this.scheduler.cancel();
    this.setStatus('stopped');
  }

  /**
   * Saves where the process is: a run is held between two steps and, if it was not held before, goes on
   * afterwards. Waits for promises of the components that are under way. A state backend that outlives
   * the program keeps it with the job.
   *
   * @returns the checkpoint, or by name which components cannot be saved and why
   */
  async checkpoint(): Promise<Result<Checkpoint, readonly string[]>> {
    this.mustBeInitialised();
    const wasPaused = this.isPaused;
    this.pause();
    await this.quiet();
    let saved: Result<Checkpoint, readonly string[]>;
    try {
      saved = this.#save();
    } finally {
      // A getter of somebody's component may throw.
      if (!wasPaused) this.resume();
    }
    if (saved.ok) await this.state.putCheckpoint?.(saved.value);
    return saved;
  }

  /**
   * Goes back to a checkpoint, instead of `init`: the process must be made of the same model. From there
   * `run` and `step` give exactly what they would have given.
   *
   * @returns in words, why the checkpoint does not fit
   * @throws as `init` does
   */
  async restore(checkpoint: Checkpoint): Promise<Result<void, readonly string[]>> {
    const fits = checkFit(this.scheduler, checkpoint);
    if (!fits.ok) return fits;
    await this.begin('resume');
    return this.load(checkpoint);
  }

  /** Takes components and channels, which have begun, to where a checkpoint has them. */
  protected load(checkpoint: Checkpoint): Result<void, readonly string[]> {
    const { scheduler, units } = this;
    try {
      loadParts(scheduler, checkpoint);
    } catch (error) {
      return fail([toFailure(error, null, null).message]);
    }
    const { turns } = checkpoint;
    if (turns !== undefined && scheduler.remote === null) loadTurns(scheduler.queue, turns, units);
    for (const unit of units.values()) this.publish(unit);
    this.setStatus(restoredStatus(checkpoint.status));
    return ok(undefined);
  }

  #save(): Result<Checkpoint, readonly string[]> {
    const { name: process, jobId, status, scheduler } = this;
    const may = checkMayBeSaved(status);
    const saved = may.ok ? saveParts(scheduler) : may;
    if (!saved.ok) return saved;
    const { seed } = this.environment.host;
    const isOrdered = scheduler.queue.inStep && scheduler.remote === null;
    const turns = isOrdered ? { turns: saveTurns(scheduler.queue) } : {};
    return ok({ format: 1, process, jobId, seed, status, ...saved.value, ...turns });
  }

  /** Settles when no promise of a component is under way. */
  quiet(): Promise<void> {
    return this.scheduler.quiet();
  }

  /** Measures, by samples, where the time goes from now on. Call it before `run`. */
  measure(): void {
    if (this.#loop.profiler !== null) return;
    const now = () => this.environment.now();
    const { bias, tick } = clockProperties(now);
    for (const unit of this.units.values()) unit.timer ??= new StepTimer(now, bias);
    this.#loop.profiler = new SamplingProfiler([...this.units.values()], now, tick);
  }

  /** Where the time went since `measure`; null without it. */
  get times(): PartitionTimes | null {
    return this.#loop.profiler?.read() ?? null;
  }

  /**
   * Where the time went since `measure`, and what a pool would gain; null without it.
   *
   * @param cores workers that a pool would have at most
   */
  profile(cores: number): RunProfile | null {
    const { times } = this;
    if (times === null) return null;
    const { elapsed, worked, units } = times;
    const connectors = [...this.connectors.values()];
    const workers = [{ number: 0, worked }];
    return makeProfile({ elapsed, workers, units, connectors, plan: null, cores });
  }

  protected override probesChanged(): void {
    this.scheduler.groups.prepareAgain();
  }

  /** A breakpoint was met. */
  protected onHit(_hit: BreakpointHit): void {}

  /** A round, or a step of one of these units, outside of a run. */
  async #outsideRun<T>(units: readonly Unit[], work: () => Promise<T>): Promise<T> {
    const { control } = this.scheduler;
    checkMayStep(this.status);
    this.setStatus('running');
    for (const unit of units) unit.publishesSteps = true;
    const result = await work();
    for (const unit of units) unit.credit = 0;
    if (control.failures.length > 0) throw this.#failed();
    if (!control.isCancelled) this.setStatus(this.isFinished ? 'completed' : 'waiting');
    return result;
  }

  /** Ends everything after a failure. */
  #failed(): ProcessError {
    const { control } = this.scheduler;
    this.scheduler.stopRest();
    this.setStatus('failed');
    const [first] = control.failures;
    const unit = first?.unit;
    const thrower = classOf(unit?.component);
    this.failure = toFailure(first?.error, unit?.name ?? null, unit?.steps ?? null, thrower);
    return new ProcessError(
      control.failures.map(({ error }) => error),
      this.failure,
    );
  }
}
