import type { Breakpoint, Status } from '../../model/run/index.ts';
import type { Channel, Waiter } from '../channels/channel.ts';
import { type Component, detailsOf } from '../component/component.ts';
import type { Declaration } from '../component/declaration.ts';
import { Event, StopEvent } from '../component/event.ts';
import type { StepTimer } from '../profile/stepTimer.ts';
import type { Runnable } from '../scheduler/readyQueue.ts';
import { EventInbox } from './eventInbox.ts';
import { handleEvents } from './handleEvents.ts';
import { isPromise } from './isPromise.ts';
import { meets } from './meets.ts';
import type {
  FieldProbe,
  InputChannel,
  OutputChannel,
  UnitOwner,
  UnitSnapshot,
} from './unitOwner.ts';
import { watchAssignments } from './watchAssignments.ts';

type Fields = Record<string, unknown>;

/** Iterations of a unit that runs freely. */
export const UNLIMITED = Infinity;

/**
 * One component in a process, with the channels it reads and writes: takes it through its iterations
 * (read, events, bind, step, write; SPEC.md, ITER) as far as it can go without waiting.
 */
export class Unit implements Waiter {
  readonly component: Component;
  readonly name: string;
  readonly declared: Declaration;
  status: Status = 'created';
  /** Calls of `step`. */
  steps = 0;
  /** Values that it has sent along each of its connectors since it is here. */
  sent = 0;
  /** Iterations that it may still do: unlimited in a run, one in a step of the process. */
  credit = 0;
  /** Whether each iteration shows in the status, as in steps by hand. */
  publishesSteps = false;
  readonly isGroup = false;
  /** Stands in the ready queue. */
  queued = false;
  /** The rounds that step it, if any do. */
  group: (Runnable & { release(): void }) | null = null;
  /** Awaits a promise of the component. */
  busy = false;
  /** Some of its channels lead to another worker, or come from one. */
  isRemote = false;
  isEnded = false;
  /** Units, other than itself, that can still emit one of its input events. */
  liveProducers = 0;
  readonly inputChannels: InputChannel[] = [];
  readonly outputChannels: OutputChannel[] = [];
  readonly inputProbes: FieldProbe[] = [];
  readonly outputProbes: FieldProbe[] = [];
  /** Counts what its steps cost, when somebody wants to know. */
  timer: StepTimer | null = null;
  /** On its outputs, by name of the field. */
  breakpoints: readonly { readonly field: string; readonly breakpoint: Breakpoint }[] = [];
  readonly #owner: UnitOwner<Unit>;
  readonly #fields: Fields;
  readonly #inbox = new EventInbox();
  readonly #stepping: boolean;
  /** Input fields that were assigned by hand, where events can do that; else null. */
  readonly #assigned: Set<string> | null;
  /** The inputs of this iteration, one for each channel. */
  readonly #row: unknown[] = [];
  /** They have come, and are not bound yet. */
  #hasRow = false;
  #blockedAt = -1;
  /** Steps that were done elsewhere, before it came here by a checkpoint. */
  #before = 0;

  constructor(component: Component, owner: UnitOwner<Unit>) {
    this.component = component;
    this.name = component.name;
    this.#owner = owner;
    this.#fields = component as unknown as Fields;
    this.declared = detailsOf(component).declared;
    const { inputs, outputs, inputEvents, outputEvents } = this.declared;
    const hasIo = inputs.length + outputs.length + outputEvents.length > 0;
    this.#stepping = typeof component.step === 'function' && hasIo;
    const eventsFill = inputEvents.length > 0 && inputs.length > 0;
    this.#assigned = eventsFill ? watchAssignments(component, inputs) : null;
  }

  /** Waits for neither rows nor events. */
  get isSource(): boolean {
    return this.inputChannels.length === 0 && !this.takesEvents;
  }

  get takesEvents(): boolean {
    return this.declared.inputEvents.length > 0;
  }

  /** Steps since it is here. */
  get stepsHere(): number {
    return this.steps - this.#before;
  }

