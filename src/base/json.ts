/** Plain data: what JSON can say, plus the numbers JSON cannot (NaN and the infinities). */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** True for a plain map (not null, not a list). */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a list; none of what is no list. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** The texts of a list from outside; none of what is no list. */
export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The names that a list, or the keys of a map, gives. */
export function namesIn(value: Json | undefined): readonly string[] {
  if (isObject(value)) return Object.keys(value);
  return textsIn(value);
}

/** Stands before the digits of a whole number that a double cannot hold, until the text is made. */
const DIGITS = '\u0001whole number\u0001';
const MARKED = /"\\u0001whole number\\u0001(-?\d+)"/g;

/**
 * JSON text in which NaN and the infinities are the texts "NaN", "Infinity" and "-Infinity", as every JSON
 * that leaves the program has it. A bigint is a number with all its digits.
 */
export function toJsonText(value: unknown, indent?: number): string {
  let isExact = false;
  const text = JSON.stringify(
    value,
    (_key, v: unknown) => {
      if (typeof v === 'bigint') {
        isExact = true;
        return DIGITS + String(v);
      }
      return typeof v === 'number' && !Number.isFinite(v) ? String(v) : v;
    },
    indent,
  );
  return isExact ? text.replace(MARKED, '$1') : text;
}

/** What a map holds of its own under a name: `constructor` and `toString`, too, are names that people give. */
export function ownValue<T>(
  map: Readonly<Record<string, T>> | undefined,
  key: string,
): T | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
