import {
  type Breakpoint,
  type BreakpointHit,
  type RunProfile,
  type Status,
  isTerminal,
} from '../../model/run/index.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Channel } from '../channels/channel.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { checkFit, loadParts, saveParts } from '../checkpoint/save.ts';
import { loadTurns, saveTurns } from '../checkpoint/turns.ts';
import { RoundGroups } from '../compiled/roundGroups.ts';
import { connect } from '../channels/connectUnits.ts';
import type { Connector } from '../channels/connector.ts';
import { SLICE } from '../environment.ts';
import {
  DeadlockError,
  IOStreamClosedError,
  ProcessError,
  ProcessStatusError,
  toFailure,
} from '../errors.ts';
import { EventHub } from '../channels/eventHub.ts';
import { clockProperties, StepTimer } from '../profile/stepTimer.ts';
import { Process, type ProcessOptions, type Schedule } from './process.ts';
import { makeProfile } from '../profile/makeProfile.ts';
import type { PartitionTimes } from '../profile/times.ts';
import { SamplingProfiler } from '../profile/samplingProfiler.ts';
import { ReadyQueue } from '../scheduler/readyQueue.ts';
import type { Remote } from '../channels/remote.ts';
import { Unit, UNLIMITED, type UnitOwner } from '../unit/unit.ts';
import type { Event } from '../component/event.ts';

/** Values that wait in a channel before the writer waits, where the model says nothing. */
const CAPACITY = 1024;
/** Iterations of one unit in a row where order between components does not matter. */
const BATCH = 256;
/** Turns that promises get to settle before others go on without them: an `async` step takes two or three. */
const GRACE = 6;

export interface LocalProcessOptions extends ProcessOptions {
  /**
   * `compiled`, the default: groups of synchronous components without events and fan-in step in rounds,
   * all else on the ready queue. `queue`: everything on the ready queue. The values are the same.
   */
  readonly schedule?: 'compiled' | 'queue';
  /** Values a channel holds before its writer waits. */
  readonly channelCapacity?: number;
  /** The other parts, when this is one part of a process that is spread over workers. */
  readonly remote?: Remote;
}

/** What keeps a process in which nothing goes on from going on. */
export interface Stall {
  /** Values that each full channel holds at which somebody waits. */
  readonly full: readonly number[];
  /** Some component has done all that it may do for now. */
  readonly isHeld: boolean;
  /** Components that wait for events and nothing else. */
  readonly listeners: readonly string[];
  /** Who waits for what, in words, for each component that has not ended. */
  readonly waiting: readonly string[];
}

interface Trouble {
  readonly unit: Unit | null;
  readonly error: unknown;
}

/** A process that runs in one thread: all components take turns, as their inputs arrive. */
export class LocalProcess extends Process implements UnitOwner {
  protected readonly units: ReadonlyMap<string, Unit>;
  readonly eventConnectors: ReadonlyMap<string, Connector>;
  /** The breakpoint that was met last. */
  lastHit: BreakpointHit | null = null;
  readonly #queue = new ReadyQueue();
  readonly #events: EventHub;
  readonly #batch: number;
  readonly #channels: readonly Channel[];
  #alive: number;
  #pending = 0;
  #paused = false;
  /** A call of `run()` is pending. */
  #running = false;
  /** One round is taken, or one component steps, while the run is held. */
  #inRound = false;
  /** How often a held run went on: what was done by hand meanwhile is over then. */
  #resumes = 0;
  readonly #groups: RoundGroups;
  readonly #compiles: boolean;
  readonly #remote: Remote | null;
  /** Where the time goes, when somebody wants to know. */
  #timesheet: SamplingProfiler | null = null;
  #trouble: Trouble[] = [];
  #cancelled = false;
  #asleep: (() => void)[] = [];
  /** Told when no promise of a component is under way. */
  readonly #quiet: (() => void)[] = [];

