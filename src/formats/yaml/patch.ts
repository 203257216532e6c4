import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { sameData } from '../../model/index.ts';
import { align } from './align.ts';
import { blockLines, entryLines, flowText, isInline, itemLines } from './dumpYaml.ts';
import { numberScalar, type QuoteStyle, scalarText, textScalar } from './scalarText.ts';
import { startWithProperties, usesIn } from './bindings.ts';
import {
  CannotPatch,
  type Collection,
  dashOf,
  endOf,
  type Entry,
  entryEnd,
  isBreak,
  isMerge,
  keyOf,
  leafEnd,
  lineEnd,
  startOf,
} from './spans.ts';
import { isAlias, isMap, isScalar, isSeq, type Node, type Syntax } from './syntax.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const STYLES: Partial<Record<string, QuoteStyle>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
};

/** A change that has to wait for what becomes of the nodes that its aliases stand for. */
interface Waiting {
  readonly on: readonly Node[];
  readonly run: () => void;
}

/**
 * Collects the changes of a text that turn one value into another. Where an anchored node changes, its
 * aliases read differently afterwards: they are left alone, and the caller looks at what the new text says
 * and patches it again. So each alias and each merge key stays that comes out right by itself.
 */
class Patch {
  readonly edits: Edit[] = [];
  readonly #text: string;
  readonly #newline: string;
  readonly #uses: ReturnType<typeof usesIn>;
  readonly #valueOf: (node: Node) => Json;
  readonly #changed = new Set<Node>();
  readonly #waiting: Waiting[] = [];

  constructor(syntax: Syntax, valueOf: (node: Node) => Json) {
    this.#text = syntax.text;
    this.#newline = /\r\n|\n|\r/.exec(syntax.text)?.[0] ?? '\n';
    this.#uses = syntax.anchors.size > 0 ? usesIn(syntax) : [];
    this.#valueOf = valueOf;
  }

  /** Does what waited and need not wait longer, and takes care of definitions that are going. */
  finish(): void {
    for (const { on, run } of this.#waiting) if (!on.some((node) => this.#changed.has(node))) run();
    this.#moveDefinitions();
  }

  /**
   * A definition that goes while aliases of it stay moves to the first of these: there it is written out
   * in one line behind its anchor, `<<: &wave {period: 4}` or `- &wave {period: 4}`.
   */
  #moveDefinitions(): void {
    const isTouched = (from: number, to: number) =>
      this.edits.some(({ start, end }) => start < to && from < end);
    const moved = new Set<Node>();
    for (const { alias, definition, isKey } of this.#uses) {
      if (definition === undefined || moved.has(definition) || !alias.range) continue;
      const at = startWithProperties(this.#text, definition);
      if (at === null || !isTouched(at, at + 1)) continue;
      const [start, end] = alias.range;
      if (isTouched(start, end)) continue;
      if (isKey) throw new CannotPatch();
      moved.add(definition);
      const text = `&${alias.source} ${flowText(this.#valueOf(definition))}`;
      this.edits.push({ start, end, text });
    }
  }

  #definitions(node: unknown): Node[] {
    return this.#uses
      .filter(({ alias }) => alias === node || (isSeq(node) && node.items.includes(alias)))
      .flatMap(({ definition }) => definition ?? []);
  }

