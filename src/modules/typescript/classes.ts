import type { Ports } from '../../model/index.ts';
import { callFunction } from './call.ts';
import type { Evaluation } from './evaluate.ts';
import { staticOf } from './evaluate.ts';
import { type ClassValue, isA, isList, isMap, type Scope, UNKNOWN, type Value } from './values.ts';

/** Classes above each other that are followed. */
const FAR = 50;

/** A class with those above it that are the document's, nearest first, and what the last extends. */
interface Lineage {
  readonly classes: readonly ClassValue[];
  /** The name of our class; null for a class that cannot be told, or none. */
  readonly root: string | null;
}

function superOf(run: Evaluation, one: ClassValue): Value {
  const at = one.node.getChild('extends')?.nextSibling;
  return at ? run.evaluate(at, scopeOf(one)) : null;
}

const scopeOf = ({ module }: ClassValue): Scope => ({ module, locals: new Map() });

export function lineageOf(run: Evaluation, start: ClassValue): Lineage {
  const classes: ClassValue[] = [];
  let at: Value = start;
  while (isA(at, 'class') && classes.length < FAR && !classes.includes(at)) {
    classes.push(at);
    at = superOf(run, at);
  }
  return { classes, root: isA(at, 'ours') ? at.name : null };
}

/** A static of a class itself; undefined where it has none. */
function ownStatic(run: Evaluation, one: ClassValue, name: string): Value | undefined {
  const node = staticOf(one, name);
  if (node === null) return undefined;
  if (node.name === 'MethodDeclaration') return { kind: 'function', node, scope: scopeOf(one) };
  return run.evaluate(node, scopeOf(one));
}

/** plugboard adds this event to every component; ports do not speak of it. */
const STOP = 'system.stop';

/** The type text of an event, given as its class, as `{ type }` or as the text; null where it cannot be told. */
function eventType(run: Evaluation, event: Value): string | null {
  if (typeof event === 'string') return event;
  if (isMap(event)) {
    const type = event.get('type');
    return typeof type === 'string' ? type : null;
  }
  if (isA(event, 'ours')) return event.name === 'StopEvent' ? STOP : null;
  if (!isA(event, 'class')) return null;
  for (const one of lineageOf(run, event).classes) {
    const type = ownStatic(run, one, 'type');
    if (type !== undefined) return typeof type === 'string' ? type : null;
  }
  return null;
}

type Side = 'inputs' | 'outputs' | 'inputEvents' | 'outputEvents';

/** The names of one side in what `static io` holds; null in it for one that cannot be told. */
function sideOf(run: Evaluation, io: Value, side: Side): readonly (string | null)[] {
  const list = isMap(io) ? (io.get(side) ?? []) : UNKNOWN;
  if (!isList(list)) return [null];
  if (side === 'inputs' || side === 'outputs') {
    return list.map((name) => (typeof name === 'string' ? name : null));
  }
  return list.map((event) => eventType(run, event)).filter((type) => type !== STOP);
}

/** Which fields the handlers of some classes fill, by event. */
function eventFieldsOf(run: Evaluation, classes: readonly ClassValue[]): Ports['eventFields'] {
  const found = new Map<string, readonly string[]>();
  for (const one of classes.toReversed()) {
    const handlers = ownStatic(run, one, 'handlers') ?? [];
    for (const handler of isList(handlers) ? handlers : []) {
      if (!isMap(handler)) continue;
      const type = eventType(run, handler.get('event') ?? handler.get('type') ?? null);
      const fields = handler.get('populates') ?? [];
      const names = isList(fields) ? fields.filter((field) => typeof field === 'string') : [];
      if (type !== null) found.set(type, names);
    }
  }
  return Object.fromEntries([...found].filter(([, names]) => names.length > 0));
}

/** The ports of a class by its arguments; as a function they stand in its order, else in that of their names. */
export function portsOf(run: Evaluation, start: ClassValue, args: Value): Ports {
  const { classes, root } = lineageOf(run, start);
  const own = classes.flatMap((one): readonly Value[] => {
    const io = ownStatic(run, one, 'io');
    return io === undefined ? [] : [io];
  });
  const [nearest] = own;
  const isMade = isA(nearest, 'function');
  const all: readonly Value[] = isMade ? [callFunction(run, nearest, [args, args])] : own;
  let isOpen = root === null;
  const side = (name: Side): readonly string[] => {
    const names = all.flatMap((io) => (isA(io, 'function') ? [] : sideOf(run, io, name)));
    const told = [...new Set(names.filter((one) => one !== null))];
    if (names.includes(null)) isOpen = true;
    return isMade && (name === 'inputs' || name === 'outputs') ? told : told.toSorted();
  };
  const ports = {
    inputs: side('inputs'),
    outputs: side('outputs'),
    inputEvents: side('inputEvents'),
    outputEvents: side('outputEvents'),
    eventFields: eventFieldsOf(run, classes),
  };
  return isOpen ? { ...ports, isOpen: true } : ports;
}

/** Whether the ports of a class follow from its arguments. */
export function hasMadePorts(run: Evaluation, start: ClassValue): boolean {
  const nearest = lineageOf(run, start).classes.find((one) => staticOf(one, 'io') !== null);
  return nearest !== undefined && isA(ownStatic(run, nearest, 'io'), 'function');
}

/** The names that a class exports, with those of all above it. */
export function exportsOf(run: Evaluation, start: ClassValue): readonly string[] {
  const names = lineageOf(run, start).classes.flatMap((one) => {
    const own = ownStatic(run, one, 'exports') ?? [];
    return isList(own) ? own.filter((name) => typeof name === 'string') : [];
  });
  return [...new Set(names)].toSorted();
}
