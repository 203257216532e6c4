import { fail, ok, type Result } from '../../base/result.ts';
import type { Breakpoint, BreakpointHit } from '../breakpoint.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { componentMisfits } from '../checkpoint/save.ts';
import type { Connector } from '../channels/connector.ts';
import { IOStreamClosedError, ProcessError, ProcessStatusError, toFailure } from '../errors.ts';
import { EventHub } from '../channels/eventHub.ts';
import { makeProfile, type Profile } from '../profile/makeProfile.ts';
import type { KnownCost } from '../profile/times.ts';
import {
  type Hook,
  type HookError,
  Process,
  type ProcessOptions,
  type Schedule,
} from '../process/process.ts';
import { isTerminal } from '../status.ts';
import type { Unit } from '../unit/unit.ts';
import { Account } from './poolProfiler.ts';
import { Checkpoints } from './poolCheckpoints.ts';
import { Course, type Trouble, troubleOf } from './execution.ts';
import { Crew, type LostPart } from './workerGroup.ts';
import { Hold } from './pauseControl.ts';
import { Judge } from './terminationDetector.ts';
import type { PartReport } from './partition/partitionProtocol.ts';
import { Mirror } from './replicas.ts';
import { type Moved, Mover } from './migration.ts';
import type { PartProxy } from './workerProxy.ts';
import { numbersOf, type Placement } from '../partitioning/partitionPlan.ts';
import { Planner } from '../partitioning/planner.ts';
import type { Workers } from './transport/port.ts';
import { Pulse } from './workerHeartbeat.ts';
import { Replanner } from './loadBalancer.ts';
import { Watches } from './instrumentation.ts';

/** How long `destroy` of the components may take, milliseconds. */
const DESTROY_MS = 1_000;

