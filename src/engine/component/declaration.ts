import type { EventHandler } from './event.ts';

/** Names of fields and classes of events that a component declares. */
export interface IOSpec {
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly inputEvents?: readonly { readonly type: string; readonly prototype: object }[];
  readonly outputEvents?: readonly { readonly type: string }[];
  /** Where a component gave itself initial values, in the place of those that it was given. */
  readonly initialValues?: InitialValues;
}

/** Input field -> values that it has before any other. */
export type InitialValues = Readonly<Record<string, readonly unknown[]>>;

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
  readonly initialValues?: InitialValues;
}

/** A class as far as a declaration reads it. */
interface Declaring {
  readonly io?: IOSpec | ((args: never, options: never) => IOSpec);
}

/** The class of a component and its parents up to Component, nearest first. */
function lineage(component: object, root: Declaring): Declaring[] {
  const classes: Declaring[] = [];
  let current = component.constructor as Declaring;
  while (current !== root && typeof current === 'function') {
    classes.push(current);
    current = Object.getPrototypeOf(current) as Declaring;
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

/** What a class says that is the same for all of its components. */
interface OfClass {
  readonly handlers: ReadonlyMap<string, EventHandler>;
  readonly exports: readonly string[];
  /** The fields and events; a function of the arguments where these decide. */
  readonly io: Declaration | ((args: never, options: never) => IOSpec);
}

/** Classes are read once: a study makes components by the ten thousand. */
const known = new WeakMap<object, OfClass>();

function classesOf(specs: readonly (IOSpec | undefined)[]): Declaration['eventClasses'] {
  const events = specs.flatMap((spec) => spec?.inputEvents ?? []);
  return new Map(events.map((event) => [event.type, event] as const));
}

function readClass(component: object, root: Declaring): OfClass {
  const classes = lineage(component, root);
  const handlers = new Map<string, EventHandler>();
  for (const entry of classes.toReversed().flatMap((c) => own<EventHandler[]>(c, 'handlers') ?? []))
    handlers.set(entry.type, entry);
  const exports = union(classes.map((c) => own<string[]>(c, 'exports')));
  const nearest = classes.find((c) => Object.hasOwn(c, 'io'))?.io;
  if (typeof nearest === 'function') return { handlers, exports, io: nearest };
  const specs = classes.map((c) => own<IOSpec>(c, 'io'));
  const io: Declaration = {
    inputs: union(specs.map((s) => s?.inputs)),
    outputs: union(specs.map((s) => s?.outputs)),
    inputEvents: union(specs.map((s) => types(s?.inputEvents))),
    outputEvents: union(specs.map((s) => types(s?.outputEvents))),
    exports,
    handlers,
    eventClasses: classesOf(specs),
  };
  return { handlers, exports, io };
}

/** What the class of a component declares, with what its parents up to `root` declare. */
export function declarationOf(
  component: { readonly args: object },
  root: Declaring,
  options: object = {},
): Declaration {
  const Class = component.constructor;
  const ofClass = known.get(Class) ?? readClass(component, root);
  known.set(Class, ofClass);
  const { handlers, exports, io } = ofClass;
  if (typeof io !== 'function') return io;
  const spec = io(component.args as never, options as never);
  return {
    inputs: [...new Set(spec.inputs)],
    outputs: [...new Set(spec.outputs)],
    inputEvents: union([types(spec.inputEvents)]),
    outputEvents: union([types(spec.outputEvents)]),
    exports,
    handlers,
    eventClasses: classesOf([spec]),
    ...(spec.initialValues === undefined ? {} : { initialValues: spec.initialValues }),
  };
}
