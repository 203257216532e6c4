import type { Ports } from '../../model/index.ts';
import { eventType, fieldsByEvent, ioOf, resolutionOrder } from './classes.ts';
import { Evaluation, type Modules } from './interpreter.ts';
import { itemsOf } from './operators.ts';
import { textOf } from '../nodes.ts';
import {
  type ClassValue,
  type Instance,
  type IoValue,
  isA,
  UNKNOWN,
  type Value,
} from './values.ts';

/** plugboard adds this event to every component; ports do not speak of it. */
const STOP = 'system.stop';

/** The ports that an IO has. */
export function portsOfIo(io: IoValue): Ports {
  let isOpen = false;
  const list = (name: string): readonly Value[] => {
    const items = itemsOf(io.fields.get(name) ?? []);
    if (items === null || items.includes(UNKNOWN)) isOpen = true;
    return items ?? [];
  };
  const texts = (name: string) => [
    ...new Set(list(name).filter((item) => typeof item === 'string')),
  ];
  const events = (name: string) =>
    list(name).flatMap((event) => {
      const type = eventType(event);
      return type === null || type === STOP ? [] : [type];
    });
  const ports = {
    inputs: texts('inputs'),
    outputs: texts('outputs'),
    inputEvents: events('input_events'),
    outputEvents: events('output_events'),
    eventFields: fieldsByEvent(io.fields.get('event_field_coverage') ?? null),
  };
  return isOpen ? { ...ports, isOpen: true } : ports;
}

/** Whether objects of a class may have another IO than the class: its code makes or changes one. */
function makesIo(one: ClassValue): boolean {
  return resolutionOrder(one).some(({ source, node, name }) => {
    if (name === 'Component' && source.module === 'plugboard') return false;
    const text = textOf(source, node);
    return /\.io\b\s*(?:=[^=]|\.\s*\w+\s*(?:=[^=]|\+=|\.\s*(?:append|extend|insert|remove|clear|pop)\b))|setattr\(\s*\w+\s*,\s*["']io["']/.test(
      text,
    );
  });
}

/** Whether the code of a class gives its objects initial values. */
function startsItself(one: ClassValue): boolean {
  return resolutionOrder(one).some(({ source, node, name }) => {
    if (name === 'Component' && source.module === 'plugboard') return false;
    return STARTS.test(textOf(source, node));
  });
}

/** `initial_values` is given to something, or set in something; not where it is only handed on. */
const STARTS =
  /\binitial_values["']?\s*(?:\]\s*(?:\[[^\]]*\]\s*)?=(?!=)|=(?!=|\s*(?:None|initial_values)\b)|:\s*\{)|\.initial_values\s*\[[^\]]*\]\s*=(?!=)|["']initial_values["']\s*,/;

/** A value of a model's text as Python has it. */
function toValue(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map(toValue);
  if (typeof value !== 'object') return UNKNOWN;
  return new Map(Object.entries(value).map(([key, inner]) => [key, toValue(inner)]));
}

const FRAMEWORK = ['name', 'initial_values', 'parameters', 'constraints', 'resources'];

/** The IO that an object of a class has, by the arguments that it is made with. */
function ioOfInstance(
  modules: Modules,
  one: ClassValue,
  args: Readonly<Record<string, unknown>>,
): IoValue {
  const run = new Evaluation(modules);
  const instance: Instance = { kind: 'instance', class: one, attributes: new Map() };
  const keywords = new Map<string, Value>(FRAMEWORK.map((name) => [name, UNKNOWN]));
  for (const [name, value] of Object.entries(args)) keywords.set(name, toValue(value));
  const init = run.attribute(instance, '__init__');
  if (isA(init, 'method')) run.call(init.function, [instance], keywords);
  const io = instance.attributes.get('io');
  if (isA(io, 'io')) return io;
  const open = new Map(ioOf(one).fields);
  for (const name of ['inputs', 'outputs'])
    open.set(name, [...(itemsOf(open.get(name) ?? []) ?? []), UNKNOWN]);
  return { kind: 'io', fields: open };
}

/** The ports of a class's objects, as a function of their arguments. */
export function portsOfClass(
  modules: Modules,
  one: ClassValue,
): (args: Readonly<Record<string, unknown>>) => Ports {
  const own = startsItself(one) ? { startsItself: true as const } : {};
  const declared = { ...portsOfIo(ioOf(one)), ...own };
  if (!makesIo(one)) return () => declared;
  const known = new WeakMap<object, Ports>();
  return (args) => {
    const found = known.get(args) ?? { ...portsOfIo(ioOfInstance(modules, one, args)), ...own };
    known.set(args, found);
    return found;
  };
}
