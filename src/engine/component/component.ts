import type { RunWarning } from '../../model/run/index.ts';
import { IOSetupError, IOStreamClosedError } from '../errors.ts';
import { type Event, type EventHandler, StopEvent } from './event.ts';

/** Names of fields and classes of events that a component declares. */
export interface IOSpec {
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly inputEvents?: readonly { readonly type: string; readonly prototype: object }[];
  readonly outputEvents?: readonly { readonly type: string }[];
}

/** What every component takes, beside its own arguments; names as in YAML. */
export interface ComponentOptions {
  readonly name: string;
  readonly initial_values?: Readonly<Record<string, readonly unknown[]>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly constraints?: Readonly<Record<string, unknown>>;
  readonly resources?: unknown;
}

/** Files that components read and write: attached to the document, or on disk. Paths are plain text. */
export interface HostFiles {
  /** Rejects with an error whose `code` is `FILE_MISSING` when there is none. */
  read(path: string): Promise<Uint8Array>;
  /** Makes the file empty, or makes it. */
  create(path: string): Promise<void>;
  append(path: string, bytes: Uint8Array): Promise<void>;
}

/** What a component can ask of the outside; supplied with the process, never imported. */
export interface Host {
  /** Seed of the run. */
  readonly seed: number;
  readonly files: HostFiles;
  /** Takes a warning; left out, nobody wants to know. */
  readonly warn?: ((warning: RunWarning) => void) | undefined;
}

/** Stands in for the world until a process supplies one: there is no file. */
const NO_HOST: Host = {
  seed: 1,
  files: {
    read: (path) => Promise.reject(missing(path)),
    create: (path) => Promise.reject(missing(path)),
    append: (path) => Promise.reject(missing(path)),
  },
};

function missing(path: string): Error {
  return Object.assign(new Error(`There is no file ${path}.`), { code: 'FILE_MISSING' });
}

/** A component's side of its connectors. */
export class ComponentIO {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly outputEvents: readonly string[];
  /** For the engine: raised when the component closes or has an event to send. */
  notice: { raised: boolean } | null = null;
  #closed = false;
  #queued: Event[] = [];