  /** It has done all that it may do for now, and what it gave is sent. */
  get hasUsedUp(): boolean {
    return !this.busy && (this.isEnded || (this.credit === 0 && this.#blockedAt < 0));
  }

  /** Waits for room in a channel. */
  get blockedOn(): Channel | null {
    return this.outputChannels[this.#blockedAt]?.channel ?? null;
  }

  /** It has a step, and something to read or send in it. */
  get canStep(): boolean {
    return this.#stepping;
  }

  /** It is between two iterations: nothing is awaited, and nothing waits to be sent or handled. */
  get isAtRest(): boolean {
    if (this.isEnded || this.busy || this.#blockedAt >= 0) return false;
    return this.#inbox.isEmpty && !this.component.io.hasQueued;
  }

  /** An event has come that it has not taken yet. */
  get hasEvent(): boolean {
    return !this.#inbox.isEmpty;
  }

  /** Fields that it waits for, as far as it waits for fields. */
  get waitsFor(): string[] {
    return this.inputChannels
      .filter(({ channel }) => channel.size === 0 && channel.writers > 0)
      .map(({ field }) => field);
  }

  /** Waits for events alone. */
  get waitsForEventsOnly(): boolean {
    return this.inputChannels.length === 0 && this.takesEvents;
  }

  /** Puts the initial values before everything that its channels bring. */
  fillInitialValues(): void {
    const { component } = this;
    const { initialValues } = detailsOf(component);
    const { carrier } = component.constructor as typeof Component;
    for (const { field, channel } of this.inputChannels) {
      if (!Object.hasOwn(initialValues, field)) continue;
      const values = initialValues[field] ?? [];
      for (const value of carrier?.initial?.(component, field, values) ?? values)
        channel.push(value);
    }
  }

  wake(): void {
    if (!this.queued && !this.isEnded) this.#owner.enqueue(this);
  }

  receive(event: Event): void {
    if (this.isEnded) return;
    this.#inbox.receive(event, this.#owner.round);
    this.group?.release();
    this.wake();
  }

  setStatus(status: Status, publish: boolean): void {
    this.status = status;
    if (publish) this.#owner.published(this);
  }

  /** Goes on as far as it can, at most `limit` iterations; returns how many it did. */
  turn(limit: number): number {
    if (this.busy || this.isEnded) return 0;
    if (!this.#inbox.isEmpty && !this.#hasEvents() && this.credit > 0) {
      // A value that was sent along with an event shall not be taken before it.
      this.wake();
      return 0;
    }
    if (this.#blockedAt >= 0 && !this.#write(this.#blockedAt)) return 0;
    let done = 0;
    while (this.credit > 0) {
      if (done === limit) {
        this.wake();
        break;
      }
      done++;
      if (!this.#iterate()) break;
    }
    return done;
  }

  /** Goes on after a step that was made elsewhere, in which it closed or queued an event. */
  continueStep(): void {
    if (this.#afterStep()) this.wake();
  }

  /** Goes on after a step that was made elsewhere, once its promise has settled. */
  continueAfter(result: Promise<unknown>): void {
    this.#settle(
      () => result,
      () => this.#afterStep(),
    );
  }

  /** Fails by what a step that was made elsewhere threw. */
  failInStep(error: unknown): void {
    this.#fail(error);
  }

  /** Ends for good: outputs close behind what was sent, inputs take nothing more. */
  end(status: Status): void {
    if (this.isEnded) return;
    this.#closeIo();
    const { finish } = this.component;
    if (status === 'completed' && !this.publishesSteps && finish !== undefined) {
      const after = () => this.#ended(status);
      this.#settle(() => finish.call(this.component), after);
      return;
    }
    this.#ended(status);
  }

  /** For checkpoints, between two iterations. */
  snapshot(): UnitSnapshot {
    const { status, steps, isEnded } = this;
    const fresh = this.#inbox.freshIn(this.#owner.round);
    const inbox = this.#inbox.events;
    return { status, steps, isEnded, blockedAt: this.#blockedAt, inbox, fresh };
  }

  /** Goes back to a place in a run; fields and channels are what they were there. */
  goBackTo({ status, steps, isEnded, blockedAt, inbox, fresh }: UnitSnapshot): void {
    this.status = status;
    this.steps = steps;
    this.#before = steps;
    this.#blockedAt = Math.min(blockedAt, this.outputChannels.length - 1);
    this.#inbox.refill(inbox, fresh, this.#owner.round);
    this.#assigned?.clear();
    if (!isEnded) return;
    this.#closeIo();
    this.#owner.ended(this);
  }

  /** Stops where it is: what is still awaited is ignored. */
  abandon(): void {
    this.isEnded = true;
  }

  #closeIo(): void {
    this.isEnded = true;
    this.component.io.close();
    this.#inbox.clear();
    for (const { channel } of this.inputChannels) channel.discard();
    for (const { channel, connector } of this.outputChannels) {
      connector.isClosed = true;
      channel.closeWriter();
    }
  }

  #ended(status: Status): void {
    this.setStatus(status, true);
    this.#owner.ended(this);
  }

  /** True when one iteration was done and the next may follow at once. */
  #iterate(): boolean {
    if (!this.#ready()) return false;
    this.credit--;
    if (this.publishesSteps) this.setStatus('running', true);
    if (this.#hasEvents()) return this.#takeEvents();
    return this.#bindAndStep();
  }

  /** Whether there are events to take. */
  #hasEvents(): boolean {
    return !this.#inbox.isEmpty && this.#inbox.hasDue(this.#owner.round);
  }

  /** The same; when events have come in this round, it goes on in the next. */
  #eventsMayGoOn(): boolean {
    if (this.#hasEvents()) return true;
    if (!this.#inbox.isEmpty) this.wake();
    return false;
  }

  /** Whether an iteration can begin; takes the row of inputs when there is one. Ends the unit at the end. */
  #ready(): boolean {
    const { inputChannels } = this;
    if (inputChannels.length === 0) {
      if (!this.takesEvents || this.#hasEvents()) return true;
      if (!this.#inbox.isEmpty) this.wake();
      else if (this.liveProducers === 0) this.#lastStep();
      return false;
    }
    let closed = false;
    for (let i = 0; i < inputChannels.length; i++) {
      const channel = (inputChannels[i] as InputChannel).channel;
      if (channel.size > 0) continue;
      if (channel.writers > 0) return this.#eventsMayGoOn();
      closed = true;
    }
    if (!closed) {
      const row = this.#row;
      for (let i = 0; i < inputChannels.length; i++)
        row[i] = (inputChannels[i] as InputChannel).channel.shift();
      this.#hasRow = true;
      return true;
    }
    if (!this.#inbox.isEmpty) return this.#eventsMayGoOn();
    this.end('completed');
    return false;
  }

  /**
   * The end of a component that lives on events: nobody can send one any more. As in plugboard it
   * steps once more when it needs no inputs, and what that step gives is not sent.
   */
  #lastStep(): void {
    if (!this.#stepping || this.declared.inputs.length > 0) return this.end('completed');
    this.steps++;
    this.#settle(
      () => this.component.step?.(),
      () => this.#closed(),
    );
  }

  #takeEvents(): boolean {
    const batch = this.#inbox.takeDue(this.#owner.round);
    const stops = batch.some((event) => event.type === StopEvent.type);
    const others = batch.filter((event) => event.type !== StopEvent.type);
    return this.#settle(
      () => handleEvents(this.component, this.declared.handlers, others),
      (results) => {
        for (const result of results ?? []) {
          if (result instanceof Event) this.component.io.queueEvent(result);
        }
        if (!stops) return this.#bindAndStep();
        this.end('stopped');
        return false;
      },
    );
  }

  /** Binds the inputs that came, and steps when all are there. */
  #bindAndStep(): boolean {
    const fields = this.#fields;
    const row = this.#row;
    const assigned = this.#assigned;
    let complete = this.declared.inputs.length === 0;
    if (this.#hasRow) {
      const { inputChannels } = this;
      for (let i = 0; i < inputChannels.length; i++) {
        fields[(inputChannels[i] as InputChannel).key] = row[i];
        // What was a large value shall not be kept alive from here.
        row[i] = null;
      }
      this.#hasRow = false;
      complete = true;
    }
    if (assigned !== null) complete = this.declared.inputs.every((field) => assigned.has(field));
    if (!this.#stepping || !complete) {
      if (this.component.io.isClosed) return this.#closed();
      this.#emitQueued();
      return this.#iterationDone();
    }
    for (const { field, probe } of this.inputProbes) probe.push(fields[field]);
    this.steps++;
    return this.#step();
  }

  #step(): boolean {
    let result: unknown;
    const { component, timer } = this;
    try {
      result =
        timer === null || !timer.isDue
          ? component.step?.()
          : timer.measure(() => component.step?.());
    } catch (error) {
      this.#fail(error);
      return false;
    }
    if (isPromise(result))
      return this.#settle(
        () => result,
        () => this.#afterStep(),
      );
    return this.#afterStep();
  }

  #afterStep(): boolean {
    if (this.component.io.isClosed) return this.#closed();
    this.sent++;
    for (const { field, probe } of this.outputProbes) probe.push(this.#fields[field]);
    const isHeld = this.breakpoints.length > 0 && this.#meetsBreakpoint();
    this.#emitQueued();
    return this.#write(0) && !isHeld;
  }

  #meetsBreakpoint(): boolean {
    for (const { field, breakpoint } of this.breakpoints) {
      const value = this.#fields[field] ?? null;
      if (!meets(breakpoint, value)) continue;
      return this.#owner.hit({ breakpoint, value, step: this.steps });
    }
    return false;
  }

  #closed(): false {
    this.component.io.takeQueued();
    this.end('completed');
    return false;
  }

