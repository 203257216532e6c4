import { fail, ok, type Result } from '../base/result.ts';
import type { SetTimer } from '../base/setTimer.ts';
import type { PatchbayDocument } from '../model/document.ts';
import type {
  HistoryChange,
  Storage,
  StorageEvent,
  StoredDocument,
  StoredHistory,
  Written,
} from './api.ts';
import type { StorageFailure } from './failure.ts';
import { createConnection } from './connection.ts';
import { exitDatabase } from './exitDatabase.ts';
import { exitNotes, type NoteArea } from './exitNotes.ts';
import { failureOf, storageFailure, StorageError } from './failure.ts';
import {
  allSteps,
  followRevision,
  forgetHistory,
  HISTORY_STORES,
  putHistory,
} from './historyRecords.ts';
import { recoverAll } from './recover.ts';
import { folded } from './journal.ts';
import { allEntries, emptyJournal, isLarge } from './journalHead.ts';
import { entriesOf, leftOf, settingKey } from './exitRecords.ts';
import { readHistory } from './readHistory.ts';
import { readUnfinished } from './readUnfinished.ts';
import { type OnDatabase, runCalls } from './indexedDbRuns.ts';
import { lateCalls } from './beside/lateCalls.ts';
import {
  listed,
  readEnvelope,
  readRecord,
  readSummary,
  summaryOfUnknown,
  type DocumentRecord,
  type SummaryRecord,
} from './record.ts';
import { sameDocument } from './sameDocument.ts';
import type { Database } from './schema.ts';
import { whole } from './transaction.ts';
import { uniqueName } from './uniqueName.ts';
import { writeChange } from './writeChange.ts';

/**
 * Storage in the browser's database (`schema.ts` says what lies where).
 *
 * @param area where pages that go away put down what they have not stored, at once; null: there is none
 * @param setTimer for a database that does not answer; null: it is waited for
 */