  apply(): string {
    const edits = this.edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
    let at = 0;
    let result = '';
    for (const { start, end, text } of edits) {
      // What is put in where something goes comes with the next look at the text.
      if (start < at && start === end) continue;
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
    if (isAlias(node)) {
      this.#waiting.push({ on: this.#definitions(node), run: () => replace(after) });
      return;
    }
    if (node !== null && (node as { anchor?: string }).anchor !== undefined)
      this.#changed.add(node);
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
    const merges = entries.filter(isMerge);
    const own = entries.filter((entry) => !isMerge(entry));
    const byKey = new Map(own.map((entry) => [keyOf(entry), entry]));
    if (byKey.has(null) || byKey.size < own.length || entries.length === 0) return replace(after);
    const renamed = this.#renamedKeys(Object.keys(before), Object.keys(after), byKey);
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
    let isInheritedGone = false;
    for (const key of Object.keys(before)) {
      if (Object.hasOwn(after, key) || renamed.has(key)) continue;
      const entry = byKey.get(key);
      if (entry !== undefined) removed.push(entry);
      else if (merges.length > 0) isInheritedGone = true;
      else throw new CannotPatch();
    }
    if (removed.length === entries.length) return replace(after);
    for (const entry of removed) this.#removeEntry(entries, entry, new Set(removed), flow);
    const added: [string, Json][] = [];
    const inherited: [string, Json][] = [];
    for (const [key, value] of Object.entries(after)) {
      const entry = byKey.get(key);
      if (entry !== undefined) {
        const old = before[oldKey.get(key) ?? key] ?? null;
        this.node(entry.value, old, value, (v) => this.#replaceValue(entry, v, flow, node), flow);
      } else if (Object.hasOwn(before, key)) inherited.push([key, value]);
      else added.push([key, value]);
    }
    const staying = entries.filter((entry) => !removed.includes(entry));
    if (added.length > 0) this.#addEntries(staying, added, flow);
    const other = inherited.filter(([key, value]) => !sameData(before[key], value));
    // What else changes in this map comes first: it may change what is inherited.
    if ((other.length === 0 && !isInheritedGone) || removed.length + renamed.size > 0) return;
    this.#waiting.push({
      on: merges.flatMap(({ value }) => this.#definitions(value)),
      run: () => {
        if (isInheritedGone) this.#writeOutMerges(entries, merges, inherited, flow);
        else this.#addEntries(entries, other, flow);
      },
    });
  }

  /** Entries of one's own in place of merge keys, which bring a key that is not wanted here. */
  #writeOutMerges(
    entries: readonly Entry[],
    merges: readonly Entry[],
    inherited: readonly [string, Json][],
    flow: boolean,
  ): void {
    const [first, ...others] = merges as [Entry, ...Entry[]];
    const going = new Set(inherited.length === 0 ? merges : others);
    for (const entry of going) this.#removeEntry(entries, entry, going, flow);
    if (inherited.length === 0) return;
    const start = this.#start(first.key);
    const indent = this.#column(this.#start(entries[0]?.key));
    const text = flow
      ? inherited.map(([key, value]) => `${textScalar(key, true)}: ${flowText(value)}`).join(', ')
      : inherited
          .flatMap(([key, value]) => entryLines(key, value, indent))
          .join(this.#newline)
          .slice(indent);
    this.edits.push({
      start,
      end: start + this.#text.slice(start, entryEnd(first)).trimEnd().length,
      text,
    });
  }

  /** Keys that became others in their place: only when nothing else came or went. */
  #renamedKeys(
    before: readonly string[],
    after: readonly string[],
    own: ReadonlyMap<string | null, Entry>,
  ): Map<string, string> {
    const renamed = new Map<string, string>();
    if (before.length !== after.length) return renamed;
    for (const [i, old] of before.entries()) {
      const next = after[i] ?? '';
      if (old === next) continue;
      if (before.includes(next) || after.includes(old) || !own.has(old)) return new Map();
      renamed.set(old, next);
    }
    return renamed;
  }

