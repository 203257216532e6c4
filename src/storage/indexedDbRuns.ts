import type { Storage } from './api.ts';
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
          if (detail !== undefined) await store.put({ id: detailId(entry.id), detail });
          const values = await store.index('document').getAll(entry.documentId);
          const gone = withDetails(surplus(readRuns(values), entry.id));
          await Promise.all(gone.map((id) => store.delete(id)));
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
        const gone = withDetails([id]).map((key) => transaction.store.delete(key));
        await Promise.all([...gone, transaction.done]);
      }),
  };
}

/** Ids of all that lies there of these runs. */
export function withDetails(runs: readonly string[]): readonly string[] {
  return runs.flatMap((id) => [id, detailId(id)]);
}
