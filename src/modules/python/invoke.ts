import { callNative, FUNCTIONS } from './natives.ts';
import { attributeOfClass, resolutionOrder } from './classes.ts';
import { foreign, moduleMember } from './imported.ts';
import {
  type Interpreter,
  type IoValue,
  isA,
  isDict,
  isList,
  type Scope,
  UNKNOWN,
  type Value,
} from './values.ts';

/** The arguments of `IOController`, in their order. */
const IO_ARGUMENTS = [
  ...['inputs', 'outputs', 'initial_values', 'input_events', 'output_events'],
  'event_field_coverage',
] as const;

function makeIo(args: readonly Value[], keywords: ReadonlyMap<string, Value>): IoValue {
  const fields = new Map<string, Value>();
  IO_ARGUMENTS.forEach((name, at) => fields.set(name, args[at] ?? keywords.get(name) ?? null));
  return { kind: 'io', fields };
}

/** Something that is not in the document, where what it gives matters here. */
function callForeign(
  path: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  scope: Scope,
): Value {
  if (path === 'plugboard.component.IOController') return makeIo(args, keywords);
  if (path === 'plugboard.component.component')
    return { kind: 'function mark', io: makeIo(args, keywords) };
  if (!path.startsWith('builtins.')) return UNKNOWN;
  const name = path.slice('builtins.'.length);
  const [first] = args;
  if (name === 'super') {
    const after = isA(first, 'class') ? first : scope.owner;
    const self = args[1] ?? selfOf(scope);
    return after !== null && self !== undefined ? { kind: 'super', after, self } : UNKNOWN;
  }
  if (name === 'type') return isA(first, 'instance') ? first.class : UNKNOWN;
  if (name === 'setattr') {
    const [self, key, value = UNKNOWN] = args;
    if (isA(self, 'instance') && typeof key === 'string') self.attributes.set(key, value);
    return null;
  }
  return FUNCTIONS.get(name)?.(args) ?? UNKNOWN;
}

/** The object whose method runs: its first argument, whatever its name. */
function selfOf(scope: Scope): Value | undefined {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.kind !== 'function' || at.parent?.kind !== 'class') continue;
    for (const value of at.names.values()) return value;
  }
  return undefined;
}

/** The value of a call. */
export function invoke(
  run: Interpreter,
  callee: Value,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  scope: Scope,
): Value {
  if (isA(callee, 'foreign')) {
    const made = callForeign(callee.path, args, keywords, scope);
    if (isList(made) || isDict(made) || isA(made, 'io')) run.own.add(made);
    return made;
  }
  if (isA(callee, 'function')) return run.call(callee, args, keywords);
  if (isA(callee, 'method')) {
    const self = isA(callee.self, 'super') ? callee.self.self : callee.self;
    return run.call(callee.function, [self, ...args], keywords);
  }
  if (isA(callee, 'native')) {
    const { self, name } = callee;
    const isOwn = typeof self === 'object' && self !== null && run.own.has(self);
    const made = callNative(self, name, args, isOwn);
    if (isList(made) || isDict(made)) run.own.add(made);
    return made;
  }
  if (isA(callee, 'event mark')) {
    const [method] = args;
    if (isA(method, 'function')) return method;
    return { ...callee, fields: keywords.get('populates_fields') ?? args[1] ?? null };
  }
  return UNKNOWN;
}

/** `value.name`. */
export function attributeOf(run: Interpreter, value: Value, name: string): Value {
  if (typeof value === 'string' || isList(value) || isDict(value)) {
    return { kind: 'native', self: value, name };
  }
  if (typeof value !== 'object' || value === null) return UNKNOWN;
  switch (value.kind) {
    case 'module':
      return moduleMember(run, value.name, name);
    case 'foreign':
      return foreign(run, `${value.path}.${name}`);
    case 'class':
      return attributeOfClass(value, name);
    case 'io':
      return value.fields.get(name) ?? UNKNOWN;
    case 'instance': {
      const own = value.attributes.get(name);
      if (own !== undefined) return own;
      if (name === '__class__') return value.class;
      const found = attributeOfClass(value.class, name);
      return isA(found, 'function') ? { kind: 'method', function: found, self: value } : found;
    }
    case 'super': {
      const { after, self } = value;
      const first = isA(self, 'instance') ? self.class : after;
      const order = resolutionOrder(first);
      for (const next of order.slice(order.indexOf(after) + 1)) {
        const found = next.scope.names.get(name);
        if (isA(found, 'function')) return { kind: 'method', function: found, self };
      }
      return UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}
