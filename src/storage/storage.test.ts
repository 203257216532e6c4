import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyDocument, type PatchbayDocument } from '../model/index.ts';
import { attachFile } from '../editing/process/files.ts';
import type { HistoryChange, Storage } from './api.ts';
import { codeSetting, networkSetting, RUNS_KEPT } from './api.ts';
import type { NoteArea } from './exitNotes.ts';
import { indexedDbStorage } from './indexedDbStorage.ts';
import { memoryDisk } from './memoryDisk.ts';
import { memoryStorage } from './memoryStorage.ts';

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

/** Room for so many characters. */
function noteArea(room: number): NoteArea {
  const texts = new Map<string, string>();
  return {
    get length() {
      return texts.size;
    },
    key: (at) => [...texts.keys()][at] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem(key, text) {
      const others = [...texts].filter(([other]) => other !== key).flat();
      if ([...others, key, text].join('').length > room) throw new Error('No room.');
      texts.set(key, text);
    },
    removeItem: (key) => void texts.delete(key),
  };
}

const MAKERS: readonly (readonly [string, () => () => Storage])[] = [
  [
    'the browser’s database',
    () => {
      Object.assign(globalThis, { indexedDB: new IDBFactory() });
      const area = noteArea(100_000);
      return () => indexedDbStorage(area);
    },
  ],
  [
    'the browser’s database, where notes have no room',
    () => {
      Object.assign(globalThis, { indexedDB: new IDBFactory() });
      const area = noteArea(50);
      return () => indexedDbStorage(area);
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

  test('what a page put down when it went away is stored by the next, unless the document went on', async () => {
    const leave = (id: string, revisions: readonly number[], name: string) =>
      value(
        storage.leave({
          document: { id, revisions, document: named(name), at: 9, history: null },
          typed: null,
          settings: {},
        }),
      );
    for (const id of ['behind', 'between', 'done']) {
      await value(storage.create({ id, document: named(id), at: 1 }));
    }
    await value(storage.write({ id: 'between', revision: 1, document: named('half'), at: 2 }));
    await value(storage.write({ id: 'done', revision: 1, document: named('whole'), at: 2 }));
    await leave('new', [0], 'first edit');
    await leave('behind', [1], 'late edit');
    await leave('between', [1, 2], 'later edit');
    await leave('done', [1], 'old');
    await value(open().finish());
    await value(open().finish());
    const names = (await value(storage.list())).map(({ id, name }) => [id, name]);
    expect(Object.fromEntries(names)).toEqual({
      new: 'first edit',
      behind: 'late edit',
      between: 'later edit',
      done: 'whole',
    });
    expect((await value(storage.load('behind'))).revision).toBe(2);
  });

  test('a page that goes away puts down a typed text and settings beside its document, or forgets the text', async () => {
    const left = { id: 'a', revisions: [0], document: named('Tank'), at: 9, history: null };
    const settings = { lastOpen: 'a', view: { theme: 'dark' } };
    await value(storage.saveSetting('view', { theme: 'light' }));
    await value(storage.leave({ document: left, typed: { id: 'a', typed: '- x' }, settings }));
    expect(await value(open().setting('view'))).toEqual({ theme: 'dark' });
    expect(await value(storage.setting('lastOpen'))).toBe('a');
    expect(await value(storage.typed('a'))).toBe(undefined);
    await value(open().finish());
    expect(await value(storage.typed('a'))).toBe('- x');
    await value(storage.saveTyped('a', '- y'));
    await value(open().finish());
    expect(await value(storage.typed('a'))).toBe('- y');
    await value(storage.leave({ document: null, typed: { id: 'a', typed: null }, settings: {} }));
    await value(open().finish());
    expect(await value(storage.typed('a'))).toBe(undefined);
    expect((await value(storage.load('a'))).document.name).toBe('Tank');
  });

  test('a history follows its document, step by step, and leads to no other revision', async () => {
    const step = (label: string) =>
      ({ label, at: 1, size: 10, patch: { is: label }, seen: [0, 0] }) as const;
    const change = (first: number, position: number, ...labels: readonly string[]) =>
      ({
        first,
        end: first + labels.length,
        position,
        asides: { count: 0, list: [] },
        steps: labels.map((label, i) => [first + i, step(label)]),
      }) satisfies HistoryChange;
    const kept = async (revision: number) => {
      const history = await value(open().history('a', revision));
      return history && [history.first, history.position, ...history.steps.map((s) => s.label)];
    };
    const [document, at] = [named('Tank'), 1];
    const created = { id: 'a', document, at, history: change(0, 2, 'a', 'b', 'c') };
    expect((await value(storage.create(created))).historyKept).toBe(true);
    await value(storage.create({ ...created, id: 'b' }));
    expect(await kept(1)).toEqual([0, 2, 'a', 'b', 'c']);
    await value(
      storage.keepHistory('a', 1, { ...change(1, 3, 'b', 'C'), steps: [[2, step('C')]] }),
    );
    expect(await kept(1)).toEqual([1, 3, 'b', 'C']);
    expect(await failure(storage.keepHistory('a', 2, change(0, 0)))).toBe('conflict');
    const next = { id: 'a', document, at: 2 };
    const grown = { ...change(1, 4, 'b', 'C', 'd'), steps: [[3, step('d')]] } as const;
    await value(storage.write({ ...next, revision: 1, history: grown }));
    expect([await kept(1), await kept(2)]).toEqual([null, [1, 4, 'b', 'C', 'd']]);
    await value(storage.remove('a', 3));
    await value(storage.restore('a'));
    expect(await kept(4)).toEqual([1, 4, 'b', 'C', 'd']);
    await value(storage.write({ ...next, revision: 4 }));
    expect(await kept(5)).toBe(null);
    expect(await value(storage.history('b', 1))).toMatchObject({ position: 2 });
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

  test('a pinned run makes no room, and one that is unpinned goes with the next', async () => {
    await value(storage.create({ id: 'a', document: named('Tank'), at: 1 }));
    const add = async (at: number, pinned?: boolean) =>
      value(storage.addRun({ id: `r${at}`, documentId: 'a', at, record: { at, pinned } }));
    const ids = async () => (await value(storage.runs('a'))).map(({ id }) => id);
    await add(0, true);
    for (let at = 1; at < RUNS_KEPT + 3; at++) await add(at);
    expect((await ids()).slice(-2)).toEqual(['r3', 'r0']);
    await add(0);
    expect((await ids()).at(-1)).toBe('r0');
    await add(RUNS_KEPT + 3);
    expect((await ids()).at(-1)).toBe('r4');
  });

  test('a run that goes on lies there in parts, until it is over', async () => {
    await value(storage.create({ id: 'a', document: named('Tank'), at: 1 }));
    const going = { id: 'r', documentId: 'a', at: 5, record: { cut: { steps: null } } };
    const keys = async () => [...(await value(open().goingParts('r'))).keys()];
    const piece = Float64Array.of(1, NaN);
    await value(
      storage.keepGoing(going, {
        put: [
          ['series/1/0', piece],
          ['series/1/1', 2],
          ['point', 'x'],
        ],
        drop: [],
      }),
    );
    await value(storage.keepGoing(going, { put: [['series/2/0', 3]], drop: ['series/1/'] }));
    expect(await keys()).toEqual(['point', 'series/2/0']);
    await value(storage.keepGoing(going, { put: [['series/1/0', piece]], drop: [] }));
    expect((await value(storage.goingParts('r'))).get('series/1/0')).toEqual(piece);
    expect(await value(storage.runs('a'))).toEqual([going]);
    // What a person says of it changes nothing.
    await value(storage.addRun({ ...going, record: { cut: {}, name: 'mine' } }));
    expect(await keys()).toHaveLength(3);
    expect((await value(storage.weigh('a'))).runs).toBeGreaterThan(16);

    const over = { ...going, record: { status: 'completed' } };
    await value(storage.addRun(over, 'detail'));
    expect(await keys()).toEqual([]);
    // What was asked for before its end and comes behind it is dropped.
    await value(storage.keepGoing(going, { put: [['point', 'late']], drop: [] }));
    expect(await keys()).toEqual([]);
    expect(await value(storage.runs('a'))).toEqual([over]);

    await value(storage.keepGoing({ ...going, id: 's' }, { put: [['point', 1]], drop: [] }));
    await value(storage.removeRun('s'));
    expect(await value(storage.goingParts('s'))).toEqual(new Map());
    await value(storage.keepGoing({ ...going, id: 't' }, { put: [['point', 1]], drop: [] }));
    await value(storage.remove('a', 100));
    await value(storage.purge(101));
    expect(await value(storage.goingParts('t'))).toEqual(new Map());
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

  test('marks, a picture and versions lie beside a document, change nothing of it, and go with it', async () => {
    await value(storage.create({ id: 'a', document: named('Tank'), at: 1 }));
    await value(storage.create({ id: 'b', document: named('Pond'), at: 2 }));
    await value(storage.mark('a', { tags: ['water'] }));
    await value(storage.mark('a', { isTemplate: true, openedAt: 7 }));
    const marks = { tags: ['water'], isTemplate: true, openedAt: 7 };
    const entry = { id: 'a', name: 'Tank', modifiedAt: 1, components: 0, deletedAt: null };
    const onShelf = async (id: string) =>
      (await value(open().shelf())).find((one) => one.id === id);
    expect(await onShelf('a')).toEqual({ ...entry, ...marks });
    expect(await onShelf('b')).toMatchObject({ tags: [], isTemplate: false, openedAt: null });
    expect((await value(storage.load('a'))).revision).toBe(1);

    await value(storage.savePicture('a', { boxes: [1] }));
    expect(await value(open().pictures(['b', 'a']))).toEqual(new Map([['a', { boxes: [1] }]]));

    const version = (id: string, at: number, record: unknown) => ({
      ...{ id, documentId: 'a', at, record },
    });
    await value(storage.keepVersion(version('v1', 1, 'first'), named('Old')));
    await value(storage.keepVersion(version('v2', 2, null), named('New')));
    await value(storage.keepVersion(version('v1', 1, 'named')));
    await value(storage.keepVersion({ ...version('w', 1, null), documentId: 'b' }, 'other'));
    const versions = await value(open().versions('a'));
    expect(versions).toEqual([version('v2', 2, null), version('v1', 1, 'named')]);
    expect(await value(storage.versionContent('a', 'v1'))).toEqual(named('Old'));
    const { versions: ofVersions, ...weight } = await value(storage.weigh('a'));
    expect(ofVersions).toBeGreaterThan((await value(storage.weigh('b'))).versions);
    expect(weight.document).toBeGreaterThan(50);
    await value(storage.removeVersions('a', ['v1']));
    expect(await value(storage.versionContent('a', 'v1'))).toBeUndefined();
    expect((await value(storage.versions('a'))).map(({ id }) => id)).toEqual(['v2']);

    await value(storage.remove('a', 10));
    expect(await onShelf('a')).toEqual({ ...entry, ...marks, deletedAt: 10 });
    for (const name of [codeSetting('a'), networkSetting('a')])
      await value(storage.saveSetting(name, ['kept']));
    await value(storage.erase(['a', 'b']));
    expect(await value(storage.setting(codeSetting('a')))).toBe(undefined);
    expect(await value(storage.setting(networkSetting('a')))).toBe(undefined);
    expect((await value(storage.list())).map(({ id }) => id)).toEqual(['b']);
    expect(await value(storage.versions('a'))).toEqual([]);
    expect(await value(storage.versionContent('a', 'v2'))).toBeUndefined();
    expect(await value(storage.versionContent('b', 'w'))).toBe('other');
    expect((await value(storage.pictures(['a']))).size).toBe(0);
    await value(storage.create({ id: 'a', document: named('Tank'), at: 20 }));
    expect(await onShelf('a')).toMatchObject({ tags: [], isTemplate: false, openedAt: null });
  });

  test('settings come back as they were written', async () => {
    expect(await value(storage.setting('view'))).toBeUndefined();
    await value(storage.saveSetting('view', { theme: 'dark' }));
    expect(await value(open().setting('view'))).toEqual({ theme: 'dark' });
  });
});

test('a database of the first version is brought up to date with all that lies in it', async () => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
  const first = await openDB('patchbay', 1, {
    upgrade(database) {
      for (const name of ['documents', 'summaries', 'settings']) database.createObjectStore(name);
      database.createObjectStore('runs', { keyPath: 'id' }).createIndex('document', 'documentId');
    },
  });
  const record = { id: 'a', revision: 3, createdAt: 1, modifiedAt: 2, deletedAt: null };
  await first.put('documents', { ...record, document: named('Tank') }, 'a');
  await first.put('runs', { id: 'r', documentId: 'a', at: 1, record: { at: 1 } });
  await first.put('settings', { theme: 'dark' }, 'view');
  first.close();

  const storage = indexedDbStorage(null);
  expect(await value(storage.load('a'))).toMatchObject({ revision: 3, document: named('Tank') });
  expect(await value(storage.list())).toMatchObject([{ id: 'a', name: 'Tank' }]);
  expect((await value(storage.runs('a'))).length).toBe(1);
  expect(await value(storage.setting('view'))).toEqual({ theme: 'dark' });
  expect(await value(storage.history('a', 3))).toBe(null);
  const written = await value(
    storage.write({ id: 'a', revision: 3, document: named('Pond'), at: 5, history: null }),
  );
  expect(written.revision).toBe(4);
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

test('what a page put down stays until it could be stored', async () => {
  const disk = memoryDisk();
  const storage = memoryStorage(disk);
  await value(storage.create({ id: 'a', document: named('Tank'), at: 1 }));
  const document = named('late edit');
  const left = { id: 'a', revisions: [1], document, at: 2, history: null };
  await value(storage.leave({ document: left, typed: null, settings: {} }));
  disk.left.set('b', { id: 'b', from: 'a later Patchbay' });
  disk.failure = { kind: 'quota', message: 'full', problems: [] };
  expect(await failure(storage.finish())).toBe('quota');
  disk.failure = null;
  await value(storage.finish());
  expect((await value(storage.load('a'))).document.name).toBe('late edit');
  expect([...disk.left.keys()]).toEqual(['b']);
});

test('what a page puts down is there when the call returns, and an older note that stays whole without room', async () => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
  const area = noteArea(2_000);
  const storage = indexedDbStorage(area);
  const large = attachFile(named('Large'), { name: 'b.csv', bytes: new Uint8Array(3_000) });
  const leave = (document: PatchbayDocument) => {
    const left = { id: 'a', revisions: [0], document, at: 2, history: null };
    return storage.leave({ document: left, typed: null, settings: { lastOpen: 'a' } });
  };
  void leave(named('Tank'));
  expect(area.getItem('patchbay-exit:a')).toContain('Tank');
  expect(area.getItem('patchbay-exit:setting:lastOpen')).toBe('"a"');
  await value(leave(large));
  expect(area.getItem('patchbay-exit:a')).toContain('Tank');
  await value(storage.finish());
  expect(area.getItem('patchbay-exit:a')).toBe(null);
  expect((await value(storage.load('a'))).document).toEqual(large);
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
