import { type MemoryDisk, memoryDisk } from './memoryDisk.ts';
import { fail, ok, type Result } from '../base/result.ts';
import {
  codeSetting,
  type HistoryChange,
  networkSetting,
  type Storage,
  type StoredDocument,
  type Written,
} from './api.ts';
import type { StorageFailure } from './failure.ts';
import { storageFailure } from './failure.ts';
import { forgetParts, memoryBeside } from './beside/memoryBeside.ts';
import { readHead, readHistory } from './readHistory.ts';
import { recoverAll } from './recover.ts';
import { entriesOf, leftOf } from './exitRecords.ts';
import { detailId, readDetail, surplus } from './readRun.ts';
import { readEntries } from './storedEntry.ts';
import {
  listed,
  readEnvelope,
  readRecord,
  summaryOfUnknown,
  type DocumentRecord,
  type SummaryRecord,
} from './record.ts';
import { readUnfinished } from './readUnfinished.ts';
import { uniqueName } from './uniqueName.ts';

/** Storage that ends with the page: for tests, and where the browser gives no database. */
export function memoryStorage(disk: MemoryDisk = memoryDisk()): Storage {
  const put = (record: DocumentRecord): Result<void, StorageFailure> =>
    save(disk, disk.documents, record.id, record);

  function store(
    record: DocumentRecord & StoredDocument,
    history: HistoryChange | null,
  ): Result<Written, StorageFailure> {
    const saved = put(record);
    if (!saved.ok) return saved;
    const { id, revision, createdAt, modifiedAt, document } = record;
    if (history === null) forgetHistory(disk, id);
    else putHistory(disk, id, revision, history);
    return ok({ id, revision, createdAt, modifiedAt, document, historyKept: true });
  }

  function setDeleted(id: string, at: number | null): Result<void, StorageFailure> {
    const current = readEnvelope(disk.documents.get(id));
    if (!current.ok) return current;
    const { revision } = current.value;
    const saved = put({ ...current.value, revision: revision + 1, deletedAt: at });
    const head = readHead(disk.histories.get(id));
    if (saved.ok && head?.revision === revision) {
      disk.histories.set(id, { ...head, revision: revision + 1 });
    }
    return saved;
  }

  const beside = memoryBeside(
    disk,
    () => summaries(disk),
    (id) => erase(disk, id),
  );

  const storage: Storage = {
    list: async () => ok(listed(summaries(disk))),
    load: async (id) => readRecord(structuredClone(disk.documents.get(id))),
    create: async ({ id, document, at, history = null }) => {
      if (disk.documents.has(id)) return fail(storageFailure('conflict'));
      const names = listed(summaries(disk)).map((summary) => summary.name);
      const named = { ...document, name: uniqueName(document.name, names) };
      const times = { createdAt: at, modifiedAt: at, deletedAt: null };
      return store({ id, revision: 1, ...times, document: named }, history);
    },
    write: async ({ id, revision, document, at, history = null }) => {
      const current = readEnvelope(disk.documents.get(id));
      if (!current.ok) return current;
      if (current.value.deletedAt !== null) return fail(storageFailure('missing'));
      if (current.value.revision !== revision) return fail(storageFailure('conflict'));
      const next = { ...current.value, revision: revision + 1, modifiedAt: at, document };
      return store(next, history);
    },
    leave: async ({ settings, ...left }) => {
      if (disk.failure !== null) return fail(disk.failure);
      const entries = entriesOf({ ...left, settings: {} });
      for (const [key, value] of entries) save(disk, disk.left, key, value);
      for (const [key, value] of Object.entries(settings)) save(disk, disk.settings, key, value);
      return ok(undefined);
    },
    finish: async () => {
      const { settled, failure } = await recoverAll(storage, leftOf(structuredClone(disk.left)));
      for (const key of settled) disk.left.delete(key);
      return failure === null ? ok(undefined) : fail(failure);
    },
    history: async (id, revision) => {
      const steps = [...(disk.steps.get(id) ?? [])].toSorted(([a], [b]) => a - b);
      const records = steps.map(([, step]) => structuredClone(step));
      return ok(readHistory(structuredClone(disk.histories.get(id)), records, revision));
    },
    keepHistory: async (id, revision, change) => {
      const current = readEnvelope(disk.documents.get(id));
      if (!current.ok) return current;
      if (current.value.revision !== revision) return fail(storageFailure('conflict'));
      if (disk.failure !== null) return fail(disk.failure);
      putHistory(disk, id, revision, change);
      return ok(undefined);
    },
    unfinished: async (id, revision) =>
      ok(readUnfinished(structuredClone(disk.unfinished.get(id)), revision)),
    saveUnfinished: async (id, revision, unfinished) => {
      if (unfinished !== null) return save(disk, disk.unfinished, id, { ...unfinished, revision });
      disk.unfinished.delete(id);
      return ok(undefined);
    },
    typed: async (id) => ok(structuredClone(disk.typed.get(id))),
    saveTyped: async (id, typed) => {
      if (typed !== null) return save(disk, disk.typed, id, typed);
      disk.typed.delete(id);
      return ok(undefined);
    },
    remove: async (id, at) => setDeleted(id, at),
    restore: async (id) => setDeleted(id, null),
    purge: async (before) => {
      const stale = summaries(disk).filter(
        ({ deletedAt }) => deletedAt !== null && deletedAt < before,
      );
      return beside.erase(stale.map(({ id }) => id));
    },
    ...beside,
    addRun: async (run, detail) => {
      const saved = save(disk, disk.runs, run.id, run);
      const id = detailId(run.id);
      if (saved.ok && detail !== undefined) {
        forgetParts(disk, run.id);
        save(disk, disk.runs, id, { id, detail });
      }
      for (const old of surplus(runsOf(disk, run.documentId), run.id)) forget(disk, old);
      return saved;
    },
    runDetail: async (id) => ok(readDetail(structuredClone(disk.runs.get(detailId(id))))),
    removeRun: async (id) => ok(forget(disk, id)),
    runs: async (documentId) => ok(structuredClone(runsOf(disk, documentId))),
    setting: async (key) => ok(structuredClone(disk.settings.get(key))),
    saveSetting: async (key, value) => save(disk, disk.settings, key, value),
    onEvent: () => undefined,
    close: () => undefined,
  };
  return storage;
}

