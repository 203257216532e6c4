import type { Storage } from './api.ts';
import { partBounds } from './beside/going.ts';
import type { Stored } from './failure.ts';
import { detailId, readDetail, surplus } from './readRun.ts';
import type { Database } from './schema.ts';
import { readEntries, type StoredEntry } from './storedEntry.ts';

/** Works on the database; whatever goes wrong comes back as a failure. */
export type OnDatabase = <T>(work: (database: Database) => Promise<T>) => Stored<T>;

/** The runs of documents in the browser's database. */
export function runCalls(
  run: OnDatabase,
): Pick<Storage, 'addRun' | 'runs' | 'runDetail' | 'removeRun'> {
  return {
    addRun: (entry, detail) =>
      run(async (database) => {
        const transaction = database.transaction('runs', 'readwrite');
        const { store } = transaction;
        const asked: Promise<unknown>[] = [store.put(entry)];
        if (detail !== undefined) {
          asked.push(store.delete(partsOf(entry.id)));
          asked.push(store.put({ id: detailId(entry.id), detail }));
        }
        // All of it is asked for before this returns: the page may be left at once.
        transaction.commit();
        await Promise.all([...asked, transaction.done]);
        await makeRoom(database, entry);
      }),
    runs: (documentId) =>
      run(async (database) =>
        readEntries(await database.getAllFromIndex('runs', 'document', documentId)),
      ),
    runDetail: (id) =>
      run(async (database) => readDetail(await database.get('runs', detailId(id)))),
    removeRun: (id) =>
      run(async (database) => {
        const transaction = database.transaction('runs', 'readwrite');
        const gone = keysOf([id]).map((key) => transaction.store.delete(key));
        await Promise.all([...gone, transaction.done]);
      }),
  };
}

/** Forgets the runs of a document that are too many, now that this one was written. */
async function makeRoom(database: Database, { id, documentId }: StoredEntry): Promise<void> {
  const transaction = database.transaction('runs', 'readwrite');
  const { store } = transaction;
  const remove = async (): Promise<void> => {
    const runs = readEntries(await store.index('document').getAll(documentId));
    await Promise.all(keysOf(surplus(runs, id)).map((key) => store.delete(key)));
  };
  await Promise.all([remove(), transaction.done]);
}

const partsOf = (id: string): IDBKeyRange => IDBKeyRange.bound(...partBounds(id));

/** Keys of all that lies there of these runs. */
export function keysOf(runs: readonly string[]): readonly (string | IDBKeyRange)[] {
  return runs.flatMap((id) => [id, detailId(id), partsOf(id)]);
}
