import { type BreakpointHit, isTerminal } from '../../model/run/index.ts';
import type { Channel } from '../channels/channel.ts';
import { connect } from '../channels/connectUnits.ts';
import type { Connector } from '../channels/connector.ts';
import { EventHub } from '../channels/eventHub.ts';
import type { Remote } from '../channels/remote.ts';
import { RoundGroups } from '../compiled/roundGroups.ts';
import type { Component } from '../component/component.ts';
import type { Event } from '../component/event.ts';
import { type Environment, SLICE } from '../environment.ts';
import { Unit, UNLIMITED } from '../unit/unit.ts';
import type { UnitOwner } from '../unit/unitOwner.ts';
import { ReadyQueue } from './readyQueue.ts';
import { RunControl } from './runControl.ts';
import { Sleepers } from './sleepers.ts';
import { type Stall, stallOf } from './stall.ts';

/** Values that wait in a channel before the writer waits, where the model says nothing. */
const CAPACITY = 1024;
/** Iterations of one unit in a row where order between components does not matter. */
const BATCH = 256;

export interface SchedulerOptions {
  readonly components: Iterable<Component>;
  readonly connectors: Iterable<Connector>;
  readonly environment: Environment;
  /** Groups that can step in rounds do so. */
  readonly compiles: boolean;
  readonly channelCapacity?: number | undefined;
  /** The other partitions, when this is one of several. */
  readonly remote: Remote | null;
  /** The status of a component changed. */
  readonly onStatus: (unit: Unit) => void;
  readonly onHit: (hit: BreakpointHit) => void;
}

/**
 * The components of a process in one thread, and who of them may go on: by the ready queue, or in compiled
 * rounds. `WorkLoop` lets them.
 */
export class Scheduler implements UnitOwner<Unit> {
  readonly units: ReadonlyMap<string, Unit>;
  readonly events: EventHub;
  readonly channels: readonly Channel[];
  readonly queue = new ReadyQueue();
  readonly groups: RoundGroups;
  readonly control = new RunControl();
  /** Who waits until something has happened. */
  readonly sleepers = new Sleepers();
  readonly remote: Remote | null;
  /** Iterations of one unit in a row, at most. */
  readonly batch: number;
  /** Promises of components that are under way. */
  pendingPromises = 0;
  /** The breakpoint that was met last. */
  lastHit: BreakpointHit | null = null;
  readonly #options: SchedulerOptions;
  readonly #quiet = new Sleepers();
  #alive: number;

  constructor(options: SchedulerOptions) {
    const { components, connectors, environment, remote } = options;
    this.#options = options;
    this.remote = remote;
    this.units = new Map([...components].map((one) => [one.name, new Unit(one, this)]));
    this.#alive = this.units.size;
    this.groups = new RoundGroups(this.queue, environment);
    this.events = new EventHub([...this.units.values()], environment, remote);
    remote?.attach({
      enqueue: (runnable) => this.queue.enqueue(runnable),
      wakeUp: () => this.sleepers.wake(),
      deliver: (event) => this.events.deliver(event),
      producerEnded: (types) => this.events.typesEnded(types),
    });
    const capacity = options.channelCapacity ?? CAPACITY;
    this.channels = connect({ units: this.units, remote, connectors, capacity });
    const fanIn = this.channels.some((channel) => channel.writers > 1);
    const orderMatters = fanIn || this.events.isUsed;
    this.batch = orderMatters ? 1 : BATCH;
    this.queue.inStep = orderMatters;
  }

  /** Components that have not ended. */
  get alive(): number {
    return this.#alive;
  }

  // --- What units ask for (UnitOwner) ---

  enqueue(unit: Unit): void {
    this.queue.enqueue(unit);
  }

  get round(): number {
    return this.queue.round;
  }

  emit(event: Event): void {
    this.events.emit(event);
  }

  published(unit: Unit): void {
    this.#options.onStatus(unit);
  }