/** Copies, as a database does, so that nobody holds what lies in storage. */
function save(
  disk: MemoryDisk,
  map: Map<string, unknown>,
  key: string,
  value: unknown,
): Result<void, StorageFailure> {
  if (disk.failure !== null) return fail(disk.failure);
  map.set(key, structuredClone(value));
  return ok(undefined);
}

function putHistory(
  disk: MemoryDisk,
  id: string,
  revision: number,
  { steps, ...head }: HistoryChange,
): void {
  disk.histories.set(id, structuredClone({ ...head, revision }));
  const map = disk.steps.get(id) ?? new Map<number, unknown>();
  disk.steps.set(id, map);
  for (const number of map.keys())
    if (number < head.first || number >= head.end) map.delete(number);
  for (const [number, step] of steps) map.set(number, structuredClone({ ...step, number }));
}

function erase(disk: MemoryDisk, id: string): void {
  disk.documents.delete(id);
  disk.typed.delete(id);
  disk.unfinished.delete(id);
  disk.settings.delete(codeSetting(id));
  disk.settings.delete(networkSetting(id));
  forgetHistory(disk, id);
  for (const run of runsOf(disk, id)) forget(disk, run.id);
}

function forgetHistory(disk: MemoryDisk, id: string): void {
  disk.histories.delete(id);
  disk.steps.delete(id);
}

function summaries(disk: MemoryDisk): readonly SummaryRecord[] {
  return [...disk.documents].map(([id, record]) => summaryOfUnknown(id, record));
}

function forget(disk: MemoryDisk, run: string): void {
  disk.runs.delete(run);
  disk.runs.delete(detailId(run));
  forgetParts(disk, run);
}

function runsOf(disk: MemoryDisk, documentId: string): ReturnType<typeof readEntries> {
  return readEntries([...disk.runs.values()]).filter((run) => run.documentId === documentId);
}
