import { expect, test } from 'vitest';
import { adding, idOf, openTab, storedIn, type TestTab } from '../../testing/stores/testStores.ts';
import { memoryStorage } from '../../storage/index.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';

const shelfOf = (tab: TestTab) =>
  (tab.lists.getState().shelf ?? []).map(({ name, deletedAt }) =>
    deletedAt === null ? name : `(${name})`,
  );
const until = async (tab: TestTab, names: readonly string[]) => {
  await expect.poll(() => shelfOf(tab).toSorted()).toEqual([...names].toSorted());
};

/** A tab with a document “Tank” of one component that is stored, and the shelf in view. */
async function withTank(): Promise<{ tab: TestTab; id: string }> {
  const tab = await openTab();
  tab.edit('Add', adding('patchbay.Sine'));
  await tab.browser.time.advance(AUTOSAVE_MS);
  const id = idOf(tab);
  await tab.verbs.renameDocument(id, 'Tank');
  await tab.browser.time.advance(AUTOSAVE_MS);
  tab.verbs.openDialog('open');
  await until(tab, ['Tank']);
  return { tab, id };
}

test('a document that is thrown away lies in the trash, and comes back under a name that is free', async () => {
  const { tab, id } = await withTank();
  await tab.verbs.deleteDocument(id);
  await until(tab, ['(Tank)']);
  tab.edit('Add', adding('patchbay.Sine'));
  await tab.browser.time.advance(AUTOSAVE_MS);
  await tab.verbs.renameDocument(idOf(tab), 'Tank');
  await tab.browser.time.advance(AUTOSAVE_MS);
  await until(tab, ['(Tank)', 'Tank']);
  await tab.verbs.restoreDocument(id);
  await until(tab, ['Tank', 'Tank (2)']);
  expect((await storedIn(tab.browser, id)).name).toBe('Tank (2)');
});

test('only what is in the trash is deleted for good', async () => {
  const { tab, id } = await withTank();
  await tab.verbs.eraseDocuments([id]);
  await until(tab, ['Tank']);
  await tab.verbs.deleteDocument(id);
  await tab.verbs.eraseDocuments([id]);
  await until(tab, []);
  expect(tab.browser.disk.documents.has(id)).toBe(false);
});

test('a template begins new documents and stays as it is; marks change no document', async () => {
  const { tab, id } = await withTank();
  await tab.verbs.markDocument(id, { isTemplate: true, tags: ['water'] });
  expect(tab.lists.getState().shelf).toMatchObject([{ id, isTemplate: true, tags: ['water'] }]);
  const before = structuredClone(tab.browser.disk.documents.get(id));
  await tab.verbs.newFromTemplate(id);
  await until(tab, ['Tank', 'Tank (2)']);
  expect(idOf(tab)).not.toBe(id);
  tab.edit('Add', adding('patchbay.Range'));
  await tab.browser.time.advance(AUTOSAVE_MS);
  expect(tab.browser.disk.documents.get(id)).toEqual(before);
});

test('what storage refuses is told, and the shelf stays as it was', async () => {
  const { tab, id } = await withTank();
  tab.browser.disk.failure = { kind: 'quota', message: 'It is full.', problems: [] };
  await tab.verbs.markDocument(id, { tags: ['water'] });
  expect(tab.notices()).toContain('It is full.');
  tab.browser.disk.failure = null;
  expect(tab.lists.getState().shelf).toMatchObject([{ id, tags: [] }]);
});

test('all documents go into one file, and come back as new ones beside those that are there', async () => {
  const { tab, id } = await withTank();
  const storage = memoryStorage(tab.browser.disk);
  await tab.verbs.markDocument(id, { tags: ['water'], isTemplate: true });
  const version = { id: 'v', documentId: id, at: 5, record: { name: 'first' } };
  await storage.keepVersion(version, { text: 'old' });
  const before = structuredClone(tab.browser.disk.documents);
  const zip = await tab.verbs.saveAll();
  await tab.verbs.importFiles([{ name: 'all.zip', bytes: zip }]);
  await until(tab, ['Tank', 'Tank (2)']);
  expect(tab.browser.disk.documents.get(id)).toEqual(before.get(id));
  const copy = idOf(tab);
  expect(copy).not.toBe(id);
  expect((await storedIn(tab.browser, copy)).config).toEqual(
    (await storedIn(tab.browser, id)).config,
  );
  const shelf = tab.lists.getState().shelf ?? [];
  expect(shelf.find((one) => one.id === copy)).toMatchObject({ tags: ['water'], isTemplate: true });
  expect(await storage.versions(copy)).toMatchObject({
    value: expect.arrayContaining([expect.objectContaining({ id: 'v', record: version.record })]),
  });
  expect(await storage.versionContent(copy, 'v')).toMatchObject({ value: { text: 'old' } });
});
