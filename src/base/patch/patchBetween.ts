import { applyPatch } from './applyPatch.ts';
import { identical } from './identical.ts';
import { type Hunk, isBytes, isList, isMap, type Patch } from './Patch.ts';

type Map = Readonly<Record<string, unknown>>;

/** Shorter texts and bytes are kept whole. */
const LONG_TEXT = 40;

/**
 * What turns one piece of plain data into another; null when they are identical. Cheap where the two share
 * what they have in common. Every patch is tried both ways before it is given out.
 */
export function patchBetween(before: unknown, after: unknown): Patch | null {
  const patch = between(before, after);
  if (patch === null) return null;
  const [forth, back] = [applyPatch(before, patch, 'forth'), applyPatch(after, patch, 'back')];
  const holds =
    forth.ok && back.ok && identical(forth.value, after) && identical(back.value, before);
  return holds ? patch : { is: 'value', old: before, new: after };
}

function between(before: unknown, after: unknown): Patch | null {
  if (Object.is(before, after)) return null;
  if (isList(before) && isList(after)) return ofHunks('list', listHunks(before, after));
  if (isMap(before) && isMap(after)) {
    const hunks = mapHunks(before, after);
    return hunks === null ? whole(before, after) : ofHunks('map', hunks);
  }
  if (typeof before === 'string' && typeof after === 'string') return textPatch(before, after);
  if (identical(before, after)) return null;
  return isBytes(before) && isBytes(after) ? bytesPatch(before, after) : whole(before, after);
}

function whole(before: unknown, after: unknown): Patch {
  return { is: 'value', old: before, new: after };
}

function ofHunks(is: 'list' | 'map', hunks: readonly Hunk[]): Patch | null {
  return hunks.length === 0 ? null : { is, hunks };
}

function textPatch(before: string, after: string): Patch {
  if (before.length < LONG_TEXT || after.length < LONG_TEXT) return whole(before, after);
  const { head, tail } = common(before, after, (text, at) => text.charCodeAt(at));
  const [old = '', next = ''] = [before, after].map((text) => text.slice(head, text.length - tail));
  return { is: 'text', at: head, old, new: next };
}

function bytesPatch(before: Uint8Array, after: Uint8Array): Patch {
  if (before.length < LONG_TEXT || after.length < LONG_TEXT) return whole(before, after);
  const { head, tail } = common(before, after, (bytes, at) => bytes[at]);
  // Copies: a view would keep the whole file.
  const part = (bytes: Uint8Array) => bytes.slice(head, bytes.length - tail);
  return { is: 'bytes', at: head, old: part(before), new: part(after) };
}

/** How much two of a kind have in common at their beginning and, of the rest, at their end. */
function common<T extends { readonly length: number }>(
  before: T,
  after: T,
  unit: (of: T, at: number) => number | undefined,
): { readonly head: number; readonly tail: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && unit(before, head) === unit(after, head)) head++;
  let tail = 0;
  const fits = (): boolean =>
    unit(before, before.length - 1 - tail) === unit(after, after.length - 1 - tail);
  while (tail < shorter - head && fits()) tail++;
  return { head, tail };
}

/** Places of the items that both have, in the order that both have them in; null: the orders differ. */
function anchors(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly (readonly [number, number])[] | null {
  const [inBefore, inAfter] = [new Set(before), new Set(after)];
  const kept = [...before.keys()].filter((i) => inAfter.has(before[i]));
  const others = [...after.keys()].filter((i) => inBefore.has(after[i]));
  if (kept.length !== others.length) return null;
  const pairs = kept.map((from, i) => [from, others[i] ?? 0] as const);
  return pairs.every(([from, to]) => Object.is(before[from], after[to])) ? pairs : null;
}

function listHunks(before: readonly unknown[], after: readonly unknown[]): readonly Hunk[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && identical(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && identical(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const old = before.slice(head, before.length - tail);
  const next = after.slice(head, after.length - tail);
  const hunks: Hunk[] = [];
  let [from, to] = [0, 0];
  for (const [x, y] of [...(anchors(old, next) ?? []), [old.length, next.length] as const]) {
    const start = { from: head + from, to: head + to };
    hunks.push(...gapHunks(start, old.slice(from, x), next.slice(to, y)));
    [from, to] = [x + 1, y + 1];
  }
  return hunks;
}

/** Items between two that stayed: as many as before are taken for the same items, changed inside. */
function gapHunks(
  { from, to }: { readonly from: number; readonly to: number },
  old: readonly unknown[],
  next: readonly unknown[],
): readonly Hunk[] {
  if (old.length !== next.length) return [{ from, to, old, new: next }];
  return old.flatMap((item, i) => {
    const patch = between(item, next[i]);
    return patch === null ? [] : [{ from: from + i, to: to + i, patch }];
  });
}

/** Null when keys changed their order. */
function mapHunks(before: Map, after: Map): readonly Hunk[] | null {
  const [old, next] = [Object.keys(before), Object.keys(after)];
  const inside = (key: string, from: number, to: number): readonly Hunk[] => {
    const patch = between(before[key], after[key]);
    return patch === null ? [] : [{ from, to, patch }];
  };
  if (old.length === next.length && old.every((key, i) => key === next[i])) {
    return old.flatMap((key, i) => (Object.is(before[key], after[key]) ? [] : inside(key, i, i)));
  }
  const pairs = anchors(old, next);
  if (pairs === null) return null;
  const entriesOf = (map: Map, keys: readonly string[]) =>
    keys.map((key) => [key, map[key]] as const);
  const hunks: Hunk[] = [];
  let [from, to] = [0, 0];
  for (const [x, y] of [...pairs, [old.length, next.length] as const]) {
    if (x > from || y > to) {
      const [gone, come] = [old.slice(from, x), next.slice(to, y)];
      hunks.push({ from, to, old: entriesOf(before, gone), new: entriesOf(after, come) });
    }
    const key = old[x];
    if (key !== undefined) hunks.push(...inside(key, x, y));
    [from, to] = [x + 1, y + 1];
  }
  return hunks;
}