export interface WorkerPoolProcessOptions extends ProcessOptions {
  readonly workers: Workers;
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
 * A process whose components are spread over several workers; each runs its part as `LocalProcess` would,
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
  readonly #account: Account;
  readonly #mirror: Mirror;
  readonly #crew: Crew;
  readonly #watches: Watches;
  readonly #hold: Hold;
  readonly #course: Course;
  readonly #judge: Judge;
  readonly #pulse: Pulse;
  readonly #checkpoints: Checkpoints;
  readonly #mover: Mover;
  readonly #replanner: Replanner;
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
    const account = new Account([...components.keys()]);
    const mirror = new Mirror(components, (unit) => this.publish(unit));
    const { units } = mirror;
    const crew = new Crew({
      workers,
      whole: {
        ...{ name, parameters, host: environment.host, units, connectors },
        typeText: (component) => this.typeText(component),
        channelCapacity: options.channelCapacity,
        schedule: options.schedule,
      },
      yieldToHost: () => environment.yieldToHost(),
      onOpen: () => this.#watches.tellAll(),
      onReport: (part, report) => this.#take(part, report),
      onHit: (hit) => this.#hit(hit),
      onLost: (lost) => this.#lost(lost),
    });
    const hold = new Hold(crew);
    const course = new Course({ crew, mirror, connectors, sleep });
    const checkpoints = new Checkpoints({
      ...{ crew, hold, names: [...units.keys()] },
      head: () => {
        const { jobId, status } = this;
        return { process: name, jobId, seed: environment.host.seed, status };
      },
    });
    const mover = new Mover({ crew, hold, course, checkpoints, account, sleep });
    this.#options = options;
    this.#planner = planner;
    this.#account = account;
    this.#mirror = mirror;
    this.units = units;
    this.eventConnectors = new EventHub([...units.values()], environment).connectors;
    this.#crew = crew;
    this.#watches = new Watches(crew);
    this.#hold = hold;
    this.#course = course;
    this.#judge = new Judge({ crew, hold, course });
    const now = () => environment.now();
    this.#pulse = new Pulse({ crew, sleep, now, hangAfter: options.hangAfter });
    this.#checkpoints = checkpoints;
    this.#mover = mover;
    this.#replanner = new Replanner({ planner, account, crew, hold, course, mover, sleep });
  }

  get isFinished(): boolean {
    return this.#mirror.isFinished;
  }

  get isPaused(): boolean {
    return this.#hold.isWanted;
  }

  get schedule(): Schedule {
    return this.#course.schedule;
  }

  /** The worker, from 0, of each component; empty before `init`. */
  get placement(): Placement {
    return this.#crew.plan.placement;
  }

  /** Where the time went so far, as the workers told it last. */
  get profile(): Profile {
    const { plan } = this.#crew;
    return makeProfile({
      elapsed: this.#account.elapsed,
      workers: this.#account.workers(numbersOf(plan)),
      units: this.#account.units,
      connectors: [...this.connectors.values()],
      plan,
      cores: this.#planner.workers,
    });
  }

  async run(): Promise<void> {
    this.mustBeInitialised();
    if (this.#course.isRunning) throw new ProcessStatusError('The process is running already.');
    if (this.status === 'failed' || this.status === 'stopped') {
      throw new ProcessStatusError(
        `A process that ${this.status === 'failed' ? 'failed' : 'was stopped'} cannot run again.`,
      );
    }
    this.setStatus('running');
    await this.#course.run(() => this.#perform('run'));
    if (this.#course.trouble !== null) throw this.#failed(this.#course.trouble);
    if (!this.#course.isCancelled) this.setStatus('completed');
  }

  async step(): Promise<void> {
    if (this.#course.isRunning) return this.#whileHeld(() => this.#course.perform('round'));
    const before = this.#mirror.alive;
    await this.advance();
    if (before === this.units.size && this.#mirror.alive === before) return;
    const error = new IOStreamClosedError('Attempted write on a closed io controller.');
    await this.#crew.halt();
    throw this.#failed(troubleOf(error));
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
    const course = this.#course;
    const isHeld = () => !course.isCutShort && (this.#hold.isWanted || !course.isRunning);
    const work = () => course.untilGivenUp(() => course.stepComponent(name, isHeld));
    const stepped = course.isRunning
      ? await this.#whileHeld(work)
      : await this.#byHand(() => this.#pulse.during(work()));
    return stepped ?? ok(undefined);
  }

  pause(): void {
    this.#hold.isWanted = true;
    this.#hold.hold();
  }

  resume(): void {
    this.#hold.isWanted = false;
    if (!this.#mover.isMoving) this.#hold.goOn();
  }

  cancel(): void {
    this.#course.cancel();
    this.#mirror.cancel();
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
    this.#watches.setBreakpoints(breakpoints);
    return ok(undefined);
  }

  override setArgument(component: string, name: string, value: unknown): Result<void, string> {
    const set = super.setArgument(component, name, value);
    if (set.ok) {
      this.#mover.whenThere(() => {
        this.#crew.partOf(component)?.rpc.tell('setArgument', component, name, value);
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
  async place(pins: Readonly<Record<string, number>>): Promise<Moved> {
    return this.#replanner.place(pins);
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
    this.#hold.goOn();
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
    this.#crew.close();
  }

  /** For tests: what each worker tells of itself; behind `destroy` what it told then. */
  async inspect(): Promise<readonly unknown[]> {
    const { parts } = this.#crew;
    if (parts.length === 0) return this.#lastInspection;
    return Promise.all(parts.map(({ rpc }) => rpc.call('inspect').catch(() => null)));
  }

  protected override async callHooks(hook: Hook): Promise<readonly HookError[]> {
    if (hook === 'destroy') return this.#destroyParts();
    if (this.#crew.parts.some(({ isGone }) => isGone)) this.close();
    return this.#pulse.during(this.#begin(hook));
  }

  protected override probesChanged(): void {
    this.#watches.setProbes(this.units.values());
  }

  async #begin(hook: Hook): Promise<readonly HookError[]> {
    try {
      if (this.#crew.parts.length === 0) await this.#crew.open(this.#planner.first());
    } catch (error) {
      // A worker that was lost is known by then.
      const { trouble } = this.#course;
      if (trouble === null) throw error;
      return [{ name: trouble.failure.component ?? '', error }];
    }
    return this.#crew.hook(hook);
  }

  async #destroyParts(): Promise<readonly HookError[]> {
    const late = this.#options.workers.sleep(DESTROY_MS).then(() => []);
    const errors = await Promise.race([this.#crew.hook('destroy'), late]);
    const inspection = this.inspect().then((told) => void (this.#lastInspection = told));
    await Promise.race([inspection, late]);
    return errors;
  }

  /** Runs, or takes a round, until all parts have come to its end. */
  async #perform(kind: 'run' | 'round'): Promise<void> {
    const work = this.#course.untilGivenUp(() => this.#performParts(kind));
    await this.#pulse.during(kind === 'run' ? this.#replanner.during(work) : work);
  }

  /** Parts that come in place of others by a move go on with the work of those. */
  async #performParts(kind: 'run' | 'round'): Promise<void> {
    for (;;) {
      if (kind === 'run') this.#hold.repeat();
      await this.#course.perform(kind);
      if (!this.#mover.isMoving) return;
      await this.#mover.arrive();
      // Somebody may have paused or resumed while there was nobody to tell.
      this.#hold.passOn();
      if (this.#course.isCutShort) return;
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
    if (this.#course.trouble !== null) throw this.#failed(this.#course.trouble);
    if (!this.#course.isCancelled) this.setStatus(this.isFinished ? 'completed' : 'waiting');
    return result;
  }

  async #whileHeld<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#hold.isWanted || this.#course.isInRound) {
      throw new ProcessStatusError('A running process steps only while it is paused.');
    }
    return this.#course.inRun(async () => {
      while (this.#mover.isMoving) await this.environment.yieldToHost();
      return this.#checkpoints.keptOut(work);
    });
  }

  #take(part: PartProxy, report: PartReport): void {
    const { samples, times, census } = report;
    if (times !== null) this.#account.take(part.number, times);
    this.#mirror.show(part.names, report);
    this.#watches.absorb(samples);
    if (samples.length > 0) part.rpc.tell('taken');
    if (census === null) return;
    part.census = census;
    void this.#judge.look();
  }

  #hit(hit: BreakpointHit): void {
    this.lastHit = hit;
    if (this.#course.isRunning && !this.#course.isInRound) this.pause();
  }

  #lost({ names, code, message }: LostPart): void {
    if (isTerminal(this.status)) return;
    this.#mirror.end(names, 'failed');
    const failure = { code, component: names[0] ?? null, step: null, message };
    this.#course.fail({ failure, errors: [Object.assign(new Error(message), { code })] });
  }

  /** The end after a failure, once the parts have told what they had. */
  #failed({ failure, errors }: Trouble): ProcessError {
    this.#mirror.end(this.units.keys(), 'stopped');
    this.setStatus('failed');
    this.failure = failure;
    return new ProcessError(errors, failure);
  }
}
