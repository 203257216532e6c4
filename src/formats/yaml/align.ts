import { isObject, type Json } from '../../base/json.ts';
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
  if (old.length === next.length) return old.map((_, i) => kept(i, i));
  if (old.length > LARGEST || next.length > LARGEST) return null;
  const pairs = common(old.map(identity), next.map(identity));
  const moves: Move[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairs, [old.length, next.length] as [number, number]]) {
    while (i < x) moves.push({ kind: 'remove', before: head + i++ });
    while (j < y) moves.push({ kind: 'insert', before: head + x, after: head + j++ });
    if (x < old.length) moves.push(kept(i++, j++));
  }
  return moves;
}