export function indexedDbStorage(area: NoteArea | null, setTimer: SetTimer | null = null): Storage {
  let listener: (event: StorageEvent) => void = () => undefined;
  const connection = createConnection((event) => listener(event), setTimer);
  const exit = exitDatabase();
  const notes = exitNotes(area);

  const run: OnDatabase = (work) =>
    attempt(async () => {
      const database = await connection.get();
      try {
        return await work(database);
      } catch (error) {
        // The next call gets another connection: this one may stay as it is.
        if (failureOf(error).kind === 'faulty') connection.drop(database);
        throw error;
      }
    });

  const storage: Storage = {
    list: () => run(async (database) => listed(await summaries(database))),
    load: (id) => run(async (database) => required(readRecord(await wholeRecord(database, id)))),
    create: ({ id, document, at, history = null }) =>
      run(async (database) => {
        const known = await summaries(database);
        const names = listed(known).map((summary) => summary.name);
        const named = { ...document, name: uniqueName(document.name, names) };
        const record = { id, revision: 1, createdAt: at, modifiedAt: at, deletedAt: null };
        const { historyKept } = await withHistory(database, id, history, (current) => {
          if (current !== undefined) throw new StorageError(storageFailure('conflict'));
          return { ...record, document: named };
        });
        return { ...(await verified(database, { ...record, document: named })), historyKept };
      }),
    write: ({ id, revision, document, at, history = null, before }) =>
      run(async (database) => {
        if (before !== undefined && isLarge(document)) {
          const change = { id, revision, document, at, history, before };
          const written = await writeChange(database, change);
          if (written !== null) return written;
        }
        const { written, historyKept } = await withHistory(database, id, history, (current) => {
          const record = present(current);
          // An answer that was lost: it is written already.
          if (record.revision === revision + 1 && isOf(record, document)) return record;
          if (record.revision !== revision) throw new StorageError(storageFailure('conflict'));
          return { ...record, revision: revision + 1, modifiedAt: at, document };
        });
        return { ...(await verified(database, { ...written, document })), historyKept };
      }),
    leave: (leaving) =>
      attempt(async () => {
        const entries = entriesOf(leaving);
        if (!notes.put(entries)) await exit.put(entries);
      }),
    finish: () =>
      attempt(async () => {
        const failures: StorageFailure[] = [];
        for (const place of [exit, notes]) {
          const { settled, failure } = await recoverAll(storage, leftOf(await place.all()));
          await place.forget(settled);
          if (failure !== null) failures.push(failure);
        }
        const [failure] = failures;
        if (failure !== undefined) throw new StorageError(failure);
      }),
    history: (id, revision) => run((database) => storedHistory(database, id, revision)),
    keepHistory: (id, revision, change) =>
      run(async (database) => {
        const transaction = database.transaction(['documents', ...HISTORY_STORES], 'readwrite');
        await whole(transaction, async () => {
          const record = present(await transaction.objectStore('documents').get(id));
          if (record.revision !== revision) throw new StorageError(storageFailure('conflict'));
          await putHistory(transaction, id, revision, change);
        });
      }),
    unfinished: (id, revision) =>
      run(async (database) => readUnfinished(await database.get('unfinished', id), revision)),
    saveUnfinished: (id, revision, unfinished) =>
      run(async (database) => {
        if (unfinished === null) await database.delete('unfinished', id);
        else await putAtOnce(database, 'unfinished', { ...unfinished, revision }, id);
      }),
    typed: (id) => run((database) => database.get('typed', id)),
    saveTyped: (id, typed) =>
      run(async (database) => {
        if (typed === null) await database.delete('typed', id);
        else await putAtOnce(database, 'typed', typed, id);
      }),
    remove: (id, at) => run((database) => setDeleted(database, id, at)),
    restore: (id) => run((database) => setDeleted(database, id, null)),
    purge: (before) => run((database) => purge(database, before)),
    ...lateCalls(run, summaries),
    ...runCalls(run),
    // Earlier versions kept them with the documents.
    setting: (key) =>
      run(
        async (database) =>
          notes.get(settingKey(key)) ??
          (await exit.setting(key)) ??
          (await database.get('settings', key)),
      ),
    saveSetting: (key, value) =>
      attempt(async () => {
        await exit.putSetting(key, value);
        notes.forget([settingKey(key)]);
      }),
    onEvent(next) {
      listener = next;
    },
    close() {
      connection.close();
      exit.close();
    },
  };
  return storage;
}

/** Asks the database for everything at once, so that a page that goes away meanwhile leaves it whole. */
async function putAtOnce(
  database: Database,
  store: 'typed' | 'unfinished',
  value: unknown,
  key: string,
): Promise<void> {
  const transaction = database.transaction(store, 'readwrite', { durability: 'relaxed' });
  const put = transaction.store.put(value, key);
  transaction.commit();
  await Promise.all([put, transaction.done]);
}

async function storedHistory(
  database: Database,
  id: string,
  revision: number,
): Promise<StoredHistory | null> {
  const transaction = database.transaction(HISTORY_STORES);
  const [head, steps] = await Promise.all([
    transaction.objectStore('histories').get(id),
    transaction.objectStore('steps').getAll(allSteps(id)),
  ]);
  return readHistory(head, steps, revision);
}

async function attempt<T>(work: () => Promise<T>): Promise<Result<T, StorageFailure>> {
  try {
    return ok(await work());
  } catch (error) {
    return fail(failureOf(error));
  }
}

/** All lines of the list; a document without a readable line gets one from its record. */
async function summaries(database: Database): Promise<readonly SummaryRecord[]> {
  const transaction = database.transaction(['documents', 'summaries']);
  const ids = await transaction.objectStore('documents').getAllKeys();
  const lines = await transaction.objectStore('summaries').getAll();
  const known = new Map(lines.flatMap((line) => readSummary(line) ?? []).map((s) => [s.id, s]));
  return Promise.all(
    ids.map(
      async (id) =>
        known.get(id) ?? summaryOfUnknown(id, await transaction.objectStore('documents').get(id)),
    ),
  );
}

type Writing = Parameters<typeof putHistory>[0];

