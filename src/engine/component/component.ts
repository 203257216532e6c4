import type { Carried } from './carried.ts';
import { ComponentIO } from './componentIO.ts';
import { type Declaration, declarationOf, type InitialValues, type IOSpec } from './declaration.ts';
import type { EventHandler } from './event.ts';
import { type Host, NO_HOST } from './host.ts';
import { reserveSlots } from './reserveSlots.ts';

/** What every component takes, beside its own arguments; names as in YAML. */
export interface ComponentOptions {
  readonly name: string;
  readonly initial_values?: Readonly<Record<string, readonly unknown[]>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly constraints?: Readonly<Record<string, unknown>>;
  readonly resources?: unknown;
}

/**
 * What runs in a process. A subclass declares its fields in `static io` and implements `step()`, which
 * reads inputs and writes outputs as plain properties (`this.y = this.x + this.args.offset`). Arguments
 * of its own arrive in `args`; `parameters` also has those of the process from `init()` on.
 */
export abstract class Component<Args extends object = object> {
  /**
   * Fields and events; those of parent classes count too. As a function of the arguments, for a class
   * whose fields depend on them (then parents do not count).
   */
  static readonly io: IOSpec | ((args: never, options: never) => IOSpec) = {};
  /** The text that names the class in YAML; the name of the class without it. */
  static readonly type?: string;
  /** Names of properties whose values are shown after a run. */
  static readonly exports: readonly string[] = [];
  /** Which methods take which events. */
  static readonly handlers: readonly EventHandler[] = [];
  /**
   * For checkpoints, where own properties of plain data do not say it all (private `#` fields, open
   * files): what of the component, beside its inputs and outputs, must be kept.
   */
  static readonly save?: (component: never) => unknown;
  /** Takes back what `save` gave; called behind `resume` or `init`, once inputs and outputs are set. */
  static readonly restore?: (component: never, saved: unknown) => void;
  /**
   * Takes a value for an argument while it runs, where its class keeps arguments elsewhere than in `args`;
   * false when it cannot.
   */
  static readonly takeArgument?: (component: never, name: string, value: unknown) => boolean;
  /** How an error that its code throws is told, with the author's place; null or left out: by its message. */
  static readonly tellError?: (error: unknown) => string | null;
  /** How its values go to others of its kind; left out, as all others see them. */
  static readonly carrier?: Carrier;
  /**
   * Its steps meet nothing of others but fields: no memory that they share, no log. Then it may do some steps
   * while others wait, and nobody can tell.
   */
  static readonly sharesNothing?: boolean;
  /** Called instead of `init` when the component goes on from a checkpoint. */
  static readonly resume?: (component: never) => void | Promise<void>;

  readonly name: string;
  args: Args;
  parameters: Readonly<Record<string, unknown>>;
  readonly constraints: Readonly<Record<string, unknown>>;
  readonly resources: unknown;
  readonly io: ComponentIO;
  host: Host = NO_HOST;

  constructor(options: ComponentOptions & Args) {
    const { name, initial_values, parameters, constraints, resources, ...args } = options;
    this.name = name;
    this.args = args as unknown as Args;
    this.parameters = parameters ?? {};
    this.constraints = constraints ?? {};
    this.resources = resources ?? null;
    const declared = declarationOf(this, Component, options);
    this.io = new ComponentIO(declared);
    const values = declared.initialValues ?? initial_values ?? {};
    checkInitialValues(values, declared.inputs);
    details.set(this, { declared, initialValues: values, given: options });
    reserveSlots(new.target, () => Reflect.construct(Component, [options], new.target) as object);
  }

  /** The arguments that it was made with, as plugboard exports them. */
  get export(): Readonly<Record<string, unknown>> {
    return { ...detailsOf(this).given };
  }

  /** Called once before the first step; may be asynchronous. */
  init?(): void | Promise<void>;
  /** Called for each row of inputs; a source closes with `this.io.close()`. */
  step?(): void | Promise<void>;
  /** Called when this component's run has ended well. */
  finish?(): void | Promise<void>;
  /** Called when the process is destroyed, also after failures. */
  destroy?(): void | Promise<void>;
}

/**
 * Components that are at home elsewhere (in another language's interpreter) have values that JavaScript
 * cannot hold as they are. Between two of the same carrier a value is read from and set to the properties
 * that it names, in place of the fields; those hold what everybody else sees.
 */
