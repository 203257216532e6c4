import exp from '@stdlib/math-base-special-exp';
import log from '@stdlib/math-base-special-ln';
import type { Json } from '../base/json.ts';
import { quantile } from './normal.ts';
import type { Range } from './Study.ts';

/** Deviations from the mean within which a search looks for values of a normal spread. */
const WIDE = 3;

/** The value at a place of a range, from 0 up to but not 1: each as likely as its spread says. */
export function valueAt(range: Range, u: number): Json {
  switch (range.kind) {
    case 'float':
      return Math.min(range.upper, range.lower + u * (range.upper - range.lower));
    case 'log': {
      const [low, high] = [log(range.lower), log(range.upper)];
      return within(range.lower, range.upper, exp(low + u * (high - low)));
    }
    case 'int':
      return range.lower + Math.floor(u * (range.upper - range.lower + 1));
    case 'choice':
      return range.choices[Math.floor(u * range.choices.length)] ?? null;
    case 'normal':
      // The very end of a normal spread is endlessly far away.
      return range.mean + range.sd * quantile(Math.max(u, 2 ** -53));
  }
}

/** So many values of a range, evenly spread, both ends among them. */
export function spread(range: Range, count: number): readonly Json[] {
  switch (range.kind) {
    case 'choice':
      return range.choices;
    case 'normal':
      // It has no ends: the middles of equally likely parts.
      return Array.from({ length: count }, (_, i) => valueAt(range, (i + 0.5) / count));
    case 'int': {
      const size = range.upper - range.lower + 1;
      const taken = Math.min(count, size);
      const step = taken > 1 ? (size - 1) / (taken - 1) : 0;
      return between(range, taken, (i) => range.lower + Math.round(i * step));
    }
    default:
      return between(range, count, (i) => valueAt(range, count > 1 ? i / (count - 1) : 0.5));
  }
}

/** So many values; the ends are themselves, as no formula gives them to the last digit. */
function between(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  count: number,
  at: (i: number) => Json,
): readonly Json[] {
  if (count === 1) return [at(0)];
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return lower;
    return i === count - 1 ? upper : at(i);
  });
}

/** A range as numbers that a search works with: between two ends, whole or not. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  /** Only whole numbers count. */
  readonly isWhole: boolean;
  toNumber(value: Json): number;
  toValue(x: number): Json;
}

/** The scale of a range of numbers; null for choices, which have no order. */
export function scaleOf(range: Range): Scale | null {
  switch (range.kind) {
    case 'choice':
      return null;
    case 'float':
      return linear(range.lower, range.upper, false);
    case 'int':
      return linear(range.lower, range.upper, true);
    case 'normal': {
      const reach = WIDE * range.sd;
      return linear(range.mean - reach, range.mean + reach, false);
    }
    case 'log':
      return {
        low: log(range.lower),
        high: log(range.upper),
        isWhole: false,
        toNumber: (value) => log(Number(value)),
        toValue: (x) => within(range.lower, range.upper, exp(x)),
      };
  }
}

function linear(low: number, high: number, isWhole: boolean): Scale {
  return {
    ...{ low, high, isWhole },
    toNumber: (value) => within(low, high, Number(value)),
    toValue: (x) => within(low, high, isWhole ? Math.round(x) : x),
  };
}

const within = (low: number, high: number, x: number) => Math.min(high, Math.max(low, x));

/** Whether a value is one of a range. */
export function isIn(range: Range, value: Json | undefined): boolean {
  if (!isLike(range, value)) return false;
  if (range.kind === 'choice' || range.kind === 'normal') return true;
  return Number(value) >= range.lower && Number(value) <= range.upper;
}

/** Whether a value is one of a range or, of a number's, of its kind beyond the ends. */
export function isLike(range: Range, value: Json | undefined): boolean {
  if (range.kind === 'choice') {
    const text = JSON.stringify(value);
    return range.choices.some((choice) => JSON.stringify(choice) === text);
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return range.kind !== 'int' || Number.isInteger(value);
}
