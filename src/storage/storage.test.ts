import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { attachFile, emptyDocument } from '../model/index.ts';
import type { Storage } from './api.ts';
import { RUNS_KEPT } from './api.ts';
import { indexedDbStorage } from './indexedDbStorage.ts';
import { memoryDisk, memoryStorage } from './memoryStorage.ts';

const named = (name: string) =>
  attachFile(emptyDocument(name), { name: 'a.csv', bytes: new Uint8Array([1, 2, 3]) });

async function value<T>(
  result: Promise<{ ok: true; value: T } | { ok: false; error: { kind: string } }>,
): Promise<T> {
  const given = await result;
  if (!given.ok) throw new Error(given.error.kind);
  return given.value;
}

async function failure(
  result: Promise<{ ok: boolean; error?: { kind: string } }>,
): Promise<string | undefined> {
  return (await result).error?.kind;
}

const MAKERS: readonly (readonly [string, () => () => Storage])[] = [
  [
    'the browser’s database',
    () => {
      Object.assign(globalThis, { indexedDB: new IDBFactory() });
      return () => indexedDbStorage();
    },
  ],
  [
    'memory',
    () => {
      const disk = memoryDisk();
      return () => memoryStorage(disk);
    },
  ],
];

describe.each(MAKERS)('storage in %s', (_name, prepare) => {
  let open: () => Storage;
  let storage: Storage;
  beforeEach(() => {
    open = prepare();
    storage = open();
  });

  test('what was stored comes back the same, also through another connection', async () => {
    const stored = await value(storage.create({ id: 'a', document: named('Tank'), at: 5 }));
    expect(stored).toMatchObject({ id: 'a', revision: 1, createdAt: 5, modifiedAt: 5 });
    const other = await value(open().load('a'));
    expect(other.document).toEqual(named('Tank'));
    expect(await value(open().list())).toMatchObject([
      { id: 'a', name: 'Tank', modifiedAt: 5, components: 0 },
    ]);
  });

  test('nothing is ever overwritten: a taken id, a revision that moved on, a missing record', async () => {
    await value(storage.create({ id: 'a', document: named('Tank'), at: 1 }));
    expect(await failure(storage.create({ id: 'a', document: named('Other'), at: 2 }))).toBe(
      'conflict',
    );
    const write = (revision: number, name: string) =>
      storage.write({ id: 'a', revision, document: named(name), at: 3 });
    expect((await value(write(1, 'Second'))).revision).toBe(2);
    expect(await failure(write(1, 'Third'))).toBe('conflict');
    expect((await value(storage.load('a'))).document.name).toBe('Second');
    expect(
      await failure(storage.write({ id: 'b', revision: 1, document: named('x'), at: 1 })),
    ).toBe('missing');
    expect(await failure(storage.load('b'))).toBe('missing');
  });

  test('a taken name gets a number', async () => {
    await value(storage.create({ id: 'a', document: named('Tank'), at: 1 }));
    const second = await value(storage.create({ id: 'b', document: named('Tank'), at: 2 }));
    expect(second.document.name).toBe('Tank (2)');
  });

  test('a deleted document can be brought back until it is purged', async () => {
    await value(storage.create({ id: 'a', document: named('Tank'), at: 1 }));
    await value(storage.remove('a', 10));
    expect(await value(storage.list())).toEqual([]);
    expect(await failure(storage.load('a'))).toBe('missing');
    await value(storage.restore('a'));
    expect((await value(storage.load('a'))).document.name).toBe('Tank');
    await value(storage.remove('a', 20));
    await value(storage.purge(15));
    await value(storage.restore('a'));
    await value(storage.remove('a', 20));
    await value(storage.purge(25));
    expect(await failure(storage.restore('a'))).toBe('missing');
  });

  test('runs lie with their document, newest first, and only so many', async () => {
    await value(storage.create({ id: 'a', document: named('Tank'), at: 1 }));
    for (let at = 0; at < RUNS_KEPT + 5; at++) {
      await value(storage.addRun({ id: `r${at}`, documentId: 'a', at, record: { at } }));
    }
    const runs = await value(storage.runs('a'));
    expect(runs.length).toBe(RUNS_KEPT);
    expect(runs[0]?.record).toEqual({ at: RUNS_KEPT + 4 });
    expect(await value(storage.runs('b'))).toEqual([]);
  });

  test('the detail of a run lies beside it, stays when the run is replaced, and goes with it', async () => {
    await value(storage.create({ id: 'a', document: named('Tank'), at: 1 }));
    const run = (id: string, at: number, record: unknown) => ({ id, documentId: 'a', at, record });
    const detail = { values: Float64Array.of(1, NaN) };
    await value(storage.addRun(run('first', 1, 'old'), detail));
    await value(storage.addRun(run('first', 1, 'new')));
    await value(storage.addRun(run('second', 2, 'other'), 'more'));
    expect((await value(storage.runs('a'))).map(({ record }) => record)).toEqual(['other', 'new']);
    expect(await value(open().runDetail('first'))).toEqual(detail);
    expect(await value(storage.runDetail('nobody'))).toBeUndefined();

    await value(storage.removeRun('second'));
    expect((await value(storage.runs('a'))).map(({ id }) => id)).toEqual(['first']);
    expect(await value(storage.runDetail('second'))).toBeUndefined();

    for (let at = 2; at < RUNS_KEPT + 2; at++) await value(storage.addRun(run(`r${at}`, at, at)));
    expect(await value(storage.runDetail('first'))).toBeUndefined();
    await value(storage.addRun(run('last', 99, 0), detail));
    await value(storage.remove('a', 100));
    await value(storage.purge(101));
    expect(await value(storage.runDetail('last'))).toBeUndefined();
  });

  test('settings come back as they were written', async () => {
    expect(await value(storage.setting('view'))).toBeUndefined();
    await value(storage.saveSetting('view', { theme: 'dark' }));
    expect(await value(open().setting('view'))).toEqual({ theme: 'dark' });
  });
});

test('a record that cannot be read is told as broken, and stays', async () => {
  const disk = memoryDisk();
  const storage = memoryStorage(disk);
  await storage.create({ id: 'a', document: named('Tank'), at: 1 });
  const record = disk.documents.get('a') as { document: object };
  disk.documents.set('a', { ...record, document: { ...record.document, format: 99 } });
  expect(await failure(storage.load('a'))).toBe('broken');
  expect(disk.documents.get('a')).toMatchObject({ document: { format: 99 } });
  expect((await value(storage.list())).length).toBe(1);
});

test('a full disk is told, and what was there stays', async () => {
  const disk = memoryDisk();
  const storage = memoryStorage(disk);
  await storage.create({ id: 'a', document: named('Tank'), at: 1 });
  disk.failure = { kind: 'quota', message: 'full', problems: [] };
  expect(
    await failure(storage.write({ id: 'a', revision: 1, document: named('New'), at: 2 })),
  ).toBe('quota');
  disk.failure = null;
  expect((await value(storage.load('a'))).document.name).toBe('Tank');
});
