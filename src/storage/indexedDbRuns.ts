import type { Storage } from './api.ts';
import { partBounds } from './beside/going.ts';
import type { Stored } from './failure.ts';
import { detailId, readDetail, readRuns, surplus } from './readRun.ts';
import type { Database } from './schema.ts';

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
        const add = async (): Promise<void> => {
          await store.put(entry);
          if (detail !== undefined) {
            await store.delete(partsOf(entry.id));
            await store.put({ id: detailId(entry.id), detail });
          }
          const values = await store.index('document').getAll(entry.documentId);
          const gone = keysOf(surplus(readRuns(values), entry.id));
          await Promise.all(gone.map((key) => store.delete(key)));
        };
        await Promise.all([add(), transaction.done]);
      }),
    runs: (documentId) =>
      run(async (database) =>
        readRuns(await database.getAllFromIndex('runs', 'document', documentId)),
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

const partsOf = (id: string): IDBKeyRange => IDBKeyRange.bound(...partBounds(id));

/** Keys of all that lies there of these runs. */
export function keysOf(runs: readonly string[]): readonly (string | IDBKeyRange)[] {
  return runs.flatMap((id) => [id, detailId(id), partsOf(id)]);
}
