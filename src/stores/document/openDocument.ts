import { applyPatch } from '../../base/patch/applyPatch.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { documentOfTree, treeOf } from '../../model/index.ts';
import type { StoredDocument, Unfinished } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { freshHistory, type History } from './history.ts';
import { historyKept, type HistoryInStorage } from './historyInStorage.ts';
import { NOTHING_KEPT, restoredHistory } from './storedHistory.ts';

/** What is known of the open document beside the document itself. */
export interface OpenDocument {
  /** Names this opening of the document, also while it has no place in storage. */
  readonly key: string;
  /** Null while the document has no place in storage (opened from a link). */
  id: string | null;
  /** Revision of its record, 0 while it has none. */
  revision: number;
  /** The document as it was last saved or opened: it is dirty when the present one is another. */
  saved: PatchbayDocument;
  savedAt: number | null;
  history: HistoryInStorage;
  readonly readOnly: boolean;
}

/** A document that is about to be open. */
export interface Opened {
  readonly open: OpenDocument;
  readonly history: History;
  /** What was under way in it when its page broke off. */
  readonly unfinished: Unfinished | null;
}

/** A document without a record. @param id that of the record it gets with the first edit; null: not known yet */
export function withoutRecord(
  { newId }: Pick<StoreDeps, 'newId'>,
  document: PatchbayDocument,
  id: string | null,
): Opened {
  const as = freshHistory(document);
  const history = historyKept(as, NOTHING_KEPT);
  const open = { key: newId(), id, revision: 0, saved: document, savedAt: null, history };
  return { open: { ...open, readOnly: false }, history: as, unfinished: null };
}

/** A document as its record says, its history included. @param isHeld this tab may write it */
export async function fromRecord(
  { storage }: Pick<StoreDeps, 'storage'>,
  { id, revision, document, modifiedAt }: Omit<StoredDocument, 'createdAt'>,
  { key, isHeld }: { readonly key: string; readonly isHeld: boolean },
): Promise<Opened> {
  const stored = await storage.history(id, revision);
  const { history, kept } = restoredHistory(document, stored.ok ? stored.value : null);
  // While another tab has the document, it is there that something is under way.
  const left = isHeld ? await storage.unfinished(id, revision) : null;
  const open = { key, id, revision, saved: document, savedAt: modifiedAt, readOnly: !isHeld };
  return {
    open: { ...open, history: historyKept(history, kept) },
    history,
    unfinished: left?.ok === true ? left.value : null,
  };
}

/** The document after what was under way in it; null when nobody can make sense of that. */
export function finished(
  document: PatchbayDocument,
  { patch }: Unfinished,
): PatchbayDocument | null {
  const made = applyPatch(treeOf(document), patch, 'forth');
  return made.ok ? documentOfTree(made.value) : null;
}
