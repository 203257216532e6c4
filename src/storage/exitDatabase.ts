import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Leaving } from './api.ts';
import { readLeaving } from './readLeaving.ts';

/** Fixed for ever, as the name of the database of documents is. */
const DATABASE = 'patchbay-exit';

interface ExitSchema extends DBSchema {
  /** `Leaving` by document id, unchecked. */
  left: { key: string; value: unknown };
}

/** What pages put down when they go away. */
export interface ExitDatabase {
  put(leaving: Leaving): Promise<void>;
  /** What can be read of it; the rest stays where it is. */
  all(): Promise<readonly Leaving[]>;
  forget(ids: readonly string[]): Promise<void>;
  close(): void;
}

/**
 * A database of its own: when a page ends, the browser drops what it was writing, and whatever waits for
 * that write, which in the same database is everything.
 */
export function exitDatabase(): ExitDatabase {
  let opening: Promise<IDBPDatabase<ExitSchema>> | null = null;

  function open(): Promise<IDBPDatabase<ExitSchema>> {
    opening ??= openDB<ExitSchema>(DATABASE, 1, {
      upgrade: (database) => void database.createObjectStore('left'),
      terminated: () => (opening = null),
    });
    opening.catch(() => (opening = null));
    return opening;
  }

  return {
    async put(leaving) {
      const transaction = (await open()).transaction('left', 'readwrite');
      const put = transaction.store.put(leaving, leaving.id);
      transaction.commit();
      await Promise.all([put, transaction.done]);
    },
    async all() {
      const values = await (await open()).getAll('left');
      return values.flatMap((value) => readLeaving(value) ?? []);
    },
    async forget(ids) {
      if (ids.length === 0) return;
      const transaction = (await open()).transaction('left', 'readwrite');
      await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
    },
    close() {
      void opening?.then((database) => database.close());
      opening = null;
    },
  };
}