/** A record with all that its journal adds to it. */
async function wholeRecord(database: Database, id: string): Promise<unknown> {
  const transaction = database.transaction(['documents', 'journal']);
  const [record, entries] = await Promise.all([
    transaction.objectStore('documents').get(id),
    transaction.objectStore('journal').getAll(allEntries(id)),
  ]);
  return folded(record, entries);
}

/**
 * Replaces a record and its line of the list in one transaction, with whatever else belongs to it;
 * nothing changes when `next` throws.
 */
async function replace(
  database: Database,
  id: string,
  next: (current: unknown) => DocumentRecord,
  more: (transaction: Writing, written: DocumentRecord) => Promise<void>,
): Promise<DocumentRecord> {
  const transaction = database.transaction(
    ['documents', 'summaries', 'journal', ...HISTORY_STORES],
    'readwrite',
    { durability: 'strict' },
  );
  const documents = transaction.objectStore('documents');
  const journal = transaction.objectStore('journal');
  return whole(transaction, async () => {
    const [current, entries] = await Promise.all([
      documents.get(id),
      journal.getAll(allEntries(id)),
    ]);
    const record = next(folded(current, entries));
    const line = { ...summaryOfUnknown(id, record), journal: emptyJournal(record.revision) };
    await Promise.all([
      documents.put(record, id),
      transaction.objectStore('summaries').put(line, id),
      journal.delete(allEntries(id)),
      more(transaction, record),
    ]);
    return record;
  });
}

/** Writes a document with its history; where there is no room for both, the document alone. */
async function withHistory(
  database: Database,
  id: string,
  history: HistoryChange | null,
  next: (current: unknown) => DocumentRecord,
): Promise<{ readonly written: DocumentRecord } & Pick<Written, 'historyKept'>> {
  const write = (change: HistoryChange | null, historyKept: boolean) =>
    replace(database, id, next, (transaction, { revision }) =>
      change === null
        ? forgetHistory(transaction, id)
        : putHistory(transaction, id, revision, change),
    ).then((written) => ({ written, historyKept }));
  if (history === null) return write(null, true);
  try {
    return await write(history, true);
  } catch (error) {
    if (failureOf(error).kind !== 'quota') throw error;
    return write(null, false);
  }
}

async function setDeleted(database: Database, id: string, at: number | null): Promise<void> {
  await replace(
    database,
    id,
    (current) => {
      const record = required(readEnvelope(current));
      return { ...record, revision: record.revision + 1, deletedAt: at };
    },
    (transaction, { revision }) => followRevision(transaction, id, revision - 1, revision),
  );
}

async function purge(database: Database, before: number): Promise<void> {
  const stale = (await summaries(database)).filter(
    ({ deletedAt }) => deletedAt !== null && deletedAt < before,
  );
  // Mostly there is nothing, and what erases need not come for that.
  if (stale.length === 0) return;
  const { erase } = await import('./beside/erase.ts');
  await erase(
    database,
    stale.map(({ id }) => id),
  );
}

/** Reads the record back in a new transaction: what a browser says it kept is not always there. */
async function verified(
  database: Database,
  written: DocumentRecord & Pick<StoredDocument, 'document'>,
): Promise<StoredDocument> {
  const back = readRecord(await database.get('documents', written.id));
  const whole =
    back.ok &&
    back.value.revision === written.revision &&
    sameDocument(back.value.document, written.document);
  if (!whole) throw new StorageError(storageFailure('unverified'));
  // The caller's own document, so that "is it saved?" stays a comparison of identities.
  return { ...back.value, document: written.document };
}

function isOf(record: DocumentRecord, document: PatchbayDocument): boolean {
  const read = readRecord(record);
  return read.ok && sameDocument(read.value.document, document);
}

function present(current: unknown): DocumentRecord {
  const record = required(readEnvelope(current));
  if (record.deletedAt !== null) throw new StorageError(storageFailure('missing'));
  return record;
}

function required<T>(result: Result<T, StorageFailure>): T {
  if (!result.ok) throw new StorageError(result.error);
  return result.value;
}
