import { openDB } from 'idb';
import type { SetTimer } from '../base/setTimer.ts';
import type { StorageEvent } from './api.ts';
import { failureOf, storageFailure, StorageError } from './failure.ts';
import { DATABASE, upgradeSchema, VERSION, type Database, type PatchbaySchema } from './schema.ts';

/** One connection to the database, opened at the first call and again after it was lost. */
export interface Connection {
  /** Rejects with `StorageError` (`blocked`) while an older tab holds the database back. */
  get(): Promise<Database>;
  /** This connection is of no use any more, though nobody said that it was closed. */
  drop(database: Database): void;
  close(): void;
}

/** How long a database may take to open before the page goes on without it. */
export const OPEN_MS = 5_000;

/**
 * @param tell hears what happens to the database, also while nobody asks anything of it
 * @param setTimer null: a database that never answers is waited for for ever
 */
export function createConnection(
  tell: (event: StorageEvent) => void,
  setTimer: SetTimer | null,
): Connection {
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
    let cancel: (() => void) | undefined;
    /** It may open after all; whoever asks until then is told why not. */
    const giveUp = (kind: 'blocked' | 'silent'): void => {
      const failure = storageFailure(kind);
      refuse(new StorageError(failure));
      tell({ kind: 'closed', failure });
    };
    const isCurrent = (): boolean => opening?.database === database;
    const database = openDB<PatchbaySchema>(DATABASE, VERSION, {
      upgrade: (db, from, _to, transaction) => upgradeSchema(db, from, transaction),
      blocked: () => {
        cancel?.();
        giveUp('blocked');
      },
      // Somebody wants to bring the database up to date, or to delete it: let them, rather than hold it back.
      blocking: (_current, wanted, event) => {
        if (isCurrent()) forget();
        if (event.target instanceof IDBDatabase) event.target.close();
        if (wanted === null) tell({ kind: 'emptied' });
        else tell({ kind: 'closed', failure: storageFailure('outdated') });
      },
      terminated: () => {
        if (isCurrent()) forget();
        tell({ kind: 'emptied' });
      },
    });
    // Nothing tells of a database that a process of the browser holds back for ever.
    cancel = setTimer?.(() => giveUp('silent'), OPEN_MS);
    // The database may open after all, once the older tab is closed: later calls then use it.
    database.then(
      () => {
        cancel?.();
        if (isCurrent()) opening = { database, usable: database };
        tell({ kind: 'open' });
      },
      (error: unknown) => {
        cancel?.();
        if (isCurrent()) forget();
        tell({ kind: 'closed', failure: failureOf(error) });
      },
    );
    return { database, usable: Promise.race([database, blocked]) };
  }

  function opened(): NonNullable<typeof opening> {
    try {
      return open();
    } catch (error) {
      // There is no database in this browser, or to ask for it throws.
      tell({ kind: 'closed', failure: failureOf(error) });
      throw error;
    }
  }

  return {
    get() {
      opening ??= opened();
      return opening.usable;
    },
    drop(database) {
      void opening?.usable.then(
        (current) => {
          if (current === database) forget();
        },
        () => undefined,
      );
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