export interface Carrier {
  key(field: string): string;
  /** What was `sent` from an interpreter, as a value for components of this one. */
  arrived(sent: Carried['sent']): Carried;
  /** Initial values of an input as they go to it; left out, they are what they are. */
  readonly initial?: (
    component: Component,
    field: string,
    values: readonly unknown[],
  ) => readonly unknown[];
  /** Makes the rounds of a group in which all components are of this carrier; null where it cannot. */
  readonly rounds?: (group: CarriedGroup) => CarriedRounds | null;
}

/** Components of one carrier that step in rounds. Places are those in the order of a round. */
export interface CarriedGroup {
  readonly components: readonly Component[];
  /**
   * For each component what it gets before it steps: a field, the first value of a queue, or what was put at a
   * border for this round.
   */
  readonly transfers: readonly (readonly {
    readonly from: number;
    readonly output: string;
    readonly input: string;
    readonly queue: number | null;
    readonly border: number | null;
  }[])[];
  /** For each component the fields that go into queues once it has stepped. */
  readonly sends: readonly (readonly { readonly output: string; readonly queue: number }[])[];
  /** Fields that others get, who wait for them at a border. */
  readonly gives: readonly {
    readonly place: number;
    readonly output: string;
    readonly border: number;
  }[];
  readonly queues: number;
  readonly borders: number;
  /** Fields that are recorded: inputs before the step, outputs behind it. */
  readonly tracks: readonly {
    readonly place: number;
    readonly field: string;
    readonly isInput: boolean;
  }[];
}

/** How a call of carried rounds ended. */
export interface CarriedEnd {
  /** Whole rounds that were done. */
  readonly rounds: number;
  /** Place of the component that stepped last. */
  readonly at: number;
  readonly reason: 'done' | 'noticed' | 'promise' | 'threw';
  /** Its promise, or what it threw. */
  readonly value: unknown;
}

/** Rounds that are done elsewhere, where the components are at home. */
export interface CarriedRounds {
  /** Rounds of one call at most, where something is recorded or waits at a border. */
  readonly block: number;
  /** Puts values into a queue. */
  fill(queue: number, values: readonly unknown[]): void;
  /** Takes all values of a queue. */
  drain(queue: number): readonly unknown[];
  /** Puts the values of the next call's rounds at a border. */
  put(border: number, values: readonly unknown[]): void;
  /** Does so many rounds, or fewer: behind one in which something that may change went to a border. */
  run(count: number): CarriedEnd;
  /** What others get of the last call's rounds. */
  given(border: number, rounds: number): readonly unknown[];
  /** What was recorded of a track in the last call, by round. */
  recorded(track: number): Float64Array;
  /** Those values of the last call that are no numbers. */
  odd(): readonly { readonly track: number; readonly round: number; readonly value: unknown }[];
  /** Makes the fields of the components show what they are there. */
  sync(): void;
}

/** A class that the engine can build: made with the YAML's arguments. */
export interface ComponentClass {
  new (options: never): Component;
  readonly exports: readonly string[];
  readonly carrier?: Carrier;
  readonly tellError?: (error: unknown) => string | null;
}

interface Details {
  readonly declared: Declaration;
  readonly initialValues: InitialValues;
  readonly given: ComponentOptions & object;
}

/** Kept beside the component and not in it, so that a field may have any of these names. */
const details = new WeakMap<Component, Details>();

/** The carrier of components of one process, if any of them has one. */
export function carrierAmong(components: Iterable<Component>): Carrier | null {
  for (const component of components) {
    const carrier = classOf(component)?.carrier;
    if (carrier !== undefined) return carrier;
  }
  return null;
}

/** What the engine knows of a component beside its fields. */
export function detailsOf(component: Component): Details {
  const found = details.get(component);
  if (found === undefined) throw new TypeError('This is no component.');
  return found;
}

/** The class of a component. */
export function classOf(component: Component | undefined): ComponentClass | undefined {
  return component?.constructor as ComponentClass | undefined;
}

function checkInitialValues(values: Readonly<Record<string, unknown>>, inputs: readonly string[]) {
  for (const [field, list] of Object.entries(values)) {
    if (!inputs.includes(field))
      throw new TypeError('Initial values must be for input fields only.');
    if (!Array.isArray(list)) throw new TypeError(`Initial values of ${field} must be a list.`);
  }
}