  constructor(options: LocalProcessOptions) {
    super(options);
    const units = new Map(
      [...this.components].map(([name, component]) => [name, new Unit(component, this)]),
    );
    this.units = units;
    this.#groups = new RoundGroups(this.#queue, options.environment);
    this.#compiles = options.schedule !== 'queue';
    this.#alive = units.size;
    const remote = options.remote ?? null;
    this.#remote = remote;
    this.#events = new EventHub([...units.values()], options.environment, remote);
    this.eventConnectors = this.#events.connectors;
    remote?.attach({
      enqueue: (runnable) => this.#queue.enqueue(runnable),
      wakeUp: () => this.#wakeUp(),
      deliver: (event) => this.#events.deliver(event),
      producerEnded: (types) => this.#events.typesEnded(types),
    });
    this.#channels = connect({
      ...{ units, remote, connectors: this.connectors.values() },
      capacity: options.channelCapacity ?? CAPACITY,
    });
    const fanIn = this.#channels.some((channel) => channel.writers > 1);
    const orderMatters = fanIn || this.#events.isUsed;
    this.#batch = orderMatters ? 1 : BATCH;
    this.#queue.inStep = orderMatters;
  }

  /** All components have ended. */
  get isFinished(): boolean {
    return this.#alive === 0;
  }

  /** A call of `run()` is pending. */
  get isRunning(): boolean {
    return this.#running;
  }

  get isPaused(): boolean {
    return this.#paused;
  }

  /**
   * Which components the compiled schedule runs (and whether as generated code), and which the ready
   * queue.
   */
  get schedule(): Schedule {
    const compiled = this.#groups.units;
    const units = [...this.units.values()];
    return {
      compiled: units.filter((unit) => compiled.has(unit)).map(({ name }) => name),
      queued: units.filter((unit) => !compiled.has(unit)).map(({ name }) => name),
      generated: this.#groups.areGenerated,
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
    if (this.#running) throw new ProcessStatusError('The process is running already.');
    if (this.status === 'failed' || this.status === 'stopped') {
      throw new ProcessStatusError(
        `A process that ${this.status === 'failed' ? 'failed' : 'was stopped'} cannot run again.`,
      );
    }
    this.setStatus('running');
    this.#running = true;
    try {
      await this.#begin();
      await this.#groups.prepare(() => this.#cancelled);
      if (!this.#paused) this.#release(UNLIMITED);
      await this.#drive(
        () => this.#remote?.isOver ?? this.isFinished,
        () => this.#paused,
      );
    } finally {
      this.#running = false;
    }
    if (this.#trouble.length > 0) throw this.#failed();
    if (!this.#cancelled) this.setStatus('completed');
  }

  /**
   * One step of every component, as plugboard does it: rejects when a component closes in it or had
   * closed before. While `run()` is paused: one round.
   */
  async step(): Promise<void> {
    if (this.#running) return this.#round();
    const before = this.#alive;
    await this.advance();
    if (before === this.units.size && this.#alive === before) return;
    const error = new IOStreamClosedError('Attempted write on a closed io controller.');
    this.#trouble.push({ unit: null, error });
    throw this.#failed();
  }

  /**
   * One step of every component that has not ended. Unlike `step()` the end of the data is no failure:
   * then the status is completed and `isFinished` is true.
   */
  async advance(): Promise<void> {
    this.mustBeInitialised();
    if (this.status === 'completed') return;
    await this.#byHand([...this.units.values()], () => this.#takeRound(() => false));
  }

  async stepComponent(name: string): Promise<Result<void, string>> {
    this.mustBeInitialised();
    const unit = this.units.get(name);
    if (unit === undefined) return fail(`There is no component ${name}.`);
    if (unit.isEnded) return fail(`${name} has ended.`);
    if (!this.#running) return this.#byHand([unit], () => this.#takeStep(unit));
    return this.#whileHeld(() => {
      this.#groups.leave((units) => units.includes(unit));
      this.#groups.release(0);
      for (const one of this.units.values()) one.credit = 0;
      return this.#takeStep(unit);
    });
  }

  /** Holds a run between two steps. */
  pause(): void {
    this.#paused = true;
    this.#queue.interrupted = true;
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    if (this.#running) {
      this.#resumes++;
      this.#groups.rejoin();
      this.#release(UNLIMITED);
    }
    this.#wakeUp();
  }

  /**
   * Holds the run, as `pause` does, whenever an output meets one of these; those of before count no more.
   * `lastHit` says which it was. Components with breakpoints leave the compiled rounds.
   *
   * @returns what is wrong with a field; then nothing has changed
   */
  setBreakpoints(breakpoints: readonly Breakpoint[]): Result<void, string> {
    const byUnit = new Map<Unit, { readonly field: string; readonly breakpoint: Breakpoint }[]>();
    for (const breakpoint of breakpoints) {
      const dot = breakpoint.field.indexOf('.');
      const unit = this.units.get(breakpoint.field.slice(0, dot));
      const field = breakpoint.field.slice(dot + 1);
      if (dot < 0 || unit === undefined || !unit.declared.outputs.includes(field)) {
        return fail(`There is no output ${breakpoint.field} to stop at.`);
      }
      byUnit.set(unit, [...(byUnit.get(unit) ?? []), { field, breakpoint }]);
    }
    for (const unit of this.units.values()) unit.breakpoints = byUnit.get(unit) ?? [];
    this.#groups.leave((units) => units.some((unit) => byUnit.has(unit)));
    return ok(undefined);
  }

  cancel(): void {
    this.#cancelled = true;
    this.#groups.abandon();
    this.#queue.take();
    this.#queue.interrupted = true;
    for (const unit of this.units.values()) {
      unit.abandon();
      unit.setStatus('stopped', true);
    }
    this.setStatus('stopped');
    this.#wakeUp();
  }

  /** Ends what has not ended yet, because the process has failed elsewhere. */
  protected halt(): void {
    this.#cancelled = true;
    this.#queue.interrupted = true;
    this.#stopRest();
    this.#wakeUp();
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
    const wasPaused = this.#paused;
    this.pause();
    await this.quiet();
    const saved = isOver(this.status)
      ? fail([
          `A process that ${this.status === 'failed' ? 'failed' : 'was stopped'} has no way on.`,
        ])
      : saveParts({ units: this.units, channels: this.#channels });
    if (!wasPaused) this.resume();
    if (!saved.ok) return saved;
    const { name: process, jobId, status } = this;
    const { seed } = this.environment.host;
    const head = { format: 1, process, jobId, seed, status } as const;
    const isOrdered = this.#queue.inStep && this.#remote === null;
    const turns = isOrdered ? { turns: saveTurns(this.#queue) } : {};
    const checkpoint: Checkpoint = { ...head, ...saved.value, ...turns };
    await this.state.putCheckpoint?.(checkpoint);
    return ok(checkpoint);
  }

  /**
   * Goes back to a checkpoint, instead of `init`: the process must be made of the same model. From there
   * `run` and `step` give exactly what they would have given.
   *
   * @returns in words, why the checkpoint does not fit
   * @throws as `init` does
   */
  async restore(checkpoint: Checkpoint): Promise<Result<void, readonly string[]>> {
    const fits = checkFit({ units: this.units, channels: this.#channels }, checkpoint);
    if (!fits.ok) return fits;
    await this.begin('resume');
    return this.load(checkpoint);
  }

  /** Takes components and channels, which have begun, to where a checkpoint has them. */
  protected load(checkpoint: Checkpoint): Result<void, readonly string[]> {
    const parts = { units: this.units, channels: this.#channels };
    try {
      loadParts(parts, checkpoint);
    } catch (error) {
      return fail([toFailure(error, null, null).message]);
    }
    const { turns } = checkpoint;
    if (turns !== undefined && this.#remote === null) loadTurns(this.#queue, turns, this.units);
    for (const unit of this.units.values()) this.publish(unit);
    this.setStatus(checkpoint.status === 'running' ? 'waiting' : checkpoint.status);
    return ok(undefined);
  }

  /** Settles when no promise of a component is under way. */
  async quiet(): Promise<void> {
    while (this.#pending > 0) await new Promise<void>((settle) => this.#quiet.push(settle));
  }

  protected override probesChanged(): void {
    this.#groups.prepareAgain();
  }

  // --- What units ask for (UnitOwner) ---

  enqueue(unit: Unit): void {
    this.#queue.enqueue(unit);
  }

  get round(): number {
    return this.#queue.round;
  }

  emit(event: Event): void {
    this.#events.emit(event);
  }

  published(unit: Unit): void {
    this.publish(unit);
  }

  ended(unit: Unit): void {
    this.#alive--;
    this.#events.producerEnded(unit);
    if (this.#alive === 0) this.#wakeUp();
  }

  /** From now on takes account, by samples, of where the time goes. Call it before `run`. */
  measure(): void {
    if (this.#timesheet !== null) return;
    const now = () => this.environment.now();
    const { bias, tick } = clockProperties(now);
    for (const unit of this.units.values()) unit.timer ??= new StepTimer(now, bias);
    this.#timesheet = new SamplingProfiler([...this.units.values()], now, tick);
  }

  /** Where the time went since `measure`; null without it. */
  get times(): PartitionTimes | null {
    return this.#timesheet?.read() ?? null;
  }

  /**
   * Where the time went since `measure`, and what a pool would gain; null without it.
   *
   * @param cores workers that a pool would have at most
   */
  profile(cores: number): RunProfile | null {
    const times = this.times;
    if (times === null) return null;
    const { elapsed, worked, units } = times;
    const connectors = [...this.connectors.values()];
    const workers = [{ number: 0, worked }];
    return makeProfile({ elapsed, workers, units, connectors, plan: null, cores });
  }

  /** What keeps it from going on, when nothing goes on. */
  stall(): Stall {
    const alive = this.#waiting();
    return {
      full: this.#full().map(({ capacity }) => capacity),
      isHeld: !this.#running || alive.some((unit) => unit.credit === 0),
      listeners: alive.filter((unit) => unit.waitsForEventsOnly).map(({ name }) => name),
      waiting: alive.map((unit) => `${unit.name} waits for ${unit.waitsFor.join(' and ')}`),
    };
  }

  /** Lets the smallest channel at which somebody waits hold twice as much (Parks). */
  growChannel(): void {
    const [smallest] = this.#full();
    if (smallest === undefined) return;
    smallest.grow();
    this.#wakeUp();
  }

  /** Ends the components that wait for events, because nobody can send one any more. */
  endListeners(): void {
    for (const unit of this.#waiting()) if (unit.waitsForEventsOnly) unit.end('completed');
    this.#wakeUp();
  }

  failed(unit: Unit, error: unknown): void {
    this.#trouble.push({ unit, error });
    this.#queue.interrupted = true;
    this.#wakeUp();
  }

  hit(hit: BreakpointHit): boolean {
    this.lastHit = hit;
    const holds = this.#running && !this.#inRound;
    if (holds) this.pause();
    return holds;
  }

  pending(change: 1 | -1): void {
    this.#pending += change;
    if (change < 0) this.#wakeUp();
    else this.#queue.isHeld = this.#queue.inStep;
    if (this.#pending === 0) for (const settle of this.#quiet.splice(0)) settle();
  }

  // --- The schedule ---

  /** RoundGroups what can run in rounds from here on, and says of everybody that it runs. */
  async #begin(): Promise<void> {
    let until = this.environment.now() + SLICE;
    for (const unit of this.units.values()) unit.publishesSteps = false;
    // All of them before anything else may happen: a round that is taken meanwhile finds them whole.
    if (this.#compiles) this.#groups.form([...this.units.values()]);
    for (const unit of this.units.values()) {
      if (this.environment.now() >= until) {
        // Of thousands of components this takes a while; whoever wants to stop need not wait for the rest.
        await this.environment.yieldToHost();
        until = this.environment.now() + SLICE;
        if (this.#cancelled || this.#trouble.length > 0) return;
      }
      const { status } = unit;
      unit.setStatus('running', true);
      // What a stop event ended stays stopped.
      if (unit.isEnded) unit.setStatus(isTerminal(status) ? status : 'completed', true);
    }
  }

  /** Lets every unit do so many iterations, and every group so many rounds. */
  #release(credit: number): void {
    const grouped = this.#groups.release(credit);
    for (const unit of this.units.values()) {
      if (unit.isEnded || grouped.has(unit)) continue;
      unit.credit = credit;
      unit.wake();
    }
    this.#remote?.wakeEnds();
  }

  /**
   * Works until `done`, or until nothing can go on; sleeps while `held`. When one unit steps `alone`, until
   * it has.
   */
  async #drive(done: () => boolean, held: () => boolean, alone?: Unit): Promise<void> {
    try {
      await this.#work(done, held, alone);
    } finally {
      this.#timesheet?.stop();
    }
  }

  async #work(done: () => boolean, held: () => boolean, alone?: Unit): Promise<void> {
    const { environment } = this;
    const timesheet = this.#timesheet;
    let until = environment.now() + SLICE;
    const breathe = async () => {
      await environment.yieldToHost();
      until = environment.now() + SLICE;
    };
    timesheet?.start();
    while (this.#trouble.length === 0 && !this.#cancelled && !done()) {
      if (held()) {
        this.#remote?.flush();
        timesheet?.stop();
        await this.#sleep();
        timesheet?.start();
        continue;
      }
      timesheet?.begin();
      const idle = this.#queue.work(() => environment.now(), until, this.#batch);
      this.#remote?.flush();
      timesheet?.end();
      if (this.#trouble.length > 0) return;
      if (!idle) await breathe();
      else if (this.#queue.isHeld) await this.#waitForPromises();
      else if (alone?.hasUsedUp === true) return;
      else if (this.#pending > 0 && (alone === undefined || alone.busy)) {
        await this.#sleep();
        if (environment.now() >= until) await breathe();
      } else if (alone !== undefined) {
        // What it has sent goes out, whether there is room or not.
        if (alone.blockedOn === null) return;
        this.growChannel();
      } else if (this.#remote !== null) {
        this.#remote.idle();
        await this.#sleep();
        if (environment.now() >= until) await breathe();
      } else if (!this.#loosen()) return;
    }
  }

  /** Before the next round, whoever is about to be through is. */
  async #waitForPromises(): Promise<void> {
    for (let turn = 0; turn < GRACE && this.#pending > 0; turn++) await Promise.resolve();
    this.#queue.isHeld = false;
  }

  async #takeRound(done: () => boolean): Promise<void> {
    const remote = this.#remote;
    if (remote !== null) remote.roundIsOver = false;
    this.#release(1);
    const hasGoneOn = this.#watchResumes();
    await this.#drive(
      () => hasGoneOn() || (remote?.roundIsOver ?? done()),
      () => false,
    );
  }

  /** One iteration of one unit, if what it waits for is there. */
  async #takeStep(unit: Unit): Promise<Result<void, string>> {
    unit.credit = 1;
    unit.wake();
    this.#remote?.wakeEnds();
    const hasGoneOn = this.#watchResumes();
    await this.#drive(hasGoneOn, () => false, unit);
    const isCut = this.#cancelled || this.#trouble.length > 0 || hasGoneOn();
    return isCut || unit.hasUsedUp ? ok(undefined) : fail(this.#whyNot(unit));
  }

  /** Whether the run has gone on since. */
  #watchResumes(): () => boolean {
    const before = this.#resumes;
    return () => this.#resumes !== before;
  }

  #whyNot(unit: Unit): string {
    const { waitsFor } = unit;
    if (waitsFor.length === 0) return `${unit.name} waits for events.`;
    const fields = waitsFor.map((field) => {
      const sources = [...this.connectors.values()].flatMap(
        ({ isClosed, spec: { source, target } }) =>
          target.entity === unit.name && target.descriptor === field && !isClosed
            ? [`${source.entity}.${source.descriptor}`]
            : [],
      );
      return `a value of ${field} from ${sources.join(' or ')}`;
    });
    return `${unit.name} waits for ${fields.join(', and for ')}.`;
  }

  /** A round, or a step of one of these units, outside of a run. */
  async #byHand<T>(units: readonly Unit[], work: () => Promise<T>): Promise<T> {
    if (isTerminal(this.status)) {
      throw new ProcessStatusError(
        `A process that ${this.status === 'failed' ? 'failed' : 'was stopped'} cannot step.`,
      );
    }
    this.setStatus('running');
    for (const unit of units) unit.publishesSteps = true;
    const result = await work();
    for (const unit of units) unit.credit = 0;
    if (this.#trouble.length > 0) throw this.#failed();
    if (!this.#cancelled) this.setStatus(this.isFinished ? 'completed' : 'waiting');
    return result;
  }

  /** One round while a run is held. */
  #round(): Promise<void> {
    return this.#whileHeld(() => this.#takeRound(() => this.isFinished));
  }

  async #whileHeld<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#paused || this.#inRound) {
      throw new ProcessStatusError('A running process steps only while it is paused.');
    }
    this.#inRound = true;
    try {
      return await work();
    } finally {
      this.#inRound = false;
      // It may have been resumed meanwhile.
      this.#release(this.#paused ? 0 : UNLIMITED);
      this.#wakeUp();
    }
  }

  /**
   * Nothing can go on. Full channels grow, the smallest first (Parks); components that wait for events
   * which nobody can send any more end; else what still waits is deadlocked. False: nothing to do.
   */
  #loosen(): boolean {
    const { full, isHeld, listeners, waiting } = this.stall();
    if (full.length > 0) this.growChannel();
    else if (isHeld) return false;
    else if (listeners.length > 0) this.endListeners();
    else {
      if (waiting.length > 0) this.#trouble.push({ unit: null, error: deadlock(waiting) });
      return false;
    }
    return true;
  }

  #waiting(): readonly Unit[] {
    return [...this.units.values()].filter((unit) => !unit.isEnded);
  }

  /** Channels at which somebody waits for room, the smallest first. */
  #full(): readonly Channel[] {
    const full = this.#waiting().flatMap((unit) => unit.blockedOn ?? []);
    return [...full, ...(this.#remote?.full ?? [])].toSorted((a, b) => a.capacity - b.capacity);
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => this.#asleep.push(resolve));
  }

  #wakeUp(): void {
    for (const wake of this.#asleep.splice(0)) wake();
  }

  #stopRest(): void {
    this.#groups.abandon();
    this.#queue.take();
    for (const unit of this.units.values()) {
      if (unit.isEnded) continue;
      unit.abandon();
      unit.setStatus('stopped', true);
    }
  }

  /** Ends everything after a failure. */
  #failed(): ProcessError {
    this.#stopRest();
    this.setStatus('failed');
    const [first] = this.#trouble;
    const step = first?.unit === null ? null : (first?.unit.steps ?? null);
    this.failure = toFailure(first?.error, first?.unit?.name ?? null, step);
    return new ProcessError(
      this.#trouble.map(({ error }) => error),
      this.failure,
    );
  }
}

function isOver(status: Status): boolean {
  return status === 'failed' || status === 'stopped';
}

/** Components that wait for each other: `waiting` says for each who waits for what. */
export function deadlock(waiting: readonly string[]): DeadlockError {
  return new DeadlockError(`Components wait for each other: ${waiting.join(', ')}.`);
}