  #emitQueued(): void {
    if (this.declared.outputEvents.length === 0 && !this.component.io.hasQueued) return;
    for (const event of this.component.io.takeQueued()) this.#owner.emit(event);
  }

  /** Sends the outputs from edge `first` on; false when a channel is full. */
  #write(first: number): boolean {
    const { outputChannels } = this;
    for (let i = first; i < outputChannels.length; i++) {
      const { channel, key, connector } = outputChannels[i] as OutputChannel;
      if (channel.isFull) {
        this.#blockedAt = i;
        channel.waitForRoom(this);
        return false;
      }
      const value = this.#fields[key] ?? null;
      connector.tap?.push(value);
      channel.push(value);
    }
    this.#blockedAt = -1;
    return this.#iterationDone();
  }

  #iterationDone(): true {
    this.#assigned?.clear();
    if (this.publishesSteps) this.setStatus('waiting', true);
    return true;
  }

  /**
   * Does `work`, then `next` with what it gave: at once when it is no promise, else when it has
   * settled, and then the unit goes on by itself.
   */
  #settle<T>(work: () => T | Promise<T>, next: (value: T) => boolean | void): boolean {
    let result: T | Promise<T>;
    try {
      result = work();
      if (!isPromise(result)) return next(result) === true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
    this.busy = true;
    this.#owner.pending(1);
    const ended = this.isEnded;
    const settled = (then: () => void) => {
      this.busy = false;
      if (this.isEnded === ended && this.status !== 'stopped') then();
      this.#owner.pending(-1);
    };
    result.then(
      (value) =>
        settled(() => {
          try {
            if (next(value) === true) this.wake();
          } catch (error) {
            this.#fail(error);
          }
        }),
      (error: unknown) => settled(() => this.#fail(error)),
    );
    return false;
  }

  #fail(error: unknown): void {
    this.isEnded = true;
    this.setStatus('failed', true);
    this.#owner.failed(this, error);
  }
}
