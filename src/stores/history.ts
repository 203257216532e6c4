import type { PatchbayDocument } from '../model/document.ts';
import type { DocumentState, Edit, HistoryEntry } from './api.ts';

/** The document with its way here and the way forward; documents share what they have in common. */
export type History = Pick<DocumentState, 'document' | 'past' | 'future'>;

export function freshHistory(document: PatchbayDocument): History {
  return { document, past: [], future: [] };
}

/**
 * The history after an edit: a new entry that holds the document of before. An edit that changes
 * nothing gives the same history. With `merge`, the edit joins the latest entry.
 */
export function edited(history: History, label: string, edit: Edit, merge: boolean): History {
  const document = edit(history.document);
  if (document === history.document) return history;
  const join = merge && history.past.length > 0;
  const past = join ? history.past : [...history.past, { label, document: history.document }];
  return { document, past, future: [] };
}

/** One step back; the same history when there is none. */
export function undone(history: History): History {
  const entry = history.past.at(-1);
  if (entry === undefined) return history;
  return {
    document: entry.document,
    past: history.past.slice(0, -1),
    future: [{ label: entry.label, document: history.document }, ...history.future],
  };
}

/** One step forward; the same history when there is none. */
export function redone(history: History): History {
  const [entry, ...future] = history.future;
  if (entry === undefined) return history;
  return {
    document: entry.document,
    past: [...history.past, { label: entry.label, document: history.document }],
    future,
  };
}

/**
 * Changes the document of now and all earlier and later ones: for what is kept in the document but
 * is no step of the work (what is watched), so that undo does not take it back.
 */
export function everywhere(history: History, edit: Edit): History {
  const document = edit(history.document);
  const past = mapped(history.past, edit);
  const future = mapped(history.future, edit);
  const same = document === history.document && past === history.past && future === history.future;
  return same ? history : { document, past, future };
}

function mapped(entries: readonly HistoryEntry[], edit: Edit): readonly HistoryEntry[] {
  let changed = false;
  const next = entries.map((entry) => {
    const document = edit(entry.document);
    if (document === entry.document) return entry;
    changed = true;
    return { ...entry, document };
  });
  return changed ? next : entries;
}
