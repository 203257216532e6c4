import type {
  Carrier,
  ComponentClass,
  ComponentOptions,
  EventHandler,
  IOSpec,
} from '../../engine/index.ts';
import type { BridgeModules, PythonUnit } from './bridgeModules.ts';
import { type PythonType, readIO, readStarted } from './describe.ts';
import { eventClass } from './events.ts';
import { lastFailure } from './failure.ts';
import { carriedKey, handlerKey, type Making, PythonComponent } from './pythonComponent.ts';
import { type Floats, pythonJson } from './pythonJson.ts';
import { PythonRounds } from './pythonRounds.ts';
import type { Slots } from './slots.ts';

/** What the classes of one interpreter have in common. */
export interface PythonHome {
  readonly bridge: BridgeModules;
  readonly slots: Slots;
  readonly carrier: Carrier;
  /** Whole floats in the arguments of components, by their names. */
  readonly floats: ReadonlyMap<string, Floats>;
}

/** Between components of one interpreter values go as they are there, and its rounds are one function. */
export function newCarrier(bridge: BridgeModules, slots: Slots): Carrier {
  return {
    key: carriedKey,
    arrived: (sent) => slots.arrived(sent),
    initial: (component, field, values) =>
      PythonComponent.initial(component as PythonComponent, field, values),
    rounds: (group) =>
      group.borders <= bridge.rounds.BORDERS &&
      (group.components as readonly PythonComponent[]).every(PythonComponent.hasOwnStep)
        ? new PythonRounds(group, bridge, slots)
        : null,
  };
}

/** Components in Python, each made before what stands for it here, which needs to know its io. */
class Units {
  readonly #type: string;
  readonly #bridge: BridgeModules;
  readonly #floats: PythonHome['floats'];
  readonly #made = new WeakMap<object, PythonUnit>();

  constructor(type: string, { bridge, floats }: PythonHome) {
    this.#type = type;
    this.#bridge = bridge;
    this.#floats = floats;
  }

  /** @throws PythonError what the constructor raised */
  for(options: ComponentOptions): PythonUnit {
    const known = this.#made.get(options);
    if (known !== undefined) return known;
    const made = this.#bridge.classes.make(
      this.#type,
      pythonJson(options, this.#floats.get(options.name)),
    );
    if (made === null || made === undefined) throw lastFailure(this.#bridge);
    this.#made.set(options, made);
    return made;
  }

  io(options: ComponentOptions): IOSpec {
    const told: unknown = JSON.parse(this.#bridge.classes.io_of(this.for(options)));
    const io = readIO(told);
    const initialValues = readStarted(told);
    return {
      inputs: io.inputs,
      outputs: io.outputs,
      inputEvents: io.inputEvents.map(eventClass),
      outputEvents: io.outputEvents.map(eventClass),
      ...(initialValues === null ? {} : { initialValues }),
    };
  }

  /** Each is taken once: the same options make another component the next time. */
  take(options: ComponentOptions): PythonUnit {
    const unit = this.for(options);
    this.#made.delete(options);
    return unit;
  }
}

/** The engine's class for a class of Python that was described under a type text. */
export function pythonClass(type: string, told: PythonType, home: PythonHome): ComponentClass {
  const { bridge, slots, carrier, floats } = home;
  const units = new Units(type, home);
  const handlers = told.handlers.map((handler): EventHandler => ({
    ...handler,
    method: handlerKey(handler.type),
  }));
  class Made extends PythonComponent {
    static override readonly making: Making = {
      ...{ bridge, slots, told, floats },
      take: (options) => units.take(options),
    };
    static override readonly io = (_args: never, options: ComponentOptions) => units.io(options);
    static override readonly exports = told.exports;
    static override readonly handlers = handlers;
    static override readonly carrier = carrier;
    static override readonly takeArgument = (
      component: PythonComponent,
      name: string,
      value: unknown,
    ) => PythonComponent.unitOf(component).set_argument(name, pythonJson(value));
    static override readonly save = (component: PythonComponent) =>
      PythonComponent.saved(component);
    static override readonly restore = (component: PythonComponent, saved: unknown) => {
      if (typeof saved === 'string') PythonComponent.goBack(component, saved);
    };
  }
  Object.defineProperty(Made, 'name', { value: told.label });
  return Made;
}
