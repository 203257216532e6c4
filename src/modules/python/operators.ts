import { isDict, isList, UNKNOWN, type Value } from './values.ts';

/** Longest text and list that are made. */
export const MOST = 10_000;

/** Whether a value counts as true; null where that cannot be told. */
export function truth(value: Value): boolean | null {
  if (value === UNKNOWN) return null;
  if (isList(value)) return value.length > 0;
  if (isDict(value)) return value.size > 0;
  if (typeof value === 'object' && value !== null) return value.kind === 'foreign' ? null : true;
  return Boolean(value);
}

/** Whether two plain values are equal; null where that cannot be told. */
export function equal(one: Value, other: Value): boolean | null {
  if (one === UNKNOWN || other === UNKNOWN) return null;
  const [a, b] = [one, other].map((value) => (typeof value === 'boolean' ? Number(value) : value));
  if (a === b) return true;
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) return null;
  return false;
}

/** `value in all`; null where that cannot be told. */
function isIn(value: Value, all: Value): boolean | null {
  if (typeof all === 'string' && typeof value === 'string') return all.includes(value);
  const members = itemsOf(all);
  if (members === null) return null;
  const found = members.map((member) => equal(value, member));
  if (found.includes(true)) return true;
  return found.includes(null) ? null : false;
}

/** What a loop over a value goes through; null where that cannot be told. */
export function itemsOf(value: Value): readonly Value[] | null {
  if (isList(value)) return value;
  if (isDict(value)) return [...value.keys()];
  return typeof value === 'string' ? [...value] : null;
}

function arithmetic(operator: string, a: number, b: number): Value {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? UNKNOWN : a / b;
    case '//':
      return b === 0 ? UNKNOWN : Math.floor(a / b);
    case '%':
      return b === 0 ? UNKNOWN : a - b * Math.floor(a / b);
    case '**':
      return a ** b;
    default:
      return UNKNOWN;
  }
}

function repeated(many: Value, times: Value): Value {
  if (typeof times !== 'number' || !Number.isInteger(times)) return UNKNOWN;
  const count = Math.max(0, times);
  if (typeof many === 'string' && many.length * count <= MOST) return many.repeat(count);
  if (!isList(many) || many.length * count > MOST) return UNKNOWN;
  return Array.from({ length: count }, () => many).flat();
}

/** `%s`, `%d`, `%03d` and `%%`. */
const PLACE = /%(?:%|(0?)(\d*)([ds]))/g;

/** `a % b` with a text on the left: `"x%d" % i`. */
function formatted(text: string, values: Value): Value {
  if (text.replace(PLACE, '').includes('%')) return UNKNOWN;
  const given = isList(values) ? [...values] : [values];
  let isPlain = true;
  const made = text.replace(PLACE, (all, zero: string, width, kind) => {
    if (all === '%%') return '%';
    const value = given.shift();
    const isWhole = Number.isInteger(value);
    if (!isWhole && (kind === 'd' || typeof value !== 'string')) isPlain = false;
    return String(value).padStart(Math.min(Number(width), 100), zero === '' ? ' ' : '0');
  });
  return isPlain && given.length === 0 ? made : UNKNOWN;
}

/** An operator between two values, where both are plain. */
export function operated(operator: string, a: Value, b: Value): Value {
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
  if (typeof a === 'number' && typeof b === 'number') return arithmetic(operator, a, b);
  if (operator === '+') {
    if (typeof a === 'string' && typeof b === 'string' && a.length + b.length <= MOST) return a + b;
    if (isList(a) && isList(b) && a.length + b.length <= MOST) return [...a, ...b];
  }
  if (operator === '*') return typeof a === 'number' ? repeated(b, a) : repeated(a, b);
  if (operator === '%' && typeof a === 'string') return formatted(a, b);
  if (operator === '|' && isDict(a) && isDict(b)) return new Map([...a, ...b]);
  if (operator === '|' && isList(a) && isList(b)) return [...new Set([...a, ...b])];
  if (operator === '-' && isList(a) && isList(b)) return a.filter((value) => !b.includes(value));
  if (operator === '&' && isList(a) && isList(b)) return a.filter((value) => b.includes(value));
  return UNKNOWN;
}

/** A comparison; UNKNOWN where it cannot be told. */
export function compared(operator: string, a: Value, b: Value): Value {
  const told = (value: boolean | null, isNegated = false): Value =>
    value === null ? UNKNOWN : value !== isNegated;
  switch (operator) {
    case '==':
    case 'is':
      return told(equal(a, b));
    case '!=':
    case 'is not':
      return told(equal(a, b), true);
    case 'in':
      return told(isIn(a, b));
    case 'not in':
      return told(isIn(a, b), true);
    default:
  }
  const isOrdered =
    (typeof a === 'number' && typeof b === 'number') ||
    (typeof a === 'string' && typeof b === 'string');
  if (!isOrdered) return UNKNOWN;
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  if (operator === '>') return a > b;
  return operator === '>=' ? a >= b : UNKNOWN;
}
