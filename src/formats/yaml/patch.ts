import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { sameData } from '../../model/index.ts';
import { align } from './align.ts';
import { blockLines, entryLines, flowText, isInline, itemLines } from './dumpYaml.ts';
import { numberScalar, type QuoteStyle, scalarText, textScalar } from './scalarText.ts';
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Syntax } from './syntax.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Entry = Pair<Node | null, Node | null>;
type Collection = Node & { readonly items: unknown[]; readonly flow?: boolean };

const STYLES: Partial<Record<string, QuoteStyle>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
};

/** Gives up on patching; the caller then writes more of the text anew. */
class CannotPatch extends Error {}

/** Collects the changes of a text that turn one value into another. */
class Patch {
  readonly edits: Edit[] = [];
  readonly #text: string;
  readonly #newline: string;

  constructor({ text }: Syntax) {
    this.#text = text;
    this.#newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  }

  apply(): string {
    const edits = this.edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
    let at = 0;
    let result = '';
    for (const { start, end, text } of edits) {
      if (start < at) throw new CannotPatch();
      result += this.#text.slice(at, start) + text;
      at = end;
    }
    return result + this.#text.slice(at);
  }

  /** Changes a node that stands in a map or list. */
  node(
    node: Node | null,
    before: Json,
    after: Json,
    replace: (value: Json) => void,
    inFlow: boolean,
  ): void {
    if (sameData(before, after)) return;
    if (isMap(node) && isObject(before) && isObject(after)) {
      const flow = inFlow || node.flow === true;
      if (Object.keys(after).length === 0) return replace(after);
      return this.#map(
        node as unknown as Collection,
        before as JsonObject,
        after as JsonObject,
        flow,
        replace,
      );
    }
    if (isSeq(node) && Array.isArray(before) && Array.isArray(after)) {
      const flow = inFlow || node.flow === true;
      if (after.length === 0 || before.length === 0) return replace(after as Json);
      return this.#list(
        node as unknown as Collection,
        before as Json[],
        after as Json[],
        flow,
        replace,
      );
    }
    if (isScalar(node) && !isCollection(after) && node.range && node.range[1] > node.range[0]) {
      const style = STYLES[node.type ?? ''] ?? 'plain';
      const source = this.#text.slice(node.range[0], node.range[1]);
      if (node.type === 'PLAIN' || typeof after === 'string') {
        if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return replace(after);
        const isFloat = typeof after === 'number' && /^[-+\d_]*\./.test(source);
        const text = isFloat
          ? numberScalar(after, true)
          : scalarText(after as string, inFlow, style);
        this.edits.push({ start: node.range[0], end: node.range[1], text });
        return;
      }
    }
    replace(after);
  }

  // --- maps ---

  #map(
    node: Collection,
    before: JsonObject,
    after: JsonObject,
    flow: boolean,
    replace: (value: Json) => void,
  ): void {
    const entries = node.items as Entry[];
    const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
    if (byKey.has(null) || byKey.size < entries.length || entries.length === 0)
      return replace(after);
    const renamed = this.#renamedKeys(Object.keys(before), Object.keys(after));
    for (const [old, next] of renamed) {
      const entry = byKey.get(old);
      if (!isScalar(entry?.key)) throw new CannotPatch();
      const style = STYLES[entry.key.type ?? ''] ?? 'plain';
      const text = textScalar(next, flow, style);
      this.edits.push({ start: startOf(entry.key), end: endOf(entry.key), text });
      byKey.delete(old);
      byKey.set(next, entry);
    }
    const oldKey = new Map([...renamed].map(([old, next]) => [next, old]));
    const removed: Entry[] = [];
    for (const key of Object.keys(before)) {
      if (Object.hasOwn(after, key) || renamed.has(key)) continue;
      const entry = byKey.get(key);
      if (entry === undefined) throw new CannotPatch();
      removed.push(entry);
    }
    if (removed.length === entries.length) return replace(after);
    for (const entry of removed) this.#removeEntry(entries, entry, new Set(removed), flow);
    const added: [string, Json][] = [];
    for (const [key, value] of Object.entries(after)) {
      const entry = byKey.get(key);
      if (entry === undefined) added.push([key, value]);
      else {
        const old = before[oldKey.get(key) ?? key] ?? null;
        this.node(entry.value, old, value, (v) => this.#replaceValue(entry, v, flow, node), flow);
      }
    }
    // Entries that came from a merged map and are new here override it.
    const fresh = added.filter(([key, value]) => !sameData(before[key], value));
    if (fresh.length > 0) this.#addEntries(node, entries, fresh, flow);
  }

  /** Keys that became others in their place: only when nothing else came or went. */
  #renamedKeys(before: readonly string[], after: readonly string[]): Map<string, string> {
    const renamed = new Map<string, string>();
    if (before.length !== after.length) return renamed;
    for (const [i, old] of before.entries()) {
      const next = after[i] ?? '';
      if (old === next) continue;
      if (before.includes(next) || after.includes(old)) return new Map();
      renamed.set(old, next);
    }
    return renamed;
  }

  #addEntries(
    node: Collection,
    entries: readonly Entry[],
    added: readonly [string, Json][],
    flow: boolean,
  ): void {
    const last = entries.at(-1) as Entry;
    if (flow) {
      const end = entryEnd(last);
      const text = added
        .map(([key, value]) => `, ${textScalar(key, true)}: ${flowText(value)}`)
        .join('');
      this.edits.push({ start: end, end, text });
      return;
    }
    const indent = this.#column(startOf(entries[0]?.key));
    const lines = added.flatMap(([key, value]) => entryLines(key, value, indent));
    this.#insertLines(entryEnd(last), lines);
    void node;
  }

  #removeEntry(
    entries: readonly Entry[],
    entry: Entry,
    removed: ReadonlySet<Entry>,
    flow: boolean,
  ): void {
    const at = entries.indexOf(entry);
    if (flow)
      return this.#removeFlow(
        entries.map((e) => [startOf(e.key), entryEnd(e)]),
        at,
        (i) => removed.has(entries[i] as Entry),
      );
    const start = startOf(entry.key);
    if (this.#isFirstOnLine(start)) return this.#removeLines(start, entryEnd(entry));
    // Behind a dash: what comes next moves up.
    const next = entries.slice(at + 1).find((other) => !removed.has(other));
    if (next === undefined) throw new CannotPatch();
    const between = entries.slice(at + 1, entries.indexOf(next));
    if (between.length > 0) throw new CannotPatch();
    this.edits.push({ start, end: startOf(next.key), text: '' });
  }

  /** Puts another value behind a key. */
  #replaceValue(entry: Entry, value: Json, flow: boolean, parent: Collection): void {
    const colon = this.#text.indexOf(':', endOf(entry.key));
    if (colon < 0 || !/^\s*$/.test(this.#text.slice(endOf(entry.key), colon)))
      throw new CannotPatch();
    const end = Math.max(colon + 1, entry.value === null ? 0 : leafEnd(entry.value));
    const trimmed =
      end - (/(\r\n|\n|\r)+$/.exec(this.#text.slice(colon + 1, end))?.[0].length ?? 0);
    const indent = this.#column(startOf((parent.items[0] as Entry).key));
    this.edits.push({ start: colon + 1, end: trimmed, text: this.#valueText(value, flow, indent) });
  }

  #valueText(value: Json, flow: boolean, indent: number): string {
    if (!isCollection(value)) return ` ${scalarText(value as string, flow)}`;
    if (flow || isInline(value, indent)) return ` ${flowText(value)}`;
    return this.#newline + blockLines(value, indent + 2).join(this.#newline);
  }

  // --- lists ---

  #list(
    node: Collection,
    before: readonly Json[],
    after: readonly Json[],
    flow: boolean,
    replace: (value: Json) => void,
  ): void {
    const items = node.items as (Node | null)[];
    const moves = items.length === before.length ? align(before, after) : null;
    if (moves === null) return replace(after);
    const removed = new Set(moves.flatMap((move) => (move.kind === 'remove' ? [move.before] : [])));
    if (removed.size === items.length) return replace(after);
    const inserts = new Map<number, Json[]>();
    for (const move of moves) {
      if (move.kind === 'keep') {
        const item = items[move.before] ?? null;
        const put = (value: Json) => this.#replaceItem(node, move.before, value, flow);
        this.node(item, before[move.before] ?? null, after[move.after] ?? null, put, flow);
      } else if (move.kind === 'insert') {
        inserts.set(move.before, [...(inserts.get(move.before) ?? []), after[move.after] ?? null]);
      }
    }
    for (const at of removed) {
      if (flow)
        this.#removeFlow(
          items.map((item) => [startOf(item), leafEnd(item)]),
          at,
          (i) => removed.has(i),
        );
      else
        this.#removeLines(
          this.#dash(node, at),
          leafEnd(items[at] ?? null) || this.#dash(node, at) + 1,
        );
    }
    for (const [at, values] of inserts) this.#insertItems(node, items, at, values, flow);
  }

  #insertItems(
    node: Collection,
    items: readonly (Node | null)[],
    at: number,
    values: readonly Json[],
    flow: boolean,
  ): void {
    if (flow) {
      const text = values.map(flowText).join(', ');
      if (at > 0) {
        const end = leafEnd(items[at - 1] ?? null);
        this.edits.push({ start: end, end, text: `, ${text}` });
      } else {
        const start = startOf(items[0]);
        this.edits.push({ start, end: start, text: `${text}, ` });
      }
      return;
    }
    const indent = this.#column(this.#dash(node, 0));
    const sibling = items[Math.max(0, at - 1)];
    const asFlow = isMap(sibling) && sibling.flow === true;
    const pad = ' '.repeat(indent);
    const lines = values.flatMap((value) =>
      asFlow ? [`${pad}- ${flowText(value)}`] : itemLines(value, indent),
    );
    if (at > 0) {
      this.#insertLines(leafEnd(items[at - 1] ?? null) || this.#dash(node, at - 1) + 1, lines);
      return;
    }
    const dash = this.#dash(node, 0);
    if (!this.#isFirstOnLine(dash)) throw new CannotPatch();
    const start = this.#lineStart(dash);
    this.edits.push({
      start,
      end: start,
      text: lines.map((line) => line + this.#newline).join(''),
    });
  }

  #replaceItem(node: Collection, at: number, value: Json, flow: boolean): void {
    const item = (node.items[at] ?? null) as Node | null;
    const end = leafEnd(item);
    if (flow) {
      this.edits.push({ start: startOf(item), end, text: flowText(value) });
      return;
    }
    const dash = this.#dash(node, at);
    const lines = itemLines(value, this.#column(dash));
    const text = lines.join(this.#newline).slice(this.#column(dash));
    const trimmed = end - (/(\r\n|\n|\r)+$/.exec(this.#text.slice(dash, end))?.[0].length ?? 0);
    this.edits.push({ start: dash, end: Math.max(dash + 1, trimmed), text });
  }

  /** Offset of the dash of a block list's item. */
  #dash(node: Collection, at: number): number {
    const token = node.srcToken as unknown as {
      readonly items?: readonly {
        readonly start: readonly { readonly type: string; readonly offset: number }[];
      }[];
    };
    const found = token?.items?.[at]?.start.find(({ type }) => type === 'seq-item-ind');
    if (found === undefined) throw new CannotPatch();
    return found.offset;
  }

  // --- text ---

  /** Takes an item of a flow collection away, with the comma that belongs to it. */
  #removeFlow(
    spans: readonly (readonly [number, number])[],
    at: number,
    isRemoved: (i: number) => boolean,
  ): void {
    const span = spans[at] as readonly [number, number];
    const next = spans[at + 1];
    let before = at - 1;
    while (before >= 0 && isRemoved(before)) before--;
    const restIsRemoved = spans.slice(at + 1).every((_, i) => isRemoved(at + 1 + i));
    if (restIsRemoved && before >= 0) {
      const from =
        before === at - 1
          ? (spans[before] as readonly [number, number])[1]
          : (spans[at - 1] as readonly [number, number])[1];
      this.edits.push({ start: from, end: span[1], text: '' });
      return;
    }
    this.edits.push({ start: span[0], end: next === undefined ? span[1] : next[0], text: '' });
  }

  #lineStart(offset: number): number {
    let at = offset;
    while (at > 0 && !isBreak(this.#text[at - 1])) at--;
    return at === 0 && this.#text.startsWith('\ufeff') ? 1 : at;
  }

  #column(offset: number): number {
    return offset - this.#lineStart(offset);
  }

  #isFirstOnLine(offset: number): boolean {
    return /^[ \t]*$/.test(this.#text.slice(this.#lineStart(offset), offset));
  }

  /** Where the line of an offset ends, its break not counted. */
  #lineEnd(offset: number): number {
    let at = offset;
    if (at > 0 && isBreak(this.#text[at - 1])) {
      at--;
      if (this.#text[at] === '\n' && this.#text[at - 1] === '\r') at--;
      return at;
    }
    while (at < this.#text.length && !isBreak(this.#text[at])) at++;
    return at;
  }

  #afterBreak(end: number): number {
    if (this.#text.startsWith('\r\n', end)) return end + 2;
    return end < this.#text.length ? end + 1 : end;
  }

  /** Takes the lines from an offset to another away. */
  #removeLines(start: number, end: number): void {
    if (!this.#isFirstOnLine(start)) throw new CannotPatch();
    const from = this.#lineStart(start);
    const lineEnd = this.#lineEnd(end);
    const to = this.#afterBreak(lineEnd);
    // The last line of a text without a final break takes the break before it along.
    if (to === lineEnd && from > 0) {
      const before = this.#text.startsWith('\r\n', from - 2) ? from - 2 : from - 1;
      this.edits.push({ start: before, end: to, text: '' });
    } else this.edits.push({ start: from, end: to, text: '' });
  }

  /** Puts lines behind the line in which an offset lies. */
  #insertLines(offset: number, lines: readonly string[]): void {
    const end = this.#lineEnd(offset);
    this.edits.push({ start: end, end, text: lines.map((line) => this.#newline + line).join('') });
  }
}

const isBreak = (c: string | undefined) => c === '\n' || c === '\r';
const isCollection = (value: Json) => typeof value === 'object' && value !== null;

function keyOf({ key }: Entry): string | null {
  return isScalar(key) ? String(key.value) : null;
}

function startOf(node: Node | null | undefined): number {
  if (!node?.range) throw new CannotPatch();
  return node.range[0];
}

function endOf(node: Node | null | undefined): number {
  if (!node?.range) throw new CannotPatch();
  return node.range[1];
}

/** Where the last thing that is written of a node ends; comments and blank lines behind it not counted. */
function leafEnd(node: Node | null): number {
  if (node === null || !node.range) return 0;
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last = (node.items as unknown[]).at(-1);
    if (last === undefined || last === null) return node.range[1];
    return isMap(node) ? entryEnd(last as Entry) : leafEnd(last as Node);
  }
  return node.range[1];
}

function entryEnd({ key, value }: Entry): number {
  return Math.max(endOf(key), leafEnd(value));
}

/** Where each alias stands, and what it stands for, as texts in its place. */
function expandedAliases(syntax: Syntax, valueOf: (node: Node) => Json): string {
  const edits: Edit[] = [];
  const visit = (node: unknown): void => {
    if (isAlias(node)) {
      const target = syntax.anchors.get(node.source);
      if (target === undefined || !node.range) throw new CannotPatch();
      edits.push({ start: node.range[0], end: node.range[1], text: flowText(valueOf(target)) });
    } else if (isMap(node)) for (const pair of node.items) visit(pair.value);
    else if (isSeq(node)) for (const item of node.items) visit(item);
  };
  visit(syntax.root);
  let text = '';
  let at = 0;
  for (const { start, end, text: put } of edits) {
    text += syntax.text.slice(at, start) + put;
    at = end;
  }
  return text + syntax.text.slice(at);
}

/**
 * The text changed so that it says `after` where it said `before`; only the lines of the change differ.
 * Null where that cannot be done.
 */
export function patchText(syntax: Syntax, before: Json, after: Json): string | null {
  const patch = new Patch(syntax);
  try {
    patch.node(
      syntax.root,
      before,
      after,
      () => {
        throw new CannotPatch();
      },
      false,
    );
    return patch.apply();
  } catch (error) {
    if (error instanceof CannotPatch) return null;
    throw error;
  }
}

/** The same text with every alias written out, so that a part can change alone. Null where that fails. */
export function withoutAliases(syntax: Syntax, valueOf: (node: Node) => Json): string | null {
  try {
    return expandedAliases(syntax, valueOf);
  } catch (error) {
    if (error instanceof CannotPatch) return null;
    throw error;
  }
}
