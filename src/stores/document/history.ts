import { identical } from '../../base/patch/identical.ts';
import type { Aside } from '../../model/layout/aside.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import {
  type End,
  entryBetween,
  type HistoryEntry,
  otherEnd,
  type Snapshot,
  snapshotOf,
} from './historyEntry.ts';

export type Edit = (document: PatchbayDocument) => PatchbayDocument;

/** Changes that are no steps of the work: how many there were, and the latest of them. */
export interface Asides {
  readonly count: number;
  readonly list: readonly Aside[];
}

/**
 * The document with its way here and the way forward. An entry holds what it changed, not the documents
 * before and after, so that a history of any length is small; documents that are still in use somewhere
 * come back as they were, the same objects.
 */
export interface History {
  readonly document: PatchbayDocument;
  /** The latest gesture is the last. */
  readonly past: readonly HistoryEntry[];
  /** The gesture that was undone last is the first. */
  readonly future: readonly HistoryEntry[];
  readonly asides: Asides;
}

export function freshHistory(document: PatchbayDocument): History {
  return { document, past: [], future: [], asides: { count: 0, list: [] } };
}

/** Lets the entries on both sides know the document of now, so that whoever comes back gets the same. */
export function anchored(history: History): History {
  const { document, past, future } = history;
  const [last, next] = [past.at(-1), future[0]];
  const knows = (end: End | undefined) => end === undefined || end.document?.deref() === document;
  if (knows(last?.after) && knows(next?.before)) return history;
  const { end } = snapshot(history, document);
  return {
    ...history,
    past: last === undefined ? past : [...past.slice(0, -1), { ...last, after: end }],
    future: next === undefined ? future : [{ ...next, before: end }, ...future.slice(1)],
  };
}

/**
 * The history after an edit: a new entry. An edit that changes nothing gives the same history. With
 * `merge`, the edit joins the latest entry, and takes it away when it brings back what was before.
 *
 * @param step.at when, milliseconds since 1970
 */
export function edited(
  history: History,
  step: { readonly label: string; readonly at: number },
  edit: Edit,
  merge: boolean,
): History {
  const last = history.past.at(-1);
  const next = edit(history.document);
  if (next === history.document) return history;
  // A drag that was given up, or a burst that came back, leaves the very document that it began with.
  const begun = merge ? last?.before.document?.deref() : undefined;
  const document = begun !== undefined && identical(begun, next) ? begun : next;
  const joined = merge && last !== undefined ? otherEnd(history.document, last, 'back') : null;
  const before = joined ?? snapshot(history, history.document);
  const entry = entryBetween(step, before, snapshot(history, document));
  const past = joined === null ? history.past : history.past.slice(0, -1);
  if (entry !== null) return { ...history, document, past: [...past, entry], future: [] };
  // The same to the last byte, only made anew; or a burst that came back to where it began.
  return joined === null ? history : { ...history, document, past, future: [] };
}

/** The document of a history as the end of an entry. */
export function snapshot({ asides }: History, document: PatchbayDocument): Snapshot {
  return snapshotOf(document, asides.count);
}
