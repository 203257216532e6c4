import { equal, itemsOf, MOST } from './operators.ts';
import { isDict, isList, type ListValue, UNKNOWN, type Value } from './values.ts';

type Native = (args: readonly Value[]) => Value;

const listOf: Native = ([value = []]) => {
  const items = itemsOf(value);
  return items === null ? UNKNOWN : [...items];
};

const setOf: Native = (args) => {
  const items = listOf(args);
  return isList(items) ? [...new Set(items)] : UNKNOWN;
};

/** Python orders texts by their characters' numbers. */
function inOrder(items: readonly Value[]): Value {
  const isPlain =
    items.every((item) => typeof item === 'string') ||
    items.every((item) => typeof item === 'number');
  if (!isPlain) return UNKNOWN;
  return items.toSorted((a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return byCodePoint(String(a), String(b));
  });
}

export function byCodePoint(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  const at = a.findIndex((sign, i) => sign !== b[i]);
  if (at < 0) return a.length - b.length;
  return (a[at]?.codePointAt(0) ?? -1) - (b[at]?.codePointAt(0) ?? -1);
}

function toFloat(value: Value): Value {
  if (typeof value === 'number') return value;
  const [, sign, word] = /^\s*([-+]?)(inf|infinity|nan)\s*$/i.exec(String(value)) ?? [];
  if (typeof value !== 'string' || word === undefined) return UNKNOWN;
  if (word.toLowerCase() === 'nan') return NaN;
  return sign === '-' ? -Infinity : Infinity;
}

