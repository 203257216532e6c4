import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { sameData } from '../../model/index.ts';

/** What became of the items of a list: kept (perhaps changed), removed, or inserted. */
export type Move =
  | { readonly kind: 'keep'; readonly before: number; readonly after: number }
  | { readonly kind: 'remove'; readonly before: number }
  /** In front of the old item `before` (its length: at the end). */
  | { readonly kind: 'insert'; readonly before: number; readonly after: number };

const LARGEST = 400;

/** What an item is known by: a component by its name, a connector by its ends; else what it is. */
function identity(item: Json): string {
  if (!isObject(item)) return JSON.stringify(item);
  const { args, source, target } = item as Record<string, Json>;
  if (isObject(args) && typeof args['name'] === 'string') return `name ${args['name']}`;
  if (source !== undefined) return JSON.stringify([source, target ?? null]);
  return JSON.stringify(item);
}

/** Longest common subsequence of two lists of identities, as pairs of places. */
function common(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const best = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] =
        a[i] === b[j]
          ? (best[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/** Where each identity stands; null when two items have the same. */
function places(identities: readonly string[]): ReadonlyMap<string, number> | null {
  const map = new Map(identities.map((identity, i) => [identity, i]));
  return map.size === identities.length ? map : null;
}

/**
 * Which old item stands at each old place when those that stay are put in the order they have afterwards;
 * null when that changes nothing, or items cannot be told apart.
 *
 * @param always for items that are no maps too
 */
export function movedTo(
  before: readonly Json[],
  after: readonly Json[],
  always: boolean,
): readonly number[] | null {
  if (!always && !before.every(isObject)) return null;
  const old = before.map(identity);
  const next = places(after.map(identity));
  if (next === null || places(old) === null) return null;
  const staying = old.flatMap((id, i) => (next.has(id) ? [i] : []));
  const rank = (i: number) => next.get(old[i] ?? '') ?? 0;
  const wanted = staying.toSorted((a, b) => rank(a) - rank(b));
  if (wanted.every((from, i) => from === staying[i])) return null;
  const order = before.map((_, i) => i);
  for (const [i, at] of staying.entries()) order[at] = wanted[i] ?? at;
  return order;
}

/** Items that are the same by identity, in pairs; null when it is too much work to tell. */
function pairsOf(old: readonly string[], next: readonly string[]): [number, number][] | null {
  const there = places(next);
  if (there !== null && places(old) !== null) {
    const pairs = old.flatMap((id, i): [number, number][] => {
      const j = there.get(id);
      return j === undefined ? [] : [[i, j]];
    });
    if (pairs.every(([, j], at) => at === 0 || (pairs[at - 1]?.[1] ?? 0) < j)) return pairs;
  }
  return old.length > LARGEST || next.length > LARGEST ? null : common(old, next);
}

/** Whether an item may be another one under a new name. */
function isRenamed(before: Json, after: Json): boolean {
  if (!isObject(before) || !isObject(after)) return false;
  const [a, b] = [before as Record<string, Json>, after as Record<string, Json>];
  if (!isObject(a['args']) || !isObject(b['args'])) {
    return sameData(a['source'], b['source']) || sameData(a['target'], b['target']);
  }
  const unnamed = (item: Record<string, Json>) => ({
    ...item,
    args: { ...(item['args'] as JsonObject), name: null },
  });
  return sameData(unnamed(a), unnamed(b));
}

/** Whether an item is found at another place than before: then places alone say nothing. */
function isShifted(old: readonly string[], next: readonly string[]): boolean {
  const there = new Map(next.map((id, i) => [id, i]));
  return old.some((id, i) => next[i] !== id && there.has(id));
}

/**
 * How one list became another, so that untouched items stay as they are. Null when it is easier to write
 * the list anew.
 */
export function align(before: readonly Json[], after: readonly Json[]): readonly Move[] | null {
  let head = 0;
  const shorter = Math.min(before.length, after.length);
  while (head < shorter && sameData(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && sameData(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const [old, next] = [
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  ];
  const kept = (i: number, j: number): Move => ({
    kind: 'keep',
    before: head + i,
    after: head + j,
  });
  const ids = [old.map(identity), next.map(identity)] as const;
  if (old.length === next.length && !(old.every(isObject) && isShifted(...ids))) {
    return old.map((_, i) => kept(i, i));
  }
  const pairs = pairsOf(...ids);
  if (pairs === null) return null;
  const moves: Move[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairs, [old.length, next.length] as [number, number]]) {
    while (i < x || j < y) {
      // What has a new name is the same item, with its comments and anchors.
      const fresh = next.slice(j, y).findIndex((item) => i < x && isRenamed(old[i] ?? null, item));
      if (fresh === 0) moves.push(kept(i++, j++));
      else if (j < y && (i === x || fresh > 0))
        moves.push({ kind: 'insert', before: head + i, after: head + j++ });
      else moves.push({ kind: 'remove', before: head + i++ });
    }
    if (x < old.length) moves.push(kept(i++, j++));
  }
  return moves;
}
