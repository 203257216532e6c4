import { Channel } from './channel.ts';
import { Group } from './compiled/group.ts';
import { plansOf } from './compiled/plan.ts';
import type { Connector } from './connector.ts';
import { SLICE } from './environment.ts';
import {
  DeadlockError,
  IOStreamClosedError,
  ProcessError,
  ProcessStatusError,
  toFailure,
} from './errors.ts';
import { EventHub } from './eventHub.ts';
import { Process, type ProcessOptions } from './process.ts';
import { ReadyQueue } from './readyQueue.ts';
import { isTerminal } from './status.ts';
import { Unit, UNLIMITED, type UnitOwner } from './unit.ts';
import type { Event } from './event.ts';

/** Values that wait in a channel before the writer waits, where the model says nothing. */
const CAPACITY = 1024;
/** Iterations of one unit in a row where order between components does not matter. */
const BATCH = 256;

export interface LocalProcessOptions extends ProcessOptions {
  /**
   * `compiled`, the default: groups of synchronous components without events and fan-in step in rounds,
   * all else on the ready queue. `queue`: everything on the ready queue. The values are the same.
   */
  readonly schedule?: 'compiled' | 'queue';
  /** Values a channel holds before its writer waits. */
  readonly channelCapacity?: number;
}

interface Trouble {
  readonly unit: Unit | null;
  readonly error: unknown;
}

/** A process that runs in one thread: all components take turns, as their inputs arrive. */
export class LocalProcess extends Process implements UnitOwner {
  protected readonly units: ReadonlyMap<string, Unit>;
  readonly eventConnectors: ReadonlyMap<string, Connector>;
  readonly #queue = new ReadyQueue();
  readonly #events: EventHub;
  readonly #batch: number;
  readonly #channels: Channel[] = [];
  #alive: number;
  #pending = 0;
  #paused = false;
  /** A call of `run()` is pending. */
  #running = false;
  /** One round is taken while the run is held. */
  #inRound = false;
  #groups: readonly Group[] = [];
  readonly #compiles: boolean;
  #trouble: Trouble[] = [];
  #cancelled = false;
  #wake: (() => void) | null = null;

  constructor(options: LocalProcessOptions) {
    super(options);
    const units = new Map(
      [...this.components].map(([name, component]) => [name, new Unit(component, this)]),
    );
    this.units = units;
    this.#compiles = options.schedule !== 'queue';
    this.#alive = units.size;
    this.#events = new EventHub([...units.values()], options.environment);
    this.eventConnectors = this.#events.connectors;
    const fanIn = this.#connect(options.channelCapacity ?? CAPACITY);
    this.#batch = fanIn || this.#events.isUsed ? 1 : BATCH;
  }

  /** All components have ended. */
  get isFinished(): boolean {
    return this.#alive === 0;
  }

  get isPaused(): boolean {
    return this.#paused;
  }

