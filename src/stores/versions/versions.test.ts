import { expect, test } from 'vitest';
import { emptyDocument, type PatchbayDocument } from '../../model/index.ts';
import { fail } from '../../base/result.ts';
import { memoryStorage, type Storage, storageFailure } from '../../storage/index.ts';
import { keepPassing, keepVersion, versionsOf } from './keptVersions.ts';
import { readVersion, readVersionContent, versionOf } from './version.ts';

const MINUTE = 60_000;
const named = (name: string): PatchbayDocument => emptyDocument(name);

function world(storage: Storage = memoryStorage()) {
  let ids = 0;
  const w = { storage, now: 0, clock: () => w.now, newId: () => `v${(ids += 1)}` };
  return w;
}

test('a state that passes is kept once in five minutes, with what it takes', async () => {
  const w = world();
  for (const minute of [0, 1, 4, 5, 7, 11]) {
    w.now = minute * MINUTE;
    await keepPassing(w, 'd', { document: named(`at ${minute}`), at: w.now });
  }
  const versions = await versionsOf(w, 'd');
  expect(versions.map(({ at }) => at / MINUTE)).toEqual([11, 5, 0]);
  expect(versions[0]?.size).toBeGreaterThan(50);
  const content = await w.storage.versionContent('d', versions[1]?.id ?? '');
  expect(content.ok && readVersionContent(content.value)).toEqual(named('at 5'));
});

test('where there is no room, versions without a name make some, and nothing is thrown', async () => {
  const storage = memoryStorage();
  let isFull = false;
  const full: Storage = {
    ...storage,
    keepVersion: async (version, content) =>
      isFull ? fail(storageFailure('quota')) : storage.keepVersion(version, content),
    async removeVersions(id, ids) {
      isFull = false;
      return storage.removeVersions(id, ids);
    },
  };
  const w = world(full);
  await keepVersion(w, 'd', versionOf(named('a'), { id: 'kept', at: 1, name: 'Mine' }), named('a'));
  await keepPassing(w, 'd', { document: named('b'), at: 10 * MINUTE });
  isFull = true;
  expect(await keepPassing(w, 'd', { document: named('c'), at: 20 * MINUTE })).toBe(20 * MINUTE);
  expect((await versionsOf(w, 'd')).map(({ name }) => name)).toEqual([null, 'Mine']);
  isFull = true;
  full.removeVersions = async () => fail(storageFailure('quota'));
  expect(await keepPassing(w, 'd', { document: named('d'), at: 30 * MINUTE })).toBe(20 * MINUTE);
});

test('what lies in storage is read before it is taken for a version', () => {
  const record = { name: 'x'.repeat(500), size: 3, components: 1 };
  const version = readVersion({ id: 'a', documentId: 'd', at: 1, record });
  expect(version?.name).toHaveLength(120);
  for (const none of [null, 1, {}, { ...record, size: -1 }, { ...record, name: 2 }])
    expect(readVersion({ id: 'a', documentId: 'd', at: 1, record: none })).toBeNull();
  for (const none of [undefined, {}, 'x', { format: 9 }])
    expect(readVersionContent(none)).toBeNull();
});
