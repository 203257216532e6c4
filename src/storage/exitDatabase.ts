import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { settingKey } from './exitRecords.ts';

/** Fixed for ever, as the name of the database of documents is. */
const DATABASE = 'patchbay-exit';

interface ExitSchema extends DBSchema {
  /** As `left.ts` has it, unchecked. */
  left: { key: string; value: unknown };
}

/** What pages put down when they go away and `ExitNotes` has no room for, and the settings. */
export interface ExitDatabase {
  put(entries: ReadonlyMap<string, unknown>): Promise<void>;
  all(): Promise<ReadonlyMap<string, unknown>>;
  forget(keys: readonly string[]): Promise<void>;
  /** A setting as it was put here; undefined when it never was. */
  setting(key: string): Promise<unknown>;
  putSetting(key: string, value: unknown): Promise<void>;
  close(): void;
}

/**
 * A database of its own: when a page ends, the browser drops what it was writing, and whatever waits for
 * that write, which in the same database is everything. All that a page puts here goes into one transaction,
 * which mostly gets done.
 */
export function exitDatabase(): ExitDatabase {
  let opening: Promise<IDBPDatabase<ExitSchema>> | null = null;

  function open(): Promise<IDBPDatabase<ExitSchema>> {
    opening ??= openDB<ExitSchema>(DATABASE, 1, {
      upgrade: (database) => void database.createObjectStore('left'),
      // Somebody deletes it, or a newer Patchbay changes it: let them.
      blocking: (_current, _wanted, event) => {
        opening = null;
        if (event.target instanceof IDBDatabase) event.target.close();
      },
      terminated: () => (opening = null),
    });
    opening.catch(() => (opening = null));
    return opening;
  }

  async function put(entries: ReadonlyMap<string, unknown>): Promise<void> {
    const transaction = (await open()).transaction('left', 'readwrite');
    const puts = [...entries].map(([key, value]) => transaction.store.put(value, key));
    transaction.commit();
    await Promise.all([...puts, transaction.done]);
  }

  return {
    put,
    setting: async (key) => (await open()).get('left', settingKey(key)),
    putSetting: (key, value) => put(new Map([[settingKey(key), value]])),
    async all() {
      const { store } = (await open()).transaction('left');
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return new Map(keys.map((key, i) => [key, values[i]]));
    },
    async forget(keys) {
      if (keys.length === 0) return;
      const transaction = (await open()).transaction('left', 'readwrite');
      await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
    },
    close() {
      void opening?.then((database) => database.close());
      opening = null;
    },
  };
}