  #addEntries(entries: readonly Entry[], added: readonly [string, Json][], flow: boolean): void {
    const last = entries.at(-1) as Entry;
    if (flow) {
      const end = entryEnd(last);
      const text = added
        .map(([key, value]) => `, ${textScalar(key, true)}: ${flowText(value)}`)
        .join('');
      this.edits.push({ start: end, end, text });
      return;
    }
    const indent = this.#column(this.#start(entries[0]?.key));
    const lines = added.flatMap(([key, value]) => entryLines(key, value, indent));
    this.#insertLines(entryEnd(last), lines);
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
        entries.map((e) => [this.#start(e.key), entryEnd(e)]),
        at,
        (i) => removed.has(entries[i] as Entry),
      );
    const start = this.#start(entry.key);
    if (this.#isFirstOnLine(start)) return this.#removeLines(start, entryEnd(entry));
    // Behind a dash: what comes next moves up.
    const next = entries.slice(at + 1).find((other) => !removed.has(other));
    if (next === undefined) throw new CannotPatch();
    const between = entries.slice(at + 1, entries.indexOf(next));
    if (between.length > 0) throw new CannotPatch();
    this.edits.push({ start, end: this.#start(next.key), text: '' });
  }

  /** Puts another value behind a key. */
  #replaceValue(entry: Entry, value: Json, flow: boolean, parent: Collection): void {
    const colon = this.#text.indexOf(':', endOf(entry.key));
    if (colon < 0 || !/^\s*$/.test(this.#text.slice(endOf(entry.key), colon)))
      throw new CannotPatch();
    const end = Math.max(colon + 1, entry.value === null ? 0 : leafEnd(entry.value));
    const trimmed =
      end - (/(\r\n|\n|\r)+$/.exec(this.#text.slice(colon + 1, end))?.[0].length ?? 0);
    const indent = this.#column(this.#start((parent.items[0] as Entry).key));
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
        // Behind what stays: what goes takes its place in the text along.
        let at = move.before;
        while (at > 0 && removed.has(at - 1)) at--;
        inserts.set(at, [...(inserts.get(at) ?? []), after[move.after] ?? null]);
      }
    }
    for (const at of removed) {
      if (flow)
        this.#removeFlow(
          items.map((item) => [this.#start(item), leafEnd(item)]),
          at,
          (i) => removed.has(i),
        );
      else this.#removeLines(dashOf(node, at), leafEnd(items[at] ?? null) || dashOf(node, at) + 1);
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
        const start = this.#start(items[0]);
        this.edits.push({ start, end: start, text: `${text}, ` });
      }
      return;
    }
    const indent = this.#column(dashOf(node, 0));
    const sibling = items[Math.max(0, at - 1)];
    const asFlow = isMap(sibling) && sibling.flow === true;
    const pad = ' '.repeat(indent);
    const lines = values.flatMap((value) =>
      asFlow ? [`${pad}- ${flowText(value)}`] : itemLines(value, indent),
    );
    if (at > 0) {
      this.#insertLines(leafEnd(items[at - 1] ?? null) || dashOf(node, at - 1) + 1, lines);
      return;
    }
    const dash = dashOf(node, 0);
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
      this.edits.push({ start: this.#start(item), end, text: flowText(value) });
      return;
    }
    const dash = dashOf(node, at);
    const lines = itemLines(value, this.#column(dash));
    const text = lines.join(this.#newline).slice(this.#column(dash));
    const trimmed = end - (/(\r\n|\n|\r)+$/.exec(this.#text.slice(dash, end))?.[0].length ?? 0);
    this.edits.push({ start: dash, end: Math.max(dash + 1, trimmed), text });
  }

  // --- text ---

  /** Where a node begins, its anchor and tag counted. */
  #start(node: Node | null | undefined): number {
    const start = node ? startWithProperties(this.#text, node) : null;
    if (start === null) throw new CannotPatch();
    return start;
  }

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

  #afterBreak(end: number): number {
    if (this.#text.startsWith('\r\n', end)) return end + 2;
    return end < this.#text.length ? end + 1 : end;
  }

  /** Takes the lines from an offset to another away. */
  #removeLines(start: number, end: number): void {
    if (!this.#isFirstOnLine(start)) throw new CannotPatch();
    const from = this.#lineStart(start);
    const last = lineEnd(this.#text, end);
    const to = this.#afterBreak(last);
    // The last line of a text without a final break takes the break before it along.
    if (to === last && from > 0) {
      const before = this.#text.startsWith('\r\n', from - 2) ? from - 2 : from - 1;
      this.edits.push({ start: before, end: to, text: '' });
    } else this.edits.push({ start: from, end: to, text: '' });
  }

  /** Puts lines behind the line in which an offset lies. */
  #insertLines(offset: number, lines: readonly string[]): void {
    const end = lineEnd(this.#text, offset);
    this.edits.push({ start: end, end, text: lines.map((line) => this.#newline + line).join('') });
  }
}

const isCollection = (value: Json) => typeof value === 'object' && value !== null;

/**
 * The text changed towards saying `after` where it said `before`; only the lines of the change differ. It
 * may say something else still where aliases stand for what was changed: then the new text is patched once
 * more, with what it says now as `before`. Null where nothing can be done.
 *
 * @param valueOf what an anchored node says
 */
export function patchText(
  syntax: Syntax,
  before: Json,
  after: Json,
  valueOf: (node: Node) => Json,
): string | null {
  const patch = new Patch(syntax, valueOf);
  const replaceRoot = () => {
    throw new CannotPatch();
  };
  try {
    patch.node(syntax.root, before, after, replaceRoot, false);
    patch.finish();
    return patch.apply();
  } catch (error) {
    if (error instanceof CannotPatch) return null;
    throw error;
  }
}
