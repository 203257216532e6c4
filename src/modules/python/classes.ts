import { byCodePoint } from './natives.ts';
import { PLUGBOARD } from './imported.ts';
import { itemsOf } from './operators.ts';
import {
  type ClassValue,
  type EventMark,
  type FunctionValue,
  type IoValue,
  isA,
  isDict,
  UNKNOWN,
  type Value,
} from './values.ts';

const orders = new WeakMap<ClassValue, readonly ClassValue[]>();

/** A class and those above it, in the order in which Python looks for a name. */
export function resolutionOrder(start: ClassValue): readonly ClassValue[] {
  const known = orders.get(start);
  if (known !== undefined) return known;
  const found: ClassValue[] = [];
  // A class names only classes that are there already, so this comes to an end.
  const visit = (one: ClassValue): void => {
    found.push(one);
    for (const base of one.bases) {
      if (isA(base, 'class')) for (const above of resolutionOrder(base)) found.push(above);
    }
  };
  visit(start);
  const order = found.filter((one, at) => found.lastIndexOf(one) === at);
  orders.set(start, order);
  return order;
}

function descends(one: ClassValue, name: string): boolean {
  return resolutionOrder(one).some(
    (above) => above.name === name && above.source.module === PLUGBOARD,
  );
}

export const isComponent = (one: ClassValue): boolean => descends(one, 'Component');
const isEvent = (one: ClassValue): boolean => descends(one, 'Event');
/** A class that our outline of plugboard declares. */
export const isPlugboards = (one: ClassValue): boolean => one.source.module === PLUGBOARD;

/** Whether all classes above a class are known. */
export function hasUnknownBase(one: ClassValue): boolean {
  return resolutionOrder(one).some(({ bases }) =>
    bases.some((base) => base === UNKNOWN || (isA(base, 'foreign') && !isHarmless(base.path))),
  );
}

/** Bases that say nothing of ports and arguments. */
function isHarmless(path: string): boolean {
  return /^(?:abc\.ABC|typing(?:_extensions)?\.(?:Generic|Protocol)|builtins\.object)$/.test(path);
}

function collect(all: Value[], more: Value): void {
  const items = more === null ? [] : itemsOf(more);
  for (const item of items ?? [UNKNOWN]) if (!all.includes(item)) all.push(item);
}

const sortKey = (value: Value): string =>
  isA(value, 'class')
    ? `${value.source.module}.${value.name}`
    : typeof value === 'string'
      ? value
      : '';

const inOrder = (all: readonly Value[]): Value[] =>
  all.toSorted((one, other) => byCodePoint(sortKey(one), sortKey(other)));

/** The events that the handlers of a class, and of those above it, fill fields from. */
function eventFieldsOf(one: ClassValue): Map<Value, Value> {
  const methods = new Map<string, FunctionValue>();
  for (const { scope } of resolutionOrder(one)) {
    for (const [name, value] of scope.names) {
      if (isA(value, 'function') && !methods.has(name)) methods.set(name, value);
    }
  }
  const marks = [...methods]
    .toSorted(([a], [b]) => byCodePoint(a, b))
    .flatMap(([, method]) => method.decorators)
    .filter((mark): mark is EventMark => isA(mark, 'event mark') && mark.fields !== null);
  return new Map(marks.map(({ event, fields }): [Value, Value] => [event, fields]));
}

/** What the components among a class and those above it have under a name, each its own or the first above. */
function declaredBy(one: ClassValue, name: string): readonly Value[] {
  const found = resolutionOrder(one)
    .filter(isComponent)
    .map((component) => resolutionOrder(component).find(({ scope }) => scope.names.has(name)));
  return [...new Set(found)].map((owner) => owner?.scope.names.get(name) ?? null);
}

const ios = new WeakMap<ClassValue, IoValue>();

/** The IO of a class as plugboard makes it up: its own and that of all above it, by name. */
export function ioOf(one: ClassValue): IoValue {
  const known = ios.get(one);
  if (known !== undefined) return known;
  const names = ['inputs', 'outputs', 'input_events', 'output_events'] as const;
  const fields = new Map<string, Value>();
  const all = declaredBy(one, 'io');
  for (const name of names) {
    const found: Value[] = [];
    for (const io of all)
      collect(found, io === null ? null : isA(io, 'io') ? (io.fields.get(name) ?? null) : UNKNOWN);
    if (hasUnknownBase(one)) collect(found, UNKNOWN);
    fields.set(name, inOrder(found));
  }
  fields.set('initial_values', null);
  fields.set('event_field_coverage', eventFieldsOf(one));
  const made: IoValue = { kind: 'io', fields };
  ios.set(one, made);
  return made;
}

/** The IO of the class that plugboard makes of a function. */
export function ioOfFunction(io: IoValue): IoValue {
  const fields = new Map(io.fields);
  for (const name of ['inputs', 'outputs']) {
    const found: Value[] = [];
    collect(found, io.fields.get(name) ?? null);
    fields.set(name, inOrder(found));
  }
  return { kind: 'io', fields };
}

/** The names that a class exports, with those of all above it. */
export function exportsOf(one: ClassValue): readonly string[] {
  const found: Value[] = [];
  for (const exports of declaredBy(one, 'exports')) collect(found, exports);
  const names = found.filter((name) => typeof name === 'string');
  return [...new Set(names)].toSorted(byCodePoint);
}

/** An attribute of a class or of one above it. */
export function attributeOfClass(one: ClassValue, name: string): Value {
  if (name === 'io' && isComponent(one)) return ioOf(one);
  if (name === 'handler' && isEvent(one)) return { kind: 'event mark', event: one, fields: null };
  if (name === '__name__') return one.name;
  for (const { scope } of resolutionOrder(one)) {
    const found = scope.names.get(name);
    if (found !== undefined) return found;
  }
  return UNKNOWN;
}

/** The type text of an event; null where the text does not tell. */
export function eventType(event: Value): string | null {
  if (!isA(event, 'class')) return null;
  const type = attributeOfClass(event, 'type');
  return typeof type === 'string' ? type : null;
}

/** Fields by event type, of what `event_field_coverage` holds. */
export function fieldsByEvent(coverage: Value): Record<string, readonly string[]> {
  const pairs = isDict(coverage) ? [...coverage] : [];
  return Object.fromEntries(
    pairs.flatMap(([event, fields]): [string, readonly string[]][] => {
      const type = typeof event === 'string' ? event : eventType(event);
      const names = (itemsOf(fields) ?? []).filter((field) => typeof field === 'string');
      return type === null ? [] : [[type, names]];
    }),
  );
}
