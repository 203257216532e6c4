import type { PatchbayDocument } from '../../model/document.ts';
import { readAside } from '../../model/index.ts';
import type { HistoryChange, StoredHistory, StoredStep } from '../../storage/index.ts';
import type { Asides } from './history.ts';
import type { HistoryEntry } from './historyEntry.ts';
import { anchored, freshHistory, type History } from './history.ts';

/** Bytes of a document's history that are kept beyond a visit; the oldest steps make room. */
export const HISTORY_BYTES = 32_000_000;

/** What storage has of a history. */
export interface KeptHistory {
  /** Number, in storage, of the first entry that is in memory. */
  readonly start: number;
  /** Number of the first entry that is in storage; the entries that are, in order. */
  readonly first: number;
  readonly entries: readonly HistoryEntry[];
}

export const NOTHING_KEPT: KeptHistory = { start: 0, first: 0, entries: [] };

/** A history as it was left, ready to be walked; without one, a history that begins with the document. */
export function restoredHistory(
  document: PatchbayDocument,
  stored: StoredHistory | null,
): { readonly history: History; readonly kept: KeptHistory } {
  if (stored === null) return { history: freshHistory(document), kept: NOTHING_KEPT };
  const { first, position, steps, asides } = stored;
  const entries = steps.map(entryOf);
  const history = anchored({
    document,
    past: entries.slice(0, position - first),
    future: entries.slice(position - first),
    asides: readAsides(asides),
  });
  const all = [...history.past, ...history.future];
  return { history, kept: { start: first, first, entries: all } };
}

/** What storage has to be told so that it has the history, and what it has then. */
export function changeOf(
  { past, future, asides }: History,
  kept: KeptHistory,
): { readonly change: HistoryChange; readonly kept: KeptHistory } {
  const all = [...past, ...future];
  const [from, to] = withinBytes(all, past.length);
  const entries = all.slice(from, to);
  const first = kept.start + from;
  const steps = entries.flatMap((entry, i): [number, StoredStep][] => {
    const old = kept.entries[first + i - kept.first];
    return old !== undefined && isSame(old, entry) ? [] : [[first + i, stepOf(entry)]];
  });
  const position = kept.start + past.length;
  return {
    change: { first, end: first + entries.length, position, asides, steps },
    kept: { start: kept.start, first, entries },
  };
}

/** The part that has room: the oldest gestures go first, and of those undone the farthest. */
function withinBytes(
  entries: readonly HistoryEntry[],
  position: number,
): readonly [from: number, to: number] {
  let bytes = entries.reduce((sum, { size }) => sum + size, 0);
  let [from, to] = [0, entries.length];
  while (bytes > HISTORY_BYTES && from < position) bytes -= entries[from++]?.size ?? 0;
  while (bytes > HISTORY_BYTES && to > position) bytes -= entries[--to]?.size ?? 0;
  return [from, to];
}

function entryOf({ label, at, size, patch, seen: [before, after] }: StoredStep): HistoryEntry {
  const end = (seen: number) => ({ seen, document: null });
  return { label, at, size, patch, before: end(before), after: end(after) };
}

function stepOf({ label, at, size, patch, before, after }: HistoryEntry): StoredStep {
  return { label, at, size, patch, seen: [before.seen, after.seen] };
}

function isSame(a: HistoryEntry, b: HistoryEntry): boolean {
  return (
    a.patch === b.patch &&
    a.label === b.label &&
    a.at === b.at &&
    a.before.seen === b.before.seen &&
    a.after.seen === b.after.seen
  );
}

/** One that cannot be read reaches nobody; the others keep their places. */
function readAsides({ count, list }: StoredHistory['asides']): Asides {
  const nothing = { name: null, on: [], off: [], parts: {} };
  return { count, list: list.map((aside) => readAside(aside) ?? nothing) };
}
