import {
  Carried,
  type Carrier,
  Component,
  type ComponentClass,
  type ComponentOptions,
  type Event,
  type EventHandler,
  type IOSpec,
} from '../../engine/index.ts';
import {
  type BridgeModules,
  type Ended,
  FAILED,
  type HandlerAnswer,
  NOTICED,
  type PythonUnit,
} from './bridgeModules.ts';
import type { PythonIO, PythonType } from './describe.ts';
import { eventClass, eventOf, givenEvent } from './events.ts';
import { lastFailure } from './failure.ts';
import { pythonJson } from './pythonJson.ts';
import { PythonHeld, type Slots } from './slots.ts';

/** What the classes of one interpreter have in common. */
export interface PythonHome {
  readonly bridge: BridgeModules;
  readonly slots: Slots;
  readonly carrier: Carrier;
  readonly readIO: (unit: PythonUnit) => PythonIO;
}

/** A name that no field has: under it a field's value goes between two components of Python. */
export const carriedKey = (field: string) => `\u0000${field}`;

/** Under it lies the method that takes a type of events, whatever its name in Python is. */
const handlerKey = (type: string) => `\u0000handle ${type}`;

const asSpec = (io: PythonIO): IOSpec => ({
  inputs: io.inputs,
  outputs: io.outputs,
  inputEvents: io.inputEvents.map(eventClass),
  outputEvents: io.outputEvents.map(eventClass),
});

