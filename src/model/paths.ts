import { sameData } from '../base/sameData.ts';
import { isObject, listOf, type Json, type JsonObject } from '../base/json.ts';

/** Steps into plain data: keys of maps, places in lists. */
export type DataPath = readonly (string | number)[];

/** The items of the list at a path; none where there is no list. */
export const listAt = (root: Json, path: DataPath): readonly Json[] => listOf(getAt(root, path));

/** The value at a path; undefined where there is none. */
export function getAt(root: Json, path: DataPath): Json | undefined {
  let at: Json | undefined = root;
  for (const key of path) {
    if (Array.isArray(at)) at = (at as readonly Json[])[Number(key)];
    else if (isObject(at) && Object.hasOwn(at, key)) at = (at as JsonObject)[key];
    else return undefined;
  }
  return at;
}

/** A copy with an own entry set, whatever the key is called. */
export function withEntry(map: JsonObject, key: string, value: Json): JsonObject {
  const copy: Record<string, Json> = { ...map };
  Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** A copy without a key; the same map when it does not have it. */
export function withoutEntry(map: JsonObject, key: string): JsonObject {
  if (!Object.hasOwn(map, key)) return map;
  return Object.fromEntries(Object.entries(map).filter(([k]) => k !== key));
}

function emptyFor(next: string | number | undefined): Json {
  return typeof next === 'number' ? [] : {};
}

/**
 * Sets the value at a path and shares everything beside it; maps on the way are made. `undefined` takes
 * the entry away. The same root comes back when nothing changes.
 */
export function setAt(root: Json, path: DataPath, value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  if (Array.isArray(root)) {
    const list = root as readonly Json[];
    const at = Number(key);
    const old = list[at];
    if (rest.length === 0 && value === undefined) return list.filter((_, i) => i !== at);
    const next = rest.length === 0 ? value : setAt(old ?? emptyFor(rest[0]), rest, value);
    if (next === undefined || sameData(old, next)) return list;
    return at >= list.length ? [...list, next] : list.with(at, next);
  }
  const map = (isObject(root) ? root : {}) as JsonObject;
  const name = String(key);
  const old = Object.hasOwn(map, name) ? map[name] : undefined;
  if (rest.length === 0 && value === undefined) return withoutEntry(map, name);
  if (old === undefined && value === undefined) return map;
  const next = rest.length === 0 ? value : setAt(old ?? emptyFor(rest[0]), rest, value);
  if (next === undefined || sameData(old, next)) return map;
  return withEntry(map, name, next);
}
