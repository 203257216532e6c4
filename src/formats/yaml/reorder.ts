import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { sameData } from '../../model/index.ts';
import { align, movedTo } from './align.ts';
import { startWithProperties, usesIn } from './bindings.ts';
import { flowText } from './dumpYaml.ts';
import { findPair } from './place.ts';
import { CannotPatch, type Collection, itemSpan } from './spans.ts';
import { isAlias, isMap, isSeq, type Node, parseSyntax, type Syntax } from './syntax.ts';
import type { YamlLimits } from './limits.ts';

interface Place {
  readonly node: Collection;
  /** Which old item stands at each place afterwards. */
  readonly order: readonly number[];
}

/** The outermost list, first in the text, whose items come in another order. */
function find(node: Node | null, before: Json, after: Json): Place | null {
  if (sameData(before, after)) return null;
  if (isMap(node) && isObject(before) && isObject(after)) {
    for (const [key, value] of Object.entries(after as JsonObject)) {
      const old = (before as JsonObject)[key];
      const pair = old === undefined ? null : findPair(node, key);
      const found = pair === null ? null : find(pair.value, old ?? null, value);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isSeq(node) || !Array.isArray(before) || !Array.isArray(after)) return null;
  const items = node.items as (Node | null)[];
  if (items.length !== before.length) return null;
  const [old, next] = [before as readonly Json[], after as readonly Json[]];
  const order = movedTo(old, next, items.some(isAlias));
  if (order !== null) return { node: node as unknown as Collection, order };
  for (const move of align(old, next) ?? []) {
    if (move.kind !== 'keep') continue;
    const [was, is] = [old[move.before] ?? null, next[move.after] ?? null];
    const found = find(items[move.before] ?? null, was, is);
    if (found !== null) return found;
  }
  return null;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function applied(text: string, edits: readonly Edit[]): string {
  let [result, at] = ['', 0];
  for (const { start, end, text: put } of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + put;
    at = end;
  }
  return result + text.slice(at);
}

/**
 * The text with each anchor before its aliases again: a definition moves to the alias that stands first
 * now, and where it stood the value stays without its anchor.
 */
function inOrder(
  text: string,
  values: ReadonlyMap<string, Json>,
  limits: YamlLimits,
): string | null {
  const syntax = parseSyntax(text, limits);
  if (!syntax.ok) return null;
  const edits: Edit[] = [];
  const moved = new Set<string>();
  for (const { alias, definition, isKey } of usesIn(syntax.value)) {
    const name = alias.source;
    if (definition !== undefined || moved.has(name)) continue;
    const value = values.get(name);
    const later = syntax.value.anchors.get(name);
    const at = later === undefined ? null : startWithProperties(text, later);
    if (value === undefined || at === null || isKey || !alias.range) return null;
    moved.add(name);
    edits.push({ start: alias.range[0], end: alias.range[1], text: `&${name} ${flowText(value)}` });
    const mark = text.slice(at).indexOf(`&${name}`) + at;
    const end = mark + name.length + 1;
    edits.push({ start: mark, end: text[end] === ' ' ? end + 1 : end, text: '' });
  }
  return applied(text, edits);
}

/**
 * The text with one list's items in the order in which they are wanted, each moved as it is written; null
 * where no list's order changes, or its items cannot be moved.
 */
export function reorder(
  syntax: Syntax,
  before: Json,
  after: Json,
  { valueOf, limits }: { readonly valueOf: (node: Node) => Json; readonly limits: YamlLimits },
): string | null {
  const place = find(syntax.root, before, after);
  if (place === null) return null;
  const { node, order } = place;
  try {
    const spans = node.items.map((_, at) => itemSpan(syntax.text, node, at));
    const edits = spans.flatMap((span, at): Edit[] => {
      const { start, end } = spans[order[at] ?? at] ?? span;
      return order[at] === at ? [] : [{ ...span, text: syntax.text.slice(start, end) }];
    });
    const values = new Map(
      [...syntax.anchors].map(([name, anchored]) => [name, valueOf(anchored)]),
    );
    return inOrder(applied(syntax.text, edits), values, limits);
  } catch (error) {
    if (error instanceof CannotPatch) return null;
    throw error;
  }
}
