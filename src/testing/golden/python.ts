/*
 * Python's operators on the values of a recorded run, for the components that were written in Python:
 * what JavaScript would turn into something else, or into NaN, is an exception there.
 */

const NAMES = new Map([
  ['string', 'str'],
  ['number', 'int'],
  ['boolean', 'bool'],
]);

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  return NAMES.get(typeof value) ?? 'dict';
}

/** The number that a value counts as: true and false are 1 and 0. */
function number(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : null;
}

function unsupported(operator: string, a: unknown, b: unknown): TypeError {
  const names = `'${typeName(a)}' and '${typeName(b)}'`;
  return new TypeError(`unsupported operand type(s) for ${operator}: ${names}`);
}

function numbers(operator: string, a: unknown, b: unknown): [number, number] {
  const [left, right] = [number(a), number(b)];
  if (left === null || right === null) throw unsupported(operator, a, b);
  return [left, right];
}

/** `a + b`: numbers are added, texts and lists are joined. */
export function add(a: unknown, b: unknown): unknown {
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (Array.isArray(a) && Array.isArray(b)) return [...(a as unknown[]), ...(b as unknown[])];
  const [left, right] = numbers('+', a, b);
  return left + right;
}

/** `a - b` */
export function subtract(a: unknown, b: unknown): unknown {
  const [left, right] = numbers('-', a, b);
  return left - right;
}

/** `a * b`: numbers are multiplied, a text or a list is repeated. */
export function multiply(a: unknown, b: unknown): unknown {
  for (const [many, times] of [
    [a, number(b)],
    [b, number(a)],
  ] as const) {
    if (times === null || !Number.isInteger(times)) continue;
    if (typeof many === 'string') return many.repeat(Math.max(0, times));
    if (Array.isArray(many)) {
      return Array.from({ length: Math.max(0, times) }, () => many as unknown[]).flat();
    }
  }
  const [left, right] = numbers('*', a, b);
  return left * right;
}

/** `a % 2 == 0`, and no formatting of texts. */
export function isEven(value: unknown): boolean {
  if (typeof value === 'string') {
    throw new TypeError('not all arguments converted during string formatting');
  }
  return numbers('%', value, 2)[0] % 2 === 0;
}

/** `a > b`: only numbers have an order with numbers, and texts with texts. */
export function isGreater(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a > b;
  if (Array.isArray(a) && Array.isArray(b)) return isGreaterList(a, b);
  const [left, right] = numbers('>', a, b);
  return left > right;
}

/** `a >= b` */
export function reaches(a: unknown, b: unknown): boolean {
  return isGreater(a, b) || isEqual(a, b);
}

function isGreaterList(a: readonly unknown[], b: readonly unknown[]): boolean {
  const at = a.findIndex((item, i) => i >= b.length || !isEqual(item, b[i]));
  return at >= 0 && (at >= b.length || isGreater(a[at], b[at]));
}

/** `a == b`, by content. */
export function isEqual(a: unknown, b: unknown): boolean {
  const [left, right] = [number(a), number(b)];
  if (left !== null && right !== null) return left === right;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => isEqual(item, b[i]));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return (a ?? null) === (b ?? null);
  }
  if (Array.isArray(a) || Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

/** `bool(a)` */
export function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value) || Number.isNaN(value);
}

/** `list(a)`: the characters of a text, the keys of a map. */
export function list(value: unknown): unknown[] {
  if (typeof value === 'string') return [...value];
  if (Array.isArray(value)) return [...(value as unknown[])];
  if (typeof value === 'object' && value !== null) return Object.keys(value);
  throw new TypeError(`'${typeName(value)}' object is not iterable`);
}

/** How many times `range(a)` goes round. */
export function times(value: unknown): number {
  const count = number(value);
  if (count === null || !Number.isInteger(count)) {
    throw new TypeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  }
  return Math.max(0, count);
}

/** A field of a pydantic model that is declared `float`. */
export function float(value: unknown): number {
  if (typeof value === 'string' && /^\s*[+-]?(\d[\d_]*\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) {
    return Number(value.replaceAll('_', ''));
  }
  const found = number(value);
  if (found === null) throw new TypeError('Input should be a valid number');
  return found;
}
