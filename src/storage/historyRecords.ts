import type { IDBPTransaction, StoreNames } from 'idb';
import type { HistoryChange } from './api.ts';
import { readHead, type StepRecord } from './readHistory.ts';
import type { PatchbaySchema } from './schema.ts';

/** Stores that hold documents' histories. */
export const HISTORY_STORES = ['histories', 'steps'] as const;

type Writing = IDBPTransaction<PatchbaySchema, StoreNames<PatchbaySchema>[], 'readwrite'>;

/** Every key of a document's steps; a list comes after all numbers. */
export function allSteps(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/** Brings the history of a document up to date, and says that it leads to this revision. */
export async function putHistory(
  transaction: Writing,
  id: string,
  revision: number,
  { first, end, position, asides, steps }: HistoryChange,
): Promise<void> {
  const store = transaction.objectStore('steps');
  await Promise.all([
    transaction.objectStore('histories').put({ revision, first, end, position, asides }, id),
    store.delete(IDBKeyRange.bound([id], [id, first], false, true)),
    store.delete(IDBKeyRange.bound([id, end], [id, []])),
    ...steps.map(([number, step]) => {
      const record: StepRecord = { ...step, number };
      return store.put(record, [id, number]);
    }),
  ]);
}

export async function forgetHistory(transaction: Writing, id: string): Promise<void> {
  await Promise.all([
    transaction.objectStore('histories').delete(id),
    transaction.objectStore('steps').delete(allSteps(id)),
  ]);
}

/** Lets the history follow its document to a revision in which the document itself is the same. */
export async function followRevision(
  transaction: Writing,
  id: string,
  from: number,
  to: number,
): Promise<void> {
  const store = transaction.objectStore('histories');
  const head = readHead(await store.get(id));
  if (head?.revision === from) await store.put({ ...head, revision: to }, id);
}
