import { openDB } from 'idb';
import { storageFailure, StorageError } from './failure.ts';
import { DATABASE, upgradeSchema, VERSION, type Database, type PatchbaySchema } from './schema.ts';

/** One connection to the database, opened at the first call and again after it was lost. */
export interface Connection {
  /** Rejects with `StorageError` (`blocked`) while an older tab holds the database back. */
  get(): Promise<Database>;
  close(): void;
}

export function createConnection(): Connection {
  let opening: { readonly database: Promise<Database>; readonly usable: Promise<Database> } | null =
    null;

  function forget(): void {
    opening = null;
  }

  function open(): NonNullable<typeof opening> {
    let refuse: (error: unknown) => void = () => undefined;
    const blocked = new Promise<never>((_resolve, reject) => {
      refuse = reject;
    });
    const database = openDB<PatchbaySchema>(DATABASE, VERSION, {
      upgrade: (db, from, _to, transaction) => upgradeSchema(db, from, transaction),
      blocked: () => refuse(new StorageError(storageFailure('blocked'))),
      // A newer Patchbay wants to bring the database up to date: let it, rather than hold it back.
      blocking: (_current, _wanted, event) => {
        forget();
        if (event.target instanceof IDBDatabase) event.target.close();
      },
      terminated: forget,
    });
    // The database may open after all, once the older tab is closed: later calls then use it.
    database.then(() => {
      if (opening?.database === database) opening = { database, usable: database };
    }, forget);
    return { database, usable: Promise.race([database, blocked]) };
  }

  return {
    get() {
      opening ??= open();
      return opening.usable;
    },
    close() {
      const current = opening?.database;
      forget();
      void current?.then(
        (database) => database.close(),
        () => undefined,
      );
    },
  };
}