/** The engine's class for a class of Python that was described under a type text. */
export function pythonClass(type: string, told: PythonType, home: PythonHome): ComponentClass {
  const { bridge, slots } = home;
  /** Made before the component that stands for it, which needs to know its io. */
  const units = new WeakMap<object, PythonUnit>();

  function unitFor(options: object): PythonUnit {
    const known = units.get(options);
    if (known !== undefined) return known;
    const made = bridge.classes.make(type, pythonJson(options));
    if (made === null || made === undefined) throw lastFailure(bridge);
    units.set(options, made);
    return made;
  }

  class PythonComponent extends Component {
    static override readonly io = (_args: never, options: object) =>
      asSpec(home.readIO(unitFor(options)));
    static override readonly exports = told.exports;
    static override readonly handlers = told.handlers.map((handler): EventHandler => ({
      ...handler,
      method: handlerKey(handler.type),
    }));
    static override readonly carrier = home.carrier;
    static override readonly save = (component: PythonComponent) =>
      bridge.saving.save(component.#unit);
    static override readonly restore = (component: PythonComponent, saved: unknown) => {
      if (typeof saved === 'string') bridge.saving.load(component.#unit, saved);
    };

    readonly #unit: PythonUnit;
    readonly #stepInPython: () => Ended;
    readonly #inputs: readonly string[];
    readonly #outputs: readonly string[];
    readonly #firstInput: number;
    readonly #firstOutput: number;
    /** Inputs as they came, by their number. */
    readonly #given: unknown[];
    /** Outputs as they are, by their number. */
    readonly #gave: unknown[];
    /** Fields that hold an object of Python now, and show what it is when they are read. */
    readonly #live = new Set<string>();

    constructor(options: ComponentOptions) {
      super(options);
      this.#unit = unitFor(options);
      units.delete(options);
      this.#stepInPython = this.#unit.step;
      this.#firstInput = this.#unit.first;
      this.#firstOutput = this.#unit.first_output;
      this.#inputs = this.io.inputs;
      this.#outputs = this.io.outputs;
      this.#given = this.#inputs.map(() => null);
      this.#gave = this.#outputs.map(() => null);
      this.#inputs.forEach((field, at) => {
        const set = (value: unknown) => {
          this.#given[at] = value;
          this.#show(field, value);
        };
        Object.defineProperty(this, carriedKey(field), { set, configurable: true });
      });
      this.#outputs.forEach((field, at) => {
        const get = () => slots.carried(this.#firstOutput + at, this.#gave[at]);
        Object.defineProperty(this, carriedKey(field), { get, configurable: true });
      });
      for (const name of told.exports) {
        if (this.#inputs.includes(name) || this.#outputs.includes(name)) continue;
        const get = () => this.#unit.attribute(name) ?? null;
        Object.defineProperty(this, name, { get, configurable: true });
      }
      const own = { configurable: true, writable: true };
      if (told.steps) Object.defineProperty(this, 'step', { value: this.#step, ...own });
      for (const { type: event } of told.handlers)
        Object.defineProperty(this, handlerKey(event), { value: this.#handle, ...own });
    }

    override async init(): Promise<void> {
      this.#unit.set_parameters(pythonJson(this.parameters));
      await this.#call('init');
    }

    override async destroy(): Promise<void> {
      await this.#call('destroy');
    }

    override async finish(): Promise<void> {
      await this.#call('_finish');
    }

    #step(): void | Promise<void> {
      slots.refresh();
      const given = this.#given;
      for (let at = 0; at < given.length; at++) slots.set(this.#firstInput + at, given[at]);
      const ended = this.#stepInPython();
      if (ended === undefined) return this.#takeOutputs();
      if (typeof ended === 'number') return this.#lookAfter(ended);
      return this.#afterWaiting(ended as PromiseLike<unknown>);
    }

    async #afterWaiting(future: PromiseLike<unknown>): Promise<void> {
      if ((await bridge.units.wait(future)) === FAILED) throw lastFailure(bridge);
      const ended = this.#unit.after_waiting();
      if (ended === NOTICED) this.#lookAfter(NOTICED);
      else this.#takeOutputs();
    }

    #lookAfter(ended: Ended): void {
      if (ended === FAILED) throw lastFailure(bridge);
      this.#takeOutputs();
      this.#takeNotice();
    }

    /** What it queued, and whether it closed. */
    #takeNotice(): void {
      const queued = this.#unit.take_events();
      for (const event of queued.toJs()) {
        // Behind a close nothing is sent, as in plugboard.
        if (!this.io.isClosed) this.io.queueEvent(eventOf(event, bridge));
        event.destroy();
      }
      queued.destroy();
      if (this.#unit.is_closed()) this.io.close();
    }

    #takeOutputs(): void {
      slots.refresh();
      const outputs = this.#outputs;
      for (let at = 0; at < outputs.length; at++) {
        const value = slots.get(this.#firstOutput + at);
        this.#gave[at] = value;
        this.#show(outputs[at] as string, value);
      }
    }

    async #call(method: string): Promise<void> {
      let ended = this.#unit.call(method);
      if (typeof ended === 'object' && ended !== null)
        ended = (await bridge.units.wait(ended)) as Ended;
      if (ended === FAILED) throw lastFailure(bridge);
      this.#takeNotice();
    }

    #handle(event: Event): Event | null | Promise<Event | null> {
      const answer = bridge.events.handle(this.#unit, givenEvent(event));
      if (!answer.waiting) return this.#afterHandling(answer, answer.status);
      return Promise.resolve(bridge.units.wait(answer.waiting)).then((ended) =>
        this.#afterHandling(answer, ended),
      );
    }

    #afterHandling(answer: HandlerAnswer, ended: unknown): Event | null {
      try {
        if (ended === FAILED) throw lastFailure(bridge);
        this.#takeAssigned();
        this.#takeNotice();
        return answer.event ? eventOf(answer.event, bridge) : null;
      } finally {
        answer.destroy();
      }
    }

    /** Inputs that the handler set. */
    #takeAssigned(): void {
      const assigned = this.#unit.assigned();
      slots.refresh();
      for (const at of assigned.toJs()) {
        const slot = this.#firstInput + at;
        const value = slots.get(slot);
        this.#given[at] = slots.carried(slot, value);
        this.#show(this.#inputs[at] as string, value);
      }
      assigned.destroy();
    }

    /** Sets a field to what everybody sees of a value. */
    #show(field: string, value: unknown): void {
      if (value instanceof PythonHeld) {
        const get = () => value.plain;
        this.#live.add(field);
        Object.defineProperty(this, field, {
          get,
          configurable: true,
          enumerable: true,
        });
        return;
      }
      const plain = value instanceof Carried ? value.plain : value;
      if (this.#live.size > 0 && this.#live.delete(field)) {
        const own = { configurable: true, enumerable: true, writable: true };
        Object.defineProperty(this, field, { value: plain, ...own });
      } else (this as unknown as Record<string, unknown>)[field] = plain;
    }
  }
  Object.defineProperty(PythonComponent, 'name', { value: told.label });
  return PythonComponent;
}