  /** Which components the compiled schedule runs, and which the ready queue. */
  get schedule(): { readonly compiled: readonly string[]; readonly queued: readonly string[] } {
    const compiled = new Set(
      this.#groups.flatMap(({ plan }) => plan.units.map(({ name }) => name)),
    );
    const names = [...this.units.keys()];
    return {
      compiled: names.filter((name) => compiled.has(name)),
      queued: names.filter((name) => !compiled.has(name)),
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
    for (const unit of this.units.values()) {
      unit.publishesSteps = false;
      unit.setStatus('running', true);
      if (unit.isEnded) unit.setStatus('completed', true);
    }
    this.#running = true;
    try {
      await this.#compile();
      this.#release(UNLIMITED);
      await this.#drive(() => this.isFinished);
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
    if (isTerminal(this.status)) {
      if (this.status === 'completed') return;
      throw new ProcessStatusError(
        `A process that ${this.status === 'failed' ? 'failed' : 'was stopped'} cannot step.`,
      );
    }
    this.setStatus('running');
    for (const unit of this.units.values()) unit.publishesSteps = true;
    this.#release(1);
    await this.#drive(() => false);
    for (const unit of this.units.values()) unit.credit = 0;
    if (this.#trouble.length > 0) throw this.#failed();
    if (!this.#cancelled) this.setStatus(this.isFinished ? 'completed' : 'waiting');
  }

  /** Holds a run between two steps. */
  pause(): void {
    this.#paused = true;
    this.#queue.interrupted = true;
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#release(UNLIMITED);
    this.#rouse();
  }

  cancel(): void {
    this.#cancelled = true;
    this.#abandonGroups();
    this.#queue.clear();
    this.#queue.interrupted = true;
    for (const unit of this.units.values()) {
      unit.abandon();
      unit.setStatus('stopped', true);
    }
    this.setStatus('stopped');
    this.#rouse();
  }

  protected override probesChanged(): void {
    for (const group of this.#groups) {
      if (group.isActive) void group.prepare();
    }
  }

  // --- What units ask for (UnitOwner) ---

  enqueue(unit: Unit): void {
    this.#queue.enqueue(unit);
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
    if (this.#alive === 0) this.#rouse();
  }

  failed(unit: Unit, error: unknown): void {
    this.#trouble.push({ unit, error });
    this.#queue.interrupted = true;
    this.#rouse();
  }

  pending(change: 1 | -1): void {
    this.#pending += change;
    if (change < 0) this.#rouse();
  }

  // --- The schedule ---

  /** Joins units by channels; true when a field is fed by several connectors. */
  #connect(capacity: number): boolean {
    const channels = new Map<string, Channel>();
    for (const connector of this.connectors.values()) {
      const { source, target } = connector.spec;
      const from = this.units.get(source.entity);
      const to = this.units.get(target.entity);
      if (from === undefined || to === undefined) continue;
      const id = `${target.entity}.${target.descriptor}`;
      let channel = channels.get(id);
      if (channel === undefined) {
        channel = new Channel(id, to, capacity);
        channels.set(id, channel);
        to.inlets.push({ field: target.descriptor, channel });
      }
      channel.writers++;
      from.edges.push({ field: source.descriptor, channel, connector });
    }
    this.#channels.push(...channels.values());
    for (const unit of this.units.values()) unit.fillInitialValues();
    return this.#channels.some((channel) => channel.writers > 1);
  }

  /** Groups what can run in rounds from here on. */
  async #compile(): Promise<void> {
    if (!this.#compiles) return;
    this.#queue.clear();
    const plans = plansOf([...this.units.values()]);
    const enqueue = (group: Group) => this.#queue.enqueue(group);
    const { makeFunction } = this.environment;
    this.#groups = plans.map((plan) => new Group(plan, enqueue, makeFunction));
    await Promise.all(this.#groups.map((group) => group.prepare()));
  }

  /** Lets every unit do so many iterations, and every group so many rounds. */
  #release(credit: number): void {
    const active = this.#groups.filter((group) => group.isActive);
    const grouped = new Set(active.flatMap(({ plan }) => plan.units));
    for (const group of active) {
      group.credit = credit;
      group.wake();
    }
    for (const unit of this.units.values()) {
      if (unit.isEnded || grouped.has(unit)) continue;
      unit.credit = credit;
      unit.wake();
    }
  }

  #abandonGroups(): void {
    for (const group of this.#groups) group.isActive = false;
  }

  /** Works until `done`, or until nothing can go on. */
  async #drive(done: () => boolean): Promise<void> {
    const { environment } = this;
    let until = environment.now() + SLICE;
    const breathe = async () => {
      await environment.yieldToHost();
      until = environment.now() + SLICE;
    };
    while (this.#trouble.length === 0 && !this.#cancelled && !done()) {
      if (this.#paused && this.#running && !this.#inRound) {
        await this.#sleep();
        continue;
      }
      const idle = this.#queue.work(() => environment.now(), until, this.#batch);
      if (this.#trouble.length > 0) return;
      if (!idle) await breathe();
      else if (this.#pending > 0) {
        await this.#sleep();
        if (environment.now() >= until) await breathe();
      } else if (!this.#loosen()) return;
    }
  }

  /** One round while a run is held. */
  async #round(): Promise<void> {
    if (!this.#paused || this.#inRound) {
      throw new ProcessStatusError('A running process steps only while it is paused.');
    }
    this.#inRound = true;
    try {
      this.#release(1);
      await this.#drive(() => this.isFinished);
    } finally {
      this.#inRound = false;
      for (const unit of this.units.values()) unit.credit = 0;
      for (const group of this.#groups) group.credit = 0;
      this.#rouse();
    }
  }

  /**
   * Nothing can go on. Full channels grow, the smallest first (Parks); components that wait for events
   * which nobody can send any more end; else what still waits is deadlocked. False: nothing to do.
   */
  #loosen(): boolean {
    const alive = [...this.units.values()].filter((unit) => !unit.isEnded);
    const full = alive
      .flatMap((unit) => unit.blockedOn ?? [])
      .toSorted((a, b) => a.capacity - b.capacity);
    const [smallest] = full;
    if (smallest !== undefined) {
      smallest.capacity *= 2;
      smallest.release();
      return true;
    }
    if (!this.#running || alive.some((unit) => unit.credit === 0)) return false;
    const listeners = alive.filter((unit) => unit.waitsForEventsOnly);
    for (const unit of listeners) unit.end('completed');
    if (listeners.length > 0) return true;
    if (alive.length === 0) return false;
    this.#trouble.push({ unit: null, error: deadlock(alive) });
    return false;
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #rouse(): void {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }

  /** Ends everything after a failure. */
  #failed(): ProcessError {
    this.#abandonGroups();
    this.#queue.clear();
    for (const unit of this.units.values()) {
      if (unit.isEnded) continue;
      unit.abandon();
      unit.setStatus('stopped', true);
    }
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

function deadlock(waiting: readonly Unit[]): DeadlockError {
  const who = waiting.map((unit) => `${unit.name} waits for ${unit.waitsFor.join(' and ')}`);
  return new DeadlockError(`Components wait for each other: ${who.join(', ')}.`);
}
