import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB, type IDBPDatabase } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SetTimer } from '../base/setTimer.ts';
import { emptyDocument } from '../model/index.ts';
import type { StorageEvent } from './api.ts';
import { fakeTime } from '../testing/stores/fakeTime.ts';
import { gate } from '../testing/gate.ts';
import { OPEN_MS } from './connection.ts';
import { failureOf } from './failure.ts';
import { indexedDbStorage } from './indexedDbStorage.ts';
import { DATABASE, VERSION } from './schema.ts';

const entry = { id: 'one', document: emptyDocument('One'), at: 1 };

/** A database whose opening is told only when a test says so. */
function slowFactory(): { readonly factory: IDBFactory; readonly answer: () => void } {
  const factory = new IDBFactory();
  const open = factory.open.bind(factory);
  const { passed, open: answer } = gate();
  factory.open = (...args) => {
    const request = open(...args);
    const listen = request.addEventListener.bind(request);
    const later = (kind: string, heard: EventListenerOrEventListenerObject | null): void =>
      listen(kind, (event) => {
        if (typeof heard !== 'function') return;
        if (kind === 'success') void passed.then(() => heard.call(request, event));
        else heard.call(request, event);
      });
    return Object.assign(request, { addEventListener: later });
  };
  return { factory, answer };
}

function listened(setTimer: SetTimer | null = null) {
  const storage = indexedDbStorage(null, setTimer);
  const events: string[] = [];
  storage.onEvent((event: StorageEvent) => {
    events.push(event.kind === 'closed' ? event.failure.kind : event.kind);
  });
  return { storage, events };
}

beforeEach(() => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
});

describe('what happens to the database', () => {
  test('is told while nobody asks anything: a newer Patchbay changes it', async () => {
    const { storage, events } = listened();
    await storage.create(entry);
    const newer = await openDB(DATABASE, VERSION + 1);
    expect(events).toEqual(['open', 'outdated']);
    newer.close();
    expect(await storage.load('one')).toMatchObject({ ok: false, error: { kind: 'outdated' } });
  });

  test('is told when it is deleted, and the next call finds an empty one', async () => {
    const { storage, events } = listened();
    await storage.create(entry);
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(DATABASE).addEventListener('success', () => resolve());
    });
    expect(events).toEqual(['open', 'emptied']);
    expect(await storage.list()).toEqual({ ok: true, value: [] });
  });

  test('is told when an older tab holds it back, and when that lets go', async () => {
    const older: IDBPDatabase = await openDB(DATABASE, 1);
    const { storage, events } = listened();
    expect(await storage.list()).toMatchObject({ ok: false, error: { kind: 'blocked' } });
    expect(events).toEqual(['blocked']);
    older.close();
    await expect.poll(() => events).toEqual(['blocked', 'open']);
    // Its stores are those of no Patchbay, which is a failure and no fall.
    expect((await storage.list()).ok).toBe(false);
  });

  test('is told when it does not answer, and when it does after all', async () => {
    const { factory, answer } = slowFactory();
    Object.assign(globalThis, { indexedDB: factory });
    const time = fakeTime();
    const { storage, events } = listened(time.setTimer);
    const listing = storage.list();
    await time.advance(OPEN_MS - 1);
    expect(events).toEqual([]);
    await time.advance(1);
    expect(await listing).toMatchObject({ ok: false, error: { kind: 'silent' } });
    expect(await storage.create(entry)).toMatchObject({ ok: false, error: { kind: 'silent' } });
    answer();
    await expect.poll(() => events).toEqual(['silent', 'open']);
    expect((await storage.create(entry)).ok).toBe(true);
    expect(time.waiting()).toEqual([]);
  });

  test('is told when there is no database at all', async () => {
    Object.assign(globalThis, { indexedDB: undefined });
    const { storage, events } = listened();
    expect(await storage.create(entry)).toMatchObject({ error: { kind: 'unavailable' } });
    expect(events).toEqual(['unavailable']);
  });
});

describe('a write whose answer was lost', () => {
  test('is no conflict when it is tried again', async () => {
    const { storage } = listened();
    await storage.create(entry);
    const document = { ...entry.document, name: 'Two' };
    const change = { id: 'one', revision: 1, document, at: 2 };
    expect(await storage.write(change)).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(await storage.write(change)).toMatchObject({ ok: true, value: { revision: 2 } });
    const other = { ...change, document: { ...document, name: 'Three' } };
    expect(await storage.write(other)).toMatchObject({ ok: false, error: { kind: 'conflict' } });
  });
});

test.each([
  ['QuotaExceededError', 'quota'],
  ['VersionError', 'outdated'],
  ['UnknownError', 'faulty'],
  ['InvalidStateError', 'faulty'],
  ['AbortError', 'faulty'],
  ['SecurityError', 'unavailable'],
])('the browser’s %s means %s', (name, kind) => {
  expect(failureOf(new DOMException('It did not.', name)).kind).toBe(kind);
});
