import type { PatchbayDocument } from '../../model/document.ts';
import { sameDocument, type LeftDocument, type StoredDocument } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { type DocumentState, historyOf } from '../document/documentState.ts';
import { changeFor, historyKept, type HistoryInStorage } from '../document/historyInStorage.ts';
import type { OpenDocument } from '../document/openDocument.ts';

/** A document that could not be saved, and lies where the page that comes next finds it. */
export interface ExitNote {
  readonly target: OpenDocument;
  /** The revision that it is based on. */
  readonly revision: number;
  readonly document: PatchbayDocument;
  /** What storage has of the history, once it has taken this. */
  readonly history: HistoryInStorage;
}

/** What is to be put down of a document, for the page that comes next; null: it has no id. */
export function unsavedDocument(
  { clock }: Pick<StoreDeps, 'clock'>,
  { id, history }: OpenDocument,
  now: DocumentState,
  revisions: readonly number[],
): LeftDocument | null {
  if (id === null) return null;
  const change = changeFor(history, now)?.change ?? null;
  return { id, revisions, document: now.document, at: clock(), history: change };
}

/**
 * Puts down a document for the case that the page breaks off before storage takes it. A write that succeeds
 * later makes the note void. Null: it was not taken either.
 */
export async function putDown(
  deps: Pick<StoreDeps, 'clock' | 'storage'>,
  target: OpenDocument,
  now: DocumentState,
): Promise<ExitNote | null> {
  const { revision, history } = target;
  const document = unsavedDocument(deps, target, now, [revision]);
  if (document === null) return null;
  const put = await deps.storage.leave({ document, typed: null, settings: {} });
  if (!put.ok) return null;
  const kept = changeFor(history, now)?.kept ?? null;
  return { target, revision, document: now.document, history: historyKept(historyOf(now), kept) };
}

/** The record, where it changed only by what the note says: another tab has stored that meanwhile. Else null. */
export async function storedByOther(
  { storage }: Pick<StoreDeps, 'storage'>,
  note: ExitNote,
): Promise<StoredDocument | null> {
  const { target, revision, document } = note;
  if (revision !== target.revision || target.id === null) return null;
  const stored = await storage.load(target.id);
  if (!stored.ok || stored.value.revision !== revision + 1) return null;
  // A new one is stored under a name that is free.
  const name = revision === 0 ? document.name : stored.value.document.name;
  return sameDocument({ ...stored.value.document, name }, document) ? stored.value : null;
}