  ended(unit: Unit): void {
    this.#alive--;
    this.events.producerEnded(unit);
    if (this.#alive === 0) this.sleepers.wake();
  }

  failed(unit: Unit, error: unknown): void {
    this.fail({ unit, error });
    this.queue.interrupted = true;
    this.sleepers.wake();
  }

  hit(hit: BreakpointHit): boolean {
    this.lastHit = hit;
    const { isRunning, isInRound } = this.control;
    const holds = isRunning && !isInRound;
    if (holds) this.pause();
    this.#options.onHit(hit);
    return holds;
  }

  pending(change: 1 | -1): void {
    this.pendingPromises += change;
    if (change < 0) this.sleepers.wake();
    else this.queue.isHeld = this.queue.inStep;
    if (this.pendingPromises === 0) this.#quiet.wake();
  }

  // --- What is wanted of them ---

  fail(failure: RunControl['failures'][number]): void {
    this.control.failures.push(failure);
  }

  /** Forms the groups of a run, and says of every unit that it runs. */
  async begin(): Promise<void> {
    const { environment, compiles } = this.#options;
    const units = [...this.units.values()];
    let until = environment.now() + SLICE;
    for (const unit of units) unit.publishesSteps = false;
    // All of them before anything else may happen: a round that is taken meanwhile finds them whole.
    if (compiles) this.groups.form(units);
    for (const unit of units) {
      if (environment.now() >= until) {
        // Of thousands of components this takes a while; whoever wants to stop need not wait for the rest.
        await environment.yieldToHost();
        until = environment.now() + SLICE;
        if (this.control.isCutShort) return;
      }
      const { status } = unit;
      unit.setStatus('running', true);
      // What a stop event ended stays stopped.
      if (unit.isEnded) unit.setStatus(isTerminal(status) ? status : 'completed', true);
    }
    await this.groups.prepare(() => this.control.isCancelled);
    if (!this.control.isPaused) this.release(UNLIMITED);
  }

  /** Lets every unit do so many iterations, and every group so many rounds. */
  release(credit: number): void {
    const grouped = this.groups.release(credit);
    for (const unit of this.units.values()) {
      if (unit.isEnded || grouped.has(unit)) continue;
      unit.credit = credit;
      unit.wake();
    }
    this.remote?.wakeEnds();
  }

  pause(): void {
    this.control.isPaused = true;
    this.queue.interrupted = true;
  }

  resume(): void {
    if (!this.control.isPaused) return;
    this.control.resume();
    if (this.control.isRunning) {
      this.groups.rejoin();
      this.release(UNLIMITED);
    }
    this.sleepers.wake();
  }

  /** Ends everything where it is; of units that have ended before, too, it says that they were stopped. */
  cancel(): void {
    this.#end([...this.units.values()]);
    this.control.isCancelled = true;
    this.queue.interrupted = true;
    this.sleepers.wake();
  }

  /** Stops what has not ended yet, and all work. */
  halt(): void {
    this.control.isCancelled = true;
    this.queue.interrupted = true;
    this.stopRest();
    this.sleepers.wake();
  }

  /** Stops what has not ended yet. */
  stopRest(): void {
    this.#end(this.waiting);
  }

  #end(units: readonly Unit[]): void {
    this.groups.abandon();
    this.queue.take();
    for (const unit of units) {
      unit.abandon();
      unit.setStatus('stopped', true);
    }
  }

  /** Settles when no promise of a component is under way. */
  async quiet(): Promise<void> {
    while (this.pendingPromises > 0) await this.#quiet.sleep();
  }

  /** Units that have not ended. */
  get waiting(): readonly Unit[] {
    return [...this.units.values()].filter((unit) => !unit.isEnded);
  }

  /** What keeps it from going on, when nothing goes on. */
  stall(): Stall {
    return stallOf(this.waiting, this.#full(), this.control.isRunning);
  }

  /** Lets the smallest channel at which somebody waits hold twice as much. */
  growChannel(): void {
    const [smallest] = this.#full();
    if (smallest === undefined) return;
    smallest.grow();
    this.sleepers.wake();
  }

  /** Ends the components that wait for events, because nobody can send one any more. */
  endListeners(): void {
    for (const unit of this.waiting) if (unit.waitsForEventsOnly) unit.end('completed');
    this.sleepers.wake();
  }

  /** Channels at which somebody waits for room, the smallest first. */
  #full(): readonly Channel[] {
    const full = this.waiting.flatMap((unit) => unit.blockedOn ?? []);
    return [...full, ...(this.remote?.full ?? [])].toSorted((a, b) => a.capacity - b.capacity);
  }
}
