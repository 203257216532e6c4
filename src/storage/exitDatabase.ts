import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Leaving } from './api.ts';
import { readLeaving } from './readLeaving.ts';

/** Fixed for ever, as the name of the database of documents is. */
const DATABASE = 'patchbay-exit';

interface ExitSchema extends DBSchema {
  /** `Leaving` by document id, unchecked. */
  left: { key: string; value: unknown };
}

/** Settings stand among documents under names that no document has. */
const settingKey = (key: string) => `setting:${key}`;

/** What pages put down when they go away, and the settings, which often change just before. */
export interface ExitDatabase {
  put(leaving: Leaving): Promise<void>;
  /** What can be read of it; the rest stays where it is. */
  all(): Promise<readonly Leaving[]>;
  forget(ids: readonly string[]): Promise<void>;
  /** A setting as it was put here; undefined when it never was. */
  setting(key: string): Promise<unknown>;
  putSetting(key: string, value: unknown): Promise<void>;
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

  async function put(key: string, value: unknown): Promise<void> {
    const transaction = (await open()).transaction('left', 'readwrite');
    const done = transaction.store.put(value, key);
    transaction.commit();
    await Promise.all([done, transaction.done]);
  }

  return {
    put: (leaving) => put(leaving.id, leaving),
    setting: async (key) => (await open()).get('left', settingKey(key)),
    putSetting: (key, value) => put(settingKey(key), value),
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