function range(args: readonly Value[]): Value {
  const numbers = args.map((value) => (Number.isInteger(value) ? Number(value) : NaN));
  const [from = 0, to = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (!(count <= MOST)) return UNKNOWN;
  return Array.from({ length: count }, (_, i) => from + i * step);
}

function zipped(args: readonly Value[]): Value {
  const rows = args.map(itemsOf);
  if (rows.includes(null)) return UNKNOWN;
  const length = Math.min(MOST, ...rows.map((row) => row?.length ?? 0));
  return Array.from({ length }, (_, i) => rows.map((row): Value => row?.[i] ?? null));
}

function numbersIn(args: readonly Value[]): readonly number[] {
  const [first = UNKNOWN] = args;
  const items = args.length === 1 ? (itemsOf(first) ?? []) : args;
  const numbers = items.filter((item) => typeof item === 'number');
  return numbers.length === items.length ? numbers : [];
}

function extreme(args: readonly Value[], pick: (...values: number[]) => number): Value {
  const numbers = numbersIn(args);
  return numbers.length === 0 ? UNKNOWN : pick(...numbers);
}

/** Python's own functions, of plain values. */
export const FUNCTIONS: ReadonlyMap<string, Native> = new Map<string, Native>([
  ['list', listOf],
  ['tuple', listOf],
  ['set', setOf],
  ['frozenset', setOf],
  ['range', range],
  ['zip', zipped],
  ['sorted', ([value = UNKNOWN]) => inOrder(itemsOf(value) ?? [UNKNOWN])],
  [
    'reversed',
    ([value = UNKNOWN]) => {
      const items = itemsOf(value);
      return items === null ? UNKNOWN : items.toReversed();
    },
  ],
  [
    'enumerate',
    ([value = UNKNOWN, start = 0]) => {
      const items = itemsOf(value);
      if (items === null || typeof start !== 'number') return UNKNOWN;
      return items.map((item, i): Value => [start + i, item]);
    },
  ],
  [
    'len',
    ([value = UNKNOWN]) => {
      const items = itemsOf(value);
      return items === null ? UNKNOWN : items.length;
    },
  ],
  [
    'dict',
    ([value]) => (value === undefined ? new Map() : isDict(value) ? new Map(value) : UNKNOWN),
  ],
  [
    'str',
    ([value = '']) =>
      typeof value === 'string' || Number.isSafeInteger(value) ? String(value) : UNKNOWN,
  ],
  [
    'int',
    ([value = 0]) => {
      if (typeof value === 'number') return Math.trunc(value);
      return typeof value === 'string' && /^\s*[-+]?\d+\s*$/.test(value) ? Number(value) : UNKNOWN;
    },
  ],
  ['float', ([value = 0]) => toFloat(value)],
  ['abs', ([value = 0]) => (typeof value === 'number' ? Math.abs(value) : UNKNOWN)],
  ['min', (args) => extreme(args, Math.min)],
  ['max', (args) => extreme(args, Math.max)],
  [
    'sum',
    (args) => {
      const numbers = numbersIn(args.slice(0, 1));
      return numbers.length === 0 ? UNKNOWN : numbers.reduce((a, b) => a + b, 0);
    },
  ],
]);

const TEXT: ReadonlyMap<string, (text: string, args: readonly Value[]) => Value> = new Map<
  string,
  (text: string, args: readonly Value[]) => Value
>([
  ['lower', (text) => text.toLowerCase()],
  ['upper', (text) => text.toUpperCase()],
  ['capitalize', (text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase()],
  ['strip', (text, args) => (args.length === 0 ? text.trim() : UNKNOWN)],
  [
    'split',
    (text, [separator]) => {
      if (separator === undefined) return text.split(/\s+/).filter((part) => part !== '');
      return typeof separator === 'string' && separator !== '' ? text.split(separator) : UNKNOWN;
    },
  ],
  [
    'join',
    (text, [list = UNKNOWN]) => {
      const items = itemsOf(list);
      return items?.every((item) => typeof item === 'string') ? items.join(text) : UNKNOWN;
    },
  ],
  [
    'replace',
    (text, [from, to]) =>
      typeof from === 'string' && typeof to === 'string' ? text.replaceAll(from, to) : UNKNOWN,
  ],
  ['startswith', (text, [start]) => (typeof start === 'string' ? text.startsWith(start) : UNKNOWN)],
  ['endswith', (text, [end]) => (typeof end === 'string' ? text.endsWith(end) : UNKNOWN)],
  [
    'format',
    (text, args) => {
      const given = [...args];
      if (!/^(?:[^{}]|\{\})*$/.test(text)) return UNKNOWN;
      const isPlain = given.every((one) => typeof one === 'string' || Number.isSafeInteger(one));
      return isPlain ? text.replaceAll('{}', () => String(given.shift() ?? '')) : UNKNOWN;
    },
  ],
]);

function removed(list: ListValue, value: Value): void {
  const at = list.findIndex((item) => equal(item, value) === true);
  if (at >= 0) list.splice(at, 1);
}

/** Methods that change the list they are called on. */
const CHANGES: ReadonlyMap<string, (list: ListValue, args: readonly Value[]) => void> = new Map<
  string,
  (list: ListValue, args: readonly Value[]) => void
>([
  ['append', (list, [value = UNKNOWN]) => void list.push(value)],
  ['add', (list, [value = UNKNOWN]) => void (list.includes(value) || list.push(value))],
  ['extend', (list, [more = UNKNOWN]) => void list.push(...(itemsOf(more) ?? [UNKNOWN]))],
  ['update', (list, [more = UNKNOWN]) => void list.push(...(itemsOf(more) ?? [UNKNOWN]))],
  ['insert', (list, [at, value = UNKNOWN]) => void list.splice(Number(at) || 0, 0, value)],
  ['remove', (list, [value = UNKNOWN]) => removed(list, value)],
]);

function ofDictionary(map: ReadonlyMap<Value, Value>, name: string, args: readonly Value[]): Value {
  const [key = UNKNOWN, otherwise = null] = args;
  if (name === 'keys') return [...map.keys()];
  if (name === 'values') return [...map.values()];
  if (name === 'items') return [...map].map(([k, v]): Value => [k, v]);
  if (name === 'get' && key !== UNKNOWN) return map.get(key) ?? otherwise;
  if (name === 'copy') return new Map(map);
  return UNKNOWN;
}

/**
 * A method of a text, list or dictionary.
 *
 * @param isOwn whether the value was made by what runs now; another one is not changed
 */
export function callNative(
  self: Value,
  name: string,
  args: readonly Value[],
  isOwn: boolean,
): Value {
  if (typeof self === 'string') return TEXT.get(name)?.(self, args) ?? UNKNOWN;
  if (isDict(self)) {
    if (!isOwn || (name !== 'pop' && name !== 'setdefault')) return ofDictionary(self, name, args);
    const [key = UNKNOWN, otherwise = null] = args;
    const found = self.get(key) ?? otherwise;
    if (name === 'pop') self.delete(key);
    else self.set(key, found);
    return found;
  }
  if (!isList(self)) return UNKNOWN;
  const change = CHANGES.get(name);
  if (change !== undefined) {
    if (isOwn && self.length < MOST) change(self, args);
    return null;
  }
  if (name === 'copy') return [...self];
  if (name === 'union')
    return [...new Set([...self, ...(itemsOf(args[0] ?? UNKNOWN) ?? [UNKNOWN])])];
  return UNKNOWN;
}
