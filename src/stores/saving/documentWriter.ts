import type { Result } from '../../base/result.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type {
  HistoryChange,
  StorageFailure,
  StoredDocument,
  Written,
} from '../../storage/index.ts';
import { type DocumentState, historyOf } from '../document/documentState.ts';
import { everywhere } from '../document/everywhere.ts';
import { changeFor, historyKept, historyRefused } from '../document/historyInStorage.ts';
import type { OpenDocument } from '../document/openDocument.ts';
import type { KeptHistory } from '../document/storedHistory.ts';
import { becomeCopy } from './becomeCopy.ts';
import { type ExitNote, putDown, storedByOther } from './exitNote.ts';
import type { HistoryRetry } from './historyRetry.ts';
import { isDirty, type SavingContext } from './savingContext.ts';

/** The record is another one now, or gone. */
const MOVED_ON: ReadonlySet<StorageFailure['kind']> = new Set(['conflict', 'missing']);

/** Writes the open document, one call at a time. */
export interface DocumentWriter {
  /** Writes the document with its history; whether it is saved, or will be under another record. */
  save(): Promise<boolean>;
  /** Brings the history up to date where the document itself is saved. */
  saveHistory(): Promise<void>;
  /** Whether this document lies where the next page finds it, though it could not be saved. */
  isPutDown(document: PatchbayDocument): boolean;
}

export function createDocumentWriter(context: SavingContext, retry: HistoryRetry): DocumentWriter {
  const { deps, document: store, open } = context;
  let note: ExitNote | null = null;

  async function write(
    target: OpenDocument,
    document: PatchbayDocument,
    history: HistoryChange | null,
  ): Promise<Result<Written, StorageFailure>> {
    // Only the tab that holds the document's lock writes; the lock of an id of one's own is always granted.
    await context.mayWrite();
    const { revision, saved: before } = target;
    const id = target.id ?? deps.newId();
    const at = deps.clock();
    if (revision === 0) return deps.storage.create({ id, document, at, history });
    return deps.storage.write({ id, revision, document, at, history, before });
  }

  async function save(): Promise<boolean> {
    const target = open();
    const now = store.getState();
    if (now.saved.kind !== 'failed') store.setState({ saved: { kind: 'saving' } });
    const next = changeFor(target.history, now);
    const result = await write(target, now.document, next?.change ?? null);
    if (open() !== target) {
      // Runs that end later belong to the record that the document got.
      if (result.ok) target.revision = result.value.revision;
      return true;
    }
    if (!result.ok) return failed(target, now, result.error);
    keepHistory(target, now, result.value.historyKept ? (next?.kept ?? null) : null);
    keep(target, now.document, result.value);
    return true;
  }

  async function failed(
    target: OpenDocument,
    now: DocumentState,
    failure: StorageFailure,
  ): Promise<boolean> {
    if (failure.kind === 'conflict' && (await isOwnNote(target))) return true;
    if (open() !== target) return true;
    if (MOVED_ON.has(failure.kind)) {
      becomeCopy(context, failure.kind);
      return true;
    }
    if (!isDirty(context)) {
      // It was undone meanwhile: storage has what is here.
      store.setState({ saved: { kind: 'saved', at: target.savedAt } });
      return true;
    }
    store.setState({ saved: { kind: 'failed', message: failure.message } });
    context.onTrouble(failure);
    void putDown(deps, target, now).then((put) => (note = put ?? note));
    return false;
  }

  /** Another tab has stored what was put down here: its record is the one to go on with. */
  async function isOwnNote(target: OpenDocument): Promise<boolean> {
    const mine = note;
    if (mine?.target !== target) return false;
    const stored = await storedByOther(deps, mine);
    if (stored === null || open() !== target) return false;
    target.history = mine.history;
    keep(target, mine.document, stored);
    return true;
  }

  function keep(
    target: OpenDocument,
    document: PatchbayDocument,
    stored: Pick<StoredDocument, 'revision' | 'modifiedAt' | 'document'>,
  ): void {
    context.onTrouble(null);
    const created = target.revision === 0;
    target.revision = stored.revision;
    target.savedAt = stored.modifiedAt;
    const { document: now } = store.getState();
    const { name } = stored.document;
    // The name was taken: the document goes by the one that it was stored under, unless it got another since.
    if (name !== document.name && now.name === document.name)
      store.setState(everywhere(store.getState(), (d) => ({ ...d, name })));
    target.saved = now === document ? store.getState().document : stored.document;
    const { savedAt: at } = target;
    store.setState({ saved: isDirty(context) ? { kind: 'unsaved' } : { kind: 'saved', at } });
    context.onSaved(created);
  }

  /** @param kept null: there was no room for it */
  function keepHistory(target: OpenDocument, now: DocumentState, kept: KeptHistory | null): void {
    target.history = historyKept(historyOf(now), kept);
    if (kept === null) retry.noRoom();
    else retry.taken();
  }

  return {
    save,
    async saveHistory() {
      const target = open();
      const now = store.getState();
      const next = changeFor(target.history, now);
      if (next === null || target.id === null) return;
      const result = await deps.storage.keepHistory(target.id, target.revision, next.change);
      if (result.ok) keepHistory(target, now, next.kept);
      else {
        // With the next edit it is, or later by itself.
        target.history = historyRefused(target.history, historyOf(now));
        retry.refused();
      }
    },
    isPutDown: (document) => note?.document === document,
  };
}
