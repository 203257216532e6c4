import { isObject } from '../../base/json.ts';

/**
 * Values on their way between here and Python, as JSON: `{"$float": "-0.0"}` for a float and
 * `{"$int": "12"}` for a whole number, in Python's own words, so that Python gets the kind that is
 * meant and neither side's JSON rounds anything. All else stands for itself.
 */
export type Wire =
  | null
  | boolean
  | string
  | { readonly $float: string }
  | { readonly $int: string }
  | readonly Wire[]
  | { readonly [key: string]: Wire };

/** A float as Python's `float()` reads it. */
export function float(value: number): Wire {
  if (Number.isFinite(value)) return { $float: Object.is(value, -0) ? '-0.0' : String(value) };
  return { $float: String(value).replace('Infinity', 'inf') };
}

/** A whole number. */
export function int(value: number | bigint): Wire {
  return { $int: String(value) };
}

/** The value that JavaScript has for it: one kind of number, the nearest double. */
export function fromWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromWire);
  if (!isObject(value)) return value;
  const number = value['$float'] ?? value['$int'];
  if (typeof number === 'string') return Number(number.replace('inf', 'Infinity'));
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, fromWire(v)]));
}
