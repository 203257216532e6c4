import { identical } from '../base/patch/identical.ts';
import type { PatchbayDocument } from '../model/document.ts';
import type { HistoryChange, Written } from './api.ts';
import { failureOf, storageFailure, StorageError } from './failure.ts';
import { forgetHistory, HISTORY_STORES, putHistory } from './historyRecords.ts';
import { nextEntry } from './journal.ts';
import { readSummary, summaryOf } from './record.ts';
import type { Database } from './schema.ts';
import { whole } from './transaction.ts';

interface Change {
  readonly id: string;
  readonly revision: number;
  readonly before: PatchbayDocument;
  readonly document: PatchbayDocument;
  readonly at: number;
  readonly history: HistoryChange | null;
}

/**
 * Writes what changed in a document into its journal, and reads that back. It costs what the change costs,
 * however large the document is.
 *
 * @returns null when the document has to be written whole: the journal is full, or there is no room
 */
export async function writeChange(
  database: Database,
  { id, revision, before, document, at, history }: Change,
): Promise<Written | null> {
  const transaction = database.transaction(
    ['summaries', 'journal', ...HISTORY_STORES],
    'readwrite',
    { durability: 'relaxed' },
  );
  const summaries = transaction.objectStore('summaries');
  try {
    const line = readSummary(await summaries.get(id));
    const head = line?.journal;
    if (line === null || head === undefined) {
      await transaction.done;
      return null;
    }
    if (line.deletedAt !== null) throw new StorageError(storageFailure('missing'));
    if (head.revision === revision + 1) {
      // Written already, it may be, and the answer was lost: the whole record tells.
      await transaction.done;
      return null;
    }
    if (head.revision !== revision) throw new StorageError(storageFailure('conflict'));
    const next = nextEntry(head, before, document, at);
    if (next === null) {
      await transaction.done;
      return null;
    }
    const { revision: now } = next.head;
    const told = summaryOf({ id, modifiedAt: at, deletedAt: null, document });
    await whole(transaction, () =>
      Promise.all([
        transaction.objectStore('journal').put(next.entry, [id, now]),
        summaries.put({ ...told, journal: next.head }, id),
        history === null
          ? forgetHistory(transaction, id)
          : putHistory(transaction, id, now, history),
      ]),
    );
    const back = await database.get('journal', [id, now]);
    if (!identical(back, next.entry)) throw new StorageError(storageFailure('unverified'));
    return { id, revision: now, modifiedAt: at, document, historyKept: true };
  } catch (error) {
    if (failureOf(error).kind === 'quota') return null;
    throw error;
  }
}
