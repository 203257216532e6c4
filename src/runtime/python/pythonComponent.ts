import {
  Carried,
  Component,
  type ComponentOptions,
  type Event,
  NotSaved,
} from '../../engine/index.ts';
import {
  type BridgeModules,
  type Ended,
  FAILED,
  type HandlerAnswer,
  type PythonUnit,
} from './bridgeModules.ts';
import { PythonHeld } from './carried.ts';
import { type PythonType, startedWith } from './describe.ts';
import { eventOf, givenEvent } from './events.ts';
import { lastFailure, pythonEnded } from './failure.ts';
import { below, type Floats, pythonJson } from './pythonJson.ts';
import type { Slots } from './slots.ts';

/** What a component of Python is made of. */
export interface Making {
  readonly bridge: BridgeModules;
  readonly slots: Slots;
  readonly told: PythonType;
  /** The component in Python, made by the constructor's options. */
  readonly take: (options: ComponentOptions) => PythonUnit;
  /** Whole floats in the arguments of components, by their names. */
  readonly floats: ReadonlyMap<string, Floats>;
}

/** A name that no field has: under it a field's value goes between two components of Python. */
export const carriedKey = (field: string) => `\u0000${field}`;

/** Under it lies the method that takes a type of events, whatever its name in Python is. */
export const handlerKey = (type: string) => `\u0000handle ${type}`;

/** Own properties of an object that can be made again. */
const OWN = { configurable: true, writable: true } as const;

/** Stands in the engine for a component of Python. Its fields show what the fields there hold. */
export class PythonComponent extends Component {
  /** Given by the class that is made for a class of Python. */
  static readonly making: Making;
  readonly #unit: PythonUnit;
  readonly #bridge: BridgeModules;
  readonly #slots: Slots;
  #stepInPython: () => Ended;
  readonly #floats: Floats | undefined;
  #firstInput: number;
  #firstOutput: number;
  /** It has given its slots back. */
  #isReleased = false;
  readonly #inputs: readonly string[];
  readonly #outputs: readonly string[];
  /** Inputs as they came, by their number. */
  readonly #given: unknown[];
  /** Outputs as they are, by their number. */
  readonly #gave: unknown[];
  /** Fields that hold an object of Python now, and show what it is when they are read. */
  readonly #live = new Set<string>();

  constructor(options: ComponentOptions) {
    super(options);
    const { bridge, slots, told, take, floats } = new.target.making;
    this.#floats = floats.get(options.name);
    this.#bridge = bridge;
    this.#slots = slots;
    this.#unit = take(options);
    this.#stepInPython = this.#unit.step;
    this.#firstInput = this.#unit.first;
    this.#firstOutput = this.#unit.first_output;
    this.#inputs = this.io.inputs;
    this.#outputs = this.io.outputs;
    this.#given = this.#inputs.map(() => null);
    this.#gave = this.#outputs.map(() => null);
    this.#addProperties(told);
  }

  /** The component in Python that one stands for. Static, since any name may be that of a field. */
  static unitOf(component: PythonComponent): PythonUnit {
    return component.#unit;
  }