  constructor(declared: Pick<Declaration, 'inputs' | 'outputs' | 'outputEvents'>) {
    this.inputs = declared.inputs;
    this.outputs = declared.outputs;
    this.outputEvents = declared.outputEvents;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /**
   * Ends the outputs behind what was already sent; called in a step, neither outputs nor events of that
   * step are sent. Calling it again does nothing.
   */
  close(): void {
    this.#closed = true;
    if (this.notice !== null) this.notice.raised = true;
  }

  /**
   * Emits an event with the outputs of this step. Its type must be among the declared output events.
   *
   * @throws IOStreamClosedError when the io is closed, IOSetupError for an undeclared type
   */
  queueEvent(event: Event): void {
    if (this.#closed) {
      throw new IOStreamClosedError('Attempted queue_event on a closed io controller.');
    }
    if (event.type !== StopEvent.type && !this.outputEvents.includes(event.type)) {
      throw new IOSetupError(`Unrecognised output event ${event.type}.`);
    }
    this.#queued.push(event);
    if (this.notice !== null) this.notice.raised = true;
  }

  /** For the engine: events wait to be sent. */
  get hasQueued(): boolean {
    return this.#queued.length > 0;
  }

  /** For the engine: the iteration is not over with the outputs that the step gave. */
  get wantsMore(): boolean {
    return this.#closed || this.#queued.length > 0;
  }

  /** For the engine: the events queued since the last call. */
  takeQueued(): readonly Event[] {
    if (this.#queued.length === 0) return NONE;
    const queued = this.#queued;
    this.#queued = [];
    return queued;
  }
}

const NONE: readonly Event[] = [];

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
  static readonly io: IOSpec | ((args: never) => IOSpec) = {};
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
    const declared = declarationOf(this);
    this.io = new ComponentIO(declared);
    const values = initial_values ?? {};
    checkInitialValues(values, declared.inputs);
    details.set(this, { declared, initialValues: values, given: options });
    if (!isMakingRoom) makeRoom(new.target as never, options);
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

/** A class that the engine can build: made with the YAML's arguments. */
export interface ComponentClass {
  new (options: never): Component;
  readonly exports: readonly string[];
}

/** The io of a component after parents were counted in. */
export interface Declaration {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly inputEvents: readonly string[];
  readonly outputEvents: readonly string[];
  readonly exports: readonly string[];
  readonly handlers: ReadonlyMap<string, EventHandler>;
  /** Classes of the input events, by type. */
  readonly eventClasses: ReadonlyMap<string, { readonly type: string; readonly prototype: object }>;
}

interface Details {
  readonly declared: Declaration;
  readonly initialValues: Readonly<Record<string, readonly unknown[]>>;
  readonly given: ComponentOptions & object;
}

/** Names that no field has. */
const ROOM = ['__1', '__2', '__3', '__4', '__5', '__6', '__7', '__8', '__9', '__10'];
/** Objects after which V8 fixes how much room the objects of a class have inside. */
const LOOKED_AT = 8;
const roomy = new WeakSet<object>();
let isMakingRoom = false;

/**
 * V8 gives objects of a class as much room inside as the first few had used when they were made; what is
 * added later lies elsewhere and takes a detour to reach. Fields come later, so before the first
 * component of a class a few objects are made, and dropped, that use some room for them; steps are some
 * 15 % faster for it. They run no constructor but that of `Component`.
 */
function makeRoom(Class: new (options: never) => Component, options: object): void {
  if (roomy.has(Class)) return;
  roomy.add(Class);
  isMakingRoom = true;
  try {
    for (let i = 0; i < LOOKED_AT; i++) {
      const dropped: object = Reflect.construct(Component, [options], Class);
      for (const name of ROOM) Reflect.set(dropped, name, 0);
    }
  } finally {
    isMakingRoom = false;
  }
}

/** Kept beside the component and not in it, so that a field may have any of these names. */
const details = new WeakMap<Component, Details>();

/** What the engine knows of a component beside its fields. */
export function detailsOf(component: Component): Details {
  const found = details.get(component);
  if (found === undefined) throw new TypeError('This is no component.');
  return found;
}

function checkInitialValues(values: Readonly<Record<string, unknown>>, inputs: readonly string[]) {
  for (const [field, list] of Object.entries(values)) {
    if (!inputs.includes(field))
      throw new TypeError('Initial values must be for input fields only.');
    if (!Array.isArray(list)) throw new TypeError(`Initial values of ${field} must be a list.`);
  }
}

/** The class of a component and its parents up to Component, nearest first. */
function lineage(component: Component): (typeof Component)[] {
  const classes: (typeof Component)[] = [];
  let current = component.constructor as typeof Component;
  while (current !== Component && typeof current === 'function') {
    classes.push(current);
    current = Object.getPrototypeOf(current) as typeof Component;
  }
  return classes;
}

const own = <T>(target: object, key: string): T | undefined =>
  Object.hasOwn(target, key) ? (Reflect.get(target, key) as T) : undefined;

function union(lists: readonly (readonly string[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))].toSorted();
}

const types = (events: readonly { readonly type: string }[] | undefined) =>
  events?.map(({ type }) => type);

function declarationOf(component: Component): Declaration {
  const classes = lineage(component);
  const nearest = classes.find((c) => Object.hasOwn(c, 'io'))?.io;
  const specs: (IOSpec | undefined)[] =
    typeof nearest === 'function'
      ? [nearest(component.args as never)]
      : classes.map((c) => own<IOSpec>(c, 'io'));
  const handlers = new Map<string, EventHandler>();
  for (const entry of classes.toReversed().flatMap((c) => own<EventHandler[]>(c, 'handlers') ?? []))
    handlers.set(entry.type, entry);
  const [first] = specs;
  const inOrder = typeof nearest === 'function';
  return {
    inputs: inOrder ? [...new Set(first?.inputs)] : union(specs.map((s) => s?.inputs)),
    outputs: inOrder ? [...new Set(first?.outputs)] : union(specs.map((s) => s?.outputs)),
    inputEvents: union(specs.map((s) => types(s?.inputEvents))),
    outputEvents: union(specs.map((s) => types(s?.outputEvents))),
    exports: union(classes.map((c) => own<string[]>(c, 'exports'))),
    handlers,
    eventClasses: new Map(
      specs.flatMap((s) => s?.inputEvents ?? []).map((event) => [event.type, event] as const),
    ),
  };
}
