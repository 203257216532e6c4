import { isObject } from '../json.ts';
import { fail, ok, type Result } from '../result.ts';
import { identical } from './identical.ts';
import { isBytes, isList, isMap } from './Patch.ts';

type Way = 'forth' | 'back';

/** The patch is none, or was made for something else. */
class Misfit extends Error {}

/**
 * What a patch makes of a value, or of what it made of it before (`back`). A patch may come from
 * anywhere: it is checked as it is followed, and so is that the value is the one that it was made for.
 * What did not change is shared with the value. Never throws.
 */
export function applyPatch(value: unknown, patch: unknown, way: Way): Result<unknown, null> {
  try {
    return ok(follow(value, patch, way));
  } catch (error) {
    // A patch that nests without end exhausts the stack.
    if (error instanceof Misfit || error instanceof RangeError) return fail(null);
    throw error;
  }
}

function follow(value: unknown, patch: unknown, way: Way): unknown {
  if (!isObject(patch)) throw new Misfit();
  switch (patch['is']) {
    case 'value': {
      const [from, to] = sides(patch, way);
      if (!identical(value, from)) throw new Misfit();
      return to;
    }
    case 'text':
      return text(value, patch, way);
    case 'bytes':
      return bytes(value, patch, way);
    case 'list':
      if (!isList(value)) throw new Misfit();
      return items(value, patch['hunks'], way, (item, inner) => follow(item, inner, way));
    case 'map':
      if (!isMap(value)) throw new Misfit();
      return entries(value, patch['hunks'], way);
    default:
      throw new Misfit();
  }
}

/** What was there and what comes in its place. */
function sides(patch: Readonly<Record<string, unknown>>, way: Way): readonly [unknown, unknown] {
  const [old, next] = [patch['old'], patch['new']];
  return way === 'forth' ? [old, next] : [next, old];
}

function text(value: unknown, patch: Readonly<Record<string, unknown>>, way: Way): string {
  const [from, to] = sides(patch, way);
  const at = patch['at'];
  if (typeof value !== 'string' || typeof from !== 'string' || typeof to !== 'string')
    throw new Misfit();
  if (typeof at !== 'number' || !value.startsWith(from, at)) throw new Misfit();
  return value.slice(0, at) + to + value.slice(at + from.length);
}

function bytes(value: unknown, patch: Readonly<Record<string, unknown>>, way: Way): Uint8Array {
  const [from, to] = sides(patch, way);
  const at = patch['at'];
  if (!isBytes(value) || !isBytes(from) || !isBytes(to)) throw new Misfit();
  if (typeof at !== 'number' || !(at >= 0)) throw new Misfit();
  if (!identical(value.slice(at, at + from.length), from)) throw new Misfit();
  const made = new Uint8Array(value.length - from.length + to.length);
  made.set(value.subarray(0, at));
  made.set(to, at);
  made.set(value.subarray(at + from.length), at + to.length);
  return made;
}

function items(
  list: readonly unknown[],
  hunks: unknown,
  way: Way,
  inside: (item: unknown, patch: unknown) => unknown,
): readonly unknown[] {
  if (!isList(hunks)) throw new Misfit();
  const [here, there] = way === 'forth' ? ['from', 'to'] : ['to', 'from'];
  const result: unknown[] = [];
  let at = 0;
  for (const hunk of hunks) {
    if (!isObject(hunk)) throw new Misfit();
    const start = hunk[here];
    if (typeof start !== 'number' || !(start >= at) || start > list.length) throw new Misfit();
    while (at < start) result.push(list[at++]);
    if (result.length !== hunk[there]) throw new Misfit();
    if (isInside(hunk)) {
      if (at >= list.length) throw new Misfit();
      result.push(inside(list[at++], hunk['patch']));
      continue;
    }
    const [from, to] = sides(hunk, way);
    if (!isList(from) || !isList(to)) throw new Misfit();
    if (!identical(from, list.slice(at, at + from.length))) throw new Misfit();
    at += from.length;
    for (const item of to) result.push(item);
  }
  while (at < list.length) result.push(list[at++]);
  return result;
}

function entries(map: Readonly<Record<string, unknown>>, hunks: unknown, way: Way): unknown {
  const inside = isList(hunks) ? hunks.filter(isInside) : [];
  if (isList(hunks) && inside.length === hunks.length) return values(map, inside, way);
  const list = items(Object.entries(map), hunks, way, (entry, patch) => {
    const [key, value] = isEntry(entry) ? entry : [];
    return [key, follow(value, patch, way)];
  });
  if (!list.every(isEntry)) throw new Misfit();
  // Makes entries of its own, whatever a key is called.
  const made: Record<string, unknown> = Object.fromEntries(list);
  const keys = Object.keys(made);
  if (keys.length !== list.length || !keys.every((key, i) => key === list[i]?.[0]))
    throw new Misfit();
  return made;
}

/** A map in which only values change, as most do: large ones are copied faster than by their entries. */
function values(
  map: Readonly<Record<string, unknown>>,
  hunks: readonly Readonly<Record<string, unknown>>[],
  way: Way,
): unknown {
  const made: Record<string, unknown> = { ...map };
  const keys = Object.keys(map);
  for (const { from, to, patch } of hunks) {
    const key = from === to && typeof from === 'number' ? keys[from] : undefined;
    if (key === undefined) throw new Misfit();
    const value = follow(map[key], patch, way);
    Object.defineProperty(made, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return made;
}

function isInside(hunk: unknown): hunk is Readonly<Record<string, unknown>> {
  return isObject(hunk) && Object.hasOwn(hunk, 'patch');
}

function isEntry(value: unknown): value is readonly [string, unknown] {
  return isList(value) && value.length === 2 && typeof value[0] === 'string';
}