  /** Initial values of an input, whose whole floats stay floats. */
  static initial(
    component: PythonComponent,
    field: string,
    values: readonly unknown[],
  ): readonly unknown[] {
    const own = component.#unit.started_field(field);
    if (own !== '') return startedWith(own).map((text) => component.#slots.fromJson(text));
    const floats = below(below(component.#floats, 'initial_values'), field);
    return values.map((value, index) => {
      const at = below(floats, String(index));
      if (at === undefined) return value;
      return at === true && typeof value === 'number'
        ? component.#slots.float(value)
        : component.#slots.held(pythonJson(value, at));
    });
  }

  /** Whether nobody has put a step of their own in the place of its. */
  static hasOwnStep(component: PythonComponent): boolean {
    return component.step === component.#step;
  }

  /** Shows what the slots of its fields hold. */
  static sync(component: PythonComponent): void {
    component.#takeInputs();
    component.#takeOutputs();
  }

  /**
   * What a checkpoint keeps of it in Python.
   *
   * @throws Error in words, what cannot be kept
   */
  static saved(component: PythonComponent): string {
    const saved = component.#bridge.saving.save(component.#unit);
    const { text, failure } = saved;
    saved.destroy();
    if (typeof text !== 'string') throw new NotSaved(failure);
    return text;
  }

  /** Takes back what a checkpoint has of it in Python. */
  static goBack(component: PythonComponent, saved: string): void {
    component.#bridge.saving.load(component.#unit, saved);
    component.#slots.refresh();
    PythonComponent.sync(component);
  }

  /** Takes over what it closed and queued in a step that was made elsewhere. */
  static notice(component: PythonComponent): void {
    component.#takeNotice();
  }

  /** The rest of a step that was begun elsewhere and is waited for. */
  static waitFor(component: PythonComponent, future: PromiseLike<unknown>): Promise<void> {
    return component.#afterWaiting(future);
  }

  override async init(): Promise<void> {
    if (this.#isReleased) this.#claim();
    const floats = below(this.#floats, 'parameters');
    this.#unit.set_parameters(pythonJson(this.parameters, floats));
    await this.#call('init');
  }

  override async finish(): Promise<void> {
    await this.#call('_finish');
  }

  override async destroy(): Promise<void> {
    try {
      await this.#call('destroy');
    } finally {
      this.#unit.release();
      this.#isReleased = true;
    }
  }

  #claim(): void {
    this.#unit.claim();
    this.#stepInPython = this.#unit.step;
    this.#firstInput = this.#unit.first;
    this.#firstOutput = this.#unit.first_output;
    this.#isReleased = false;
  }

  #addProperties({ exports, steps, handlers }: PythonType): void {
    this.#inputs.forEach((field, at) => {
      const set = (value: unknown) => {
        this.#given[at] = value;
        this.#show(field, value);
      };
      Object.defineProperty(this, carriedKey(field), { set, configurable: true });
    });
    this.#outputs.forEach((field, at) => {
      const get = () => this.#slots.carried(this.#firstOutput + at, this.#gave[at]);
      Object.defineProperty(this, carriedKey(field), { get, configurable: true });
    });
    for (const name of exports) {
      if (this.#inputs.includes(name) || this.#outputs.includes(name)) continue;
      const get = () => this.#unit.attribute(name) ?? null;
      Object.defineProperty(this, name, { get, configurable: true });
    }
    // A class without a step has none here either.
    if (steps) Object.defineProperty(this, 'step', { value: this.#step, ...OWN });
    for (const { type } of handlers)
      Object.defineProperty(this, handlerKey(type), { value: this.#handle, ...OWN });
  }

  #step(): void | Promise<void> {
    const [slots, given] = [this.#slots, this.#given];
    slots.refresh();
    let ended: Ended;
    try {
      for (let at = 0; at < given.length; at++) {
        slots.set(this.#firstInput + at, given[at]);
        // A text or a list went over by a call, in which memory may have grown.
        if (typeof given[at] !== 'number') slots.refresh();
      }
      ended = this.#stepInPython();
    } catch (error) {
      throw pythonEnded(error);
    }
    if (ended === undefined) return this.#takeOutputs();
    if (typeof ended === 'number') return this.#lookAfter(ended);
    return this.#afterWaiting(ended as PromiseLike<unknown>);
  }

  async #afterWaiting(future: PromiseLike<unknown>): Promise<void> {
    const waited = await this.#bridge.units.wait(future);
    const ended = waited === FAILED ? FAILED : this.#unit.after_waiting();
    if (typeof ended === 'number') this.#lookAfter(ended);
    else this.#takeOutputs();
  }

  #lookAfter(ended: Ended): void {
    if (ended === FAILED) this.#unit.after_failing();
    this.#takeOutputs();
    this.#throwIfFailed(ended);
    this.#takeNotice();
  }

  #throwIfFailed(ended: unknown): void {
    if (ended === FAILED) throw lastFailure(this.#bridge);
  }

  /** What it queued, and whether it closed. */
  #takeNotice(): void {
    const queued = this.#unit.take_events();
    for (const event of queued.toJs()) {
      // Behind a close nothing is sent, as in plugboard.
      if (!this.io.isClosed) this.io.queueEvent(eventOf(event, this.#bridge));
      event.destroy();
    }
    queued.destroy();
    if (this.#unit.is_closed()) this.io.close();
  }

  #takeInputs(): void {
    this.#inputs.forEach((field, at) => {
      const value = this.#slots.get(this.#firstInput + at);
      this.#given[at] = this.#slots.carried(this.#firstInput + at, value);
      this.#show(field, value);
    });
  }

  #takeOutputs(): void {
    this.#slots.refresh();
    const outputs = this.#outputs;
    for (let at = 0; at < outputs.length; at++) {
      const value = this.#slots.get(this.#firstOutput + at);
      this.#gave[at] = value;
      this.#show(outputs[at] as string, value);
    }
  }

  async #call(method: string): Promise<void> {
    let ended: Ended;
    try {
      ended = this.#unit.call(method);
    } catch (error) {
      throw pythonEnded(error);
    }
    if (typeof ended === 'object' && ended !== null)
      ended = (await this.#bridge.units.wait(ended)) as Ended;
    this.#throwIfFailed(ended);
    this.#takeNotice();
  }

  #handle(event: Event): Event | null | Promise<Event | null> {
    const answer = this.#bridge.events.handle(this.#unit, givenEvent(event));
    if (!answer.waiting) return this.#afterHandling(answer, answer.status);
    return Promise.resolve(this.#bridge.units.wait(answer.waiting)).then((ended) =>
      this.#afterHandling(answer, ended),
    );
  }

  #afterHandling(answer: HandlerAnswer, ended: unknown): Event | null {
    try {
      this.#throwIfFailed(ended);
      this.#takeAssigned();
      this.#takeNotice();
      return answer.event ? eventOf(answer.event, this.#bridge) : null;
    } finally {
      answer.destroy();
    }
  }

  /** Inputs that the handler set. */
  #takeAssigned(): void {
    const assigned = this.#unit.assigned();
    this.#slots.refresh();
    for (const at of assigned.toJs()) {
      const slot = this.#firstInput + at;
      const value = this.#slots.get(slot);
      this.#given[at] = this.#slots.carried(slot, value);
      this.#show(this.#inputs[at] as string, value);
    }
    assigned.destroy();
  }

  /** Sets a field to what everybody sees of a value. */
  #show(field: string, value: unknown): void {
    if (value instanceof PythonHeld) {
      this.#live.add(field);
      const get = () => value.plain;
      Object.defineProperty(this, field, { get, configurable: true, enumerable: true });
      return;
    }
    const plain = value instanceof Carried ? value.plain : value;
    if (this.#live.size > 0 && this.#live.delete(field))
      Object.defineProperty(this, field, { value: plain, enumerable: true, ...OWN });
    else (this as unknown as Record<string, unknown>)[field] = plain;
  }
}
