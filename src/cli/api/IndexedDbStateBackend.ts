import { type IDBPDatabase, openDB } from 'idb';
import {
  type StateStore,
  type StateTable,
  StoredStateBackend,
  type StoredStateOptions,
} from '../../engine/index.ts';

const TABLES: readonly StateTable[] = ['job', 'process', 'component', 'connector', 'checkpoint'];

/** Tables of an IndexedDB database, opened at the first call. */
function indexedDbStore(name: string): StateStore {
  let opening: Promise<IDBPDatabase> | null = null;
  const database = () =>
    (opening ??= openDB(name, 1, {
      upgrade: (db) => {
        for (const table of TABLES) db.createObjectStore(table);
      },
    }));
  return {
    get: async (table, key) => (await database()).get(table, key) as Promise<unknown>,
    put: async (table, key, value) => {
      await (await database()).put(table, value, key);
    },
    close: async () => {
      const db = await opening;
      opening = null;
      db?.close();
    },
  };
}

/**
 * Keeps the records of a job in IndexedDB, so that they, and where the run was left, are there after a
 * restart. Needs a global `indexedDB`: a browser, or a package that brings one to Node.
 */
export class IndexedDbStateBackend extends StoredStateBackend {
  constructor({
    database = 'patchbay-state',
    ...options
  }: StoredStateOptions & { readonly database?: string } = {}) {
    super(indexedDbStore(database), options);
  }
}
