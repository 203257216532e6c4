import type { Json } from './json.ts';

/** Plain data in which whole numbers that a double cannot hold keep their digits. */
export type Exact = Json | bigint | readonly Exact[] | ExactMap;
export interface ExactMap {
  readonly [key: string]: Exact;
}

export function isExactMap(value: Exact | undefined): value is ExactMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path; undefined where there is none. */
export function exactAt(root: Exact, path: readonly string[]): Exact | undefined {
  let at: Exact | undefined = root;
  for (const key of path) {
    if (Array.isArray(at)) at = itemsOf(at)[Number(key)];
    else at = isExactMap(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }
  return at;
}

/** The entries of a map; none of what is no map. */
export function entriesOf(value: Exact | undefined): readonly (readonly [string, Exact])[] {
  return isExactMap(value) ? Object.entries(value) : [];
}

/** The items of a list; none of what is no list. */
export function itemsOf(value: Exact | undefined): readonly Exact[] {
  return Array.isArray(value) ? (value as readonly Exact[]) : [];
}

/**
 * Whether Python would find two values equal: 1 and 1.0, 0 and -0, maps in any order of their keys. Two NaN
 * are the same here, and yes is never 1: another type is another value for whoever reads a model.
 */
export function sameValue(a: Exact | undefined, b: Exact | undefined): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    const [one, other] = [itemsOf(a), itemsOf(b)];
    return one.length === other.length && one.every((item, i) => sameValue(item, other[i]));
  }
  if (!isExactMap(a) || !isExactMap(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]));
}
