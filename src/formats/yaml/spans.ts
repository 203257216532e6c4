import { startWithProperties } from './bindings.ts';
import { isMap, isScalar, isSeq, type Node, type Pair } from './syntax.ts';

/** Gives up on patching; the caller then writes more of the text anew. */
export class CannotPatch extends Error {}

export type Entry = Pair<Node | null, Node | null>;
export type Collection = Node & { readonly items: unknown[]; readonly flow?: boolean };

export function keyOf({ key }: Entry): string | null {
  return isScalar(key) ? String(key.value) : null;
}

/** `<<: ...`: what it brings counts where the map has no entry of its own. */
export function isMerge({ key }: Entry): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.value === '<<' && key.tag === undefined;
}

export function startOf(node: Node | null | undefined): number {
  if (!node?.range) throw new CannotPatch();
  return node.range[0];
}

export function endOf(node: Node | null | undefined): number {
  if (!node?.range) throw new CannotPatch();
  return node.range[1];
}

/** Where the last thing that is written of a node ends; comments and blank lines behind it not counted. */
export function leafEnd(node: Node | null): number {
  if (node === null || !node.range) return 0;
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last = (node.items as unknown[]).at(-1);
    if (last === undefined || last === null) return node.range[1];
    return isMap(node) ? entryEnd(last as Entry) : leafEnd(last as Node);
  }
  return node.range[1];
}

export function entryEnd({ key, value }: Entry): number {
  return Math.max(endOf(key), leafEnd(value));
}

/** Offset of the dash of a block list's item. */
export function dashOf(node: Collection, at: number): number {
  const token = node.srcToken as unknown as {
    readonly items?: readonly {
      readonly start: readonly { readonly type: string; readonly offset: number }[];
    }[];
  };
  const found = token?.items?.[at]?.start.find(({ type }) => type === 'seq-item-ind');
  if (found === undefined) throw new CannotPatch();
  return found.offset;
}

export const isBreak = (c: string | undefined) => c === '\n' || c === '\r';

/** Where the line of an offset ends, its break not counted. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  if (at > 0 && isBreak(text[at - 1])) {
    at--;
    if (text[at] === '\n' && text[at - 1] === '\r') at--;
    return at;
  }
  while (at < text.length && !isBreak(text[at])) at++;
  return at;
}

/**
 * What of a text is a list's item: in a block list its lines from the dash to the end of the last, a comment
 * there included; in a flow list the item with its anchor.
 */
export function itemSpan(
  text: string,
  list: Collection,
  at: number,
): { readonly start: number; readonly end: number } {
  const item = (list.items[at] ?? null) as Node | null;
  if (list.flow === true) {
    const start = item === null ? null : startWithProperties(text, item);
    if (start === null) throw new CannotPatch();
    return { start, end: leafEnd(item) };
  }
  const start = dashOf(list, at);
  return { start, end: lineEnd(text, Math.max(start + 1, leafEnd(item))) };
}
