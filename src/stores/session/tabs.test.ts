import { describe, expect, test } from 'vitest';
import { memoryStorage, storageFailure } from '../../storage/index.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { gate } from '../../testing/gate.ts';
import { slowStorage } from '../../testing/stores/slowStorage.ts';
import {
  adding,
  idOf,
  openTab,
  storedIn,
  testBrowser,
  type TestTab,
} from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';

const now = (tab: TestTab) => tab.document.getState().document;
const add = (tab: TestTab, type: string) => tab.edit(`Add ${type}`, adding(type));
const save = (tab: TestTab) => tab.browser.time.advance(AUTOSAVE_MS);

/** Two tabs of one browser; the first holds a document with a Range, the second has it open too. */
async function twoTabs(): Promise<{ first: TestTab; second: TestTab; id: string }> {
  const first = await openTab();
  add(first, 'patchbay.Range');
  await save(first);
  const second = await openTab({ browser: first.browser });
  return { first, second, id: idOf(first) };
}

describe('a document that is open in another tab', () => {
  test('opens to be read: it says so, and whoever edits is told the way out', async () => {
    const { first, second, id } = await twoTabs();
    expect(second.document.getState().origin).toEqual({ kind: 'readOnly', id });
    expect(now(second)).toEqual(now(first));
    expect(first.document.getState().origin).toEqual({ kind: 'stored', id });
    const [notice] = second.view.getState().notices;
    expect(notice?.text).toContain('Close it there to edit it here');
    second.verbs.dismiss(notice?.id ?? '');
    add(second, 'patchbay.Sine');
    expect(second.notices()).toEqual([notice?.text]);
  });

  test('takes no edit of any kind in the second tab, and the second tab writes nothing', async () => {
    const { first, second, id } = await twoTabs();
    const before = structuredClone(first.browser.disk.documents.get(id));
    const state = second.document.getState();
    add(second, 'patchbay.Sine');
    second.verbs.undo();
    second.verbs.redo();
    second.verbs.watch('range.y', true);
    await second.verbs.prepareText();
    second.verbs.typeText(`# theirs\n${second.verbs.exportText('yaml')}`);
    second.verbs.readTyped();
    await second.verbs.renameDocument(id, 'Theirs');
    await second.verbs.importFiles([{ name: 'a.csv', bytes: new Uint8Array([1]) }]);
    second.flush();
    await save(second);
    expect(second.document.getState()).toEqual(state);
    expect(first.browser.disk.documents.get(id)).toEqual(before);
  });

  test('cannot be deleted or renamed from the list of another tab', async () => {
    const { first, id } = await twoTabs();
    const third = await openTab({ browser: first.browser });
    await third.verbs.newDocument();
    await third.verbs.deleteDocument(id);
    expect(third.notices().at(-1)).toContain('is open in another tab. Close it there first.');
    await third.verbs.renameDocument(id, 'Theirs');
    expect(await storedIn(first.browser, id)).toEqual(now(first));
    expect(third.lists.getState().documents).toMatchObject([{ id, name: 'Untitled' }]);
  });

  test('can be duplicated: the copy is the second tab’s own', async () => {
    const { first, second, id } = await twoTabs();
    await second.verbs.duplicateDocument(id);
    expect(second.document.getState().origin).toMatchObject({ kind: 'stored' });
    expect(idOf(second)).not.toBe(id);
    add(second, 'patchbay.Sine');
    await save(second);
    expect(await storedIn(first.browser, idOf(second))).toEqual(now(second));
    expect(await storedIn(first.browser, id)).toEqual(now(first));
  });

  test('what the first could not save is finished by another: the first goes on with the record', async () => {
    const browser = testBrowser();
    const disk = memoryStorage(browser.disk);
    let isFull = false;
    const quota = async () => ({ ok: false as const, error: storageFailure('quota') });
    const first = await openTab({
      browser,
      storage: { ...disk, write: (write) => (isFull ? quota() : disk.write(write)) },
    });
    add(first, 'patchbay.Range');
    await save(first);
    const id = idOf(first);
    isFull = true;
    add(first, 'patchbay.Sine');
    await save(first);
    expect(first.document.getState().saved.kind).toBe('failed');
    isFull = false;
    await openTab({ browser });
    add(first, 'patchbay.Constant');
    await browser.time.advance(10_000);
    expect(idOf(first)).toBe(id);
    expect(first.notices()).toEqual([]);
    const stored = await disk.load(id);
    expect(stored).toMatchObject({ ok: true, value: { document: { config: now(first).config } } });
    expect(browser.disk.documents.size).toBe(1);
    const again = await openTab({ browser });
    expect(again.document.getState().past.map(({ label }) => label)).toEqual([
      'Add patchbay.Range',
      'Add patchbay.Sine',
      'Add patchbay.Constant',
    ]);
  });

  test('goes on being written by the first tab', async () => {
    const { first, second, id } = await twoTabs();
    add(second, 'patchbay.Sine');
    add(first, 'patchbay.Clamp');
    await save(first);
    expect(await storedIn(first.browser, id)).toEqual(now(first));
    expect(first.document.getState().saved.kind).toBe('saved');
  });
});

describe('when the first tab lets go', () => {
  test('the second shows the newest text, says so, and writes from there', async () => {
    const { first, second, id } = await twoTabs();
    add(first, 'patchbay.Clamp');
    await save(first);
    first.dispose();
    await settled();
    expect(second.document.getState().origin).toEqual({ kind: 'stored', id });
    expect(now(second)).toEqual(now(first));
    expect(second.notices()).toEqual([expect.stringContaining('It can be edited here now.')]);
    add(second, 'patchbay.Sine');
    await save(second);
    expect(await storedIn(first.browser, id)).toEqual(now(second));
    expect(second.document.getState().saved.kind).toBe('saved');
  });

  test('it lets go only after its last write, so that the second begins with it', async () => {
    const browser = testBrowser();
    const storage = slowStorage(memoryStorage(browser.disk));
    const first = await openTab({ browser, storage });
    add(first, 'patchbay.Range');
    await save(first);
    const second = await openTab({ browser });
    add(first, 'patchbay.Clamp');
    const letGo = storage.hold();
    first.flush();
    first.dispose();
    await settled();
    expect(second.document.getState().origin.kind).toBe('readOnly');
    letGo();
    await settled();
    expect(second.document.getState().origin.kind).toBe('stored');
    expect(now(second)).toEqual(now(first));
  });

  test('it may go away with an edit that it had no time to write: the second begins with that too', async () => {
    const browser = testBrowser();
    const storage = memoryStorage(browser.disk);
    const failing = async () => ({ ok: false as const, error: storageFailure('unavailable') });
    let dying = false;
    const first = await openTab({
      browser,
      storage: { ...storage, write: (change) => (dying ? failing() : storage.write(change)) },
    });
    add(first, 'patchbay.Range');
    await save(first);
    const second = await openTab({ browser });
    dying = true;
    add(first, 'patchbay.Sine');
    first.leave();
    first.dispose();
    await settled();
    expect(now(second)).toEqual(now(first));
    add(second, 'patchbay.Constant');
    await save(second);
    expect(await storedIn(browser, idOf(second))).toEqual(now(second));
    const later = await openTab({ browser });
    expect(now(later)).toEqual(now(second));
  });

  test('it may have gone with such an edit: who opens its document has that too, or is told why not', async () => {
    const browser = testBrowser();
    const storage = memoryStorage(browser.disk);
    const failing = async () => ({ ok: false as const, error: storageFailure('unavailable') });
    let dying = false;
    const write: typeof storage.write = (change) => (dying ? failing() : storage.write(change));
    const first = await openTab({ browser, storage: { ...storage, write } });
    add(first, 'patchbay.Range');
    await save(first);
    let full = false;
    const finish = () => (full ? failing() : storage.finish());
    const second = await openTab({ browser, storage: { ...storage, finish } });
    await second.verbs.newDocument();
    dying = true;
    add(first, 'patchbay.Sine');
    first.leave();
    first.dispose();
    await settled();
    for (const notice of second.view.getState().notices) second.verbs.dismiss(notice.id);
    full = true;
    await second.verbs.openDocument(idOf(first));
    expect(second.notices()).toEqual([
      expect.stringContaining('The last edits of an earlier visit'),
    ]);
    await second.verbs.newDocument();
    full = false;
    await second.verbs.openDocument(idOf(first));
    expect(now(second)).toEqual(now(first));
  });

  test('by opening another document, the second takes over too, and the first reads it then', async () => {
    const { first, second, id } = await twoTabs();
    await first.verbs.newDocument();
    await settled();
    expect(second.document.getState().origin).toEqual({ kind: 'stored', id });
    await first.verbs.openDocument(id);
    expect(first.document.getState().origin).toEqual({ kind: 'readOnly', id });
  });

  test('by deleting it, what the second shows is kept as a new document once it is edited', async () => {
    const { first, second, id } = await twoTabs();
    const document = now(second);
    await first.verbs.deleteDocument(id);
    await settled();
    expect(now(second)).toEqual(document);
    expect(second.notices()).toEqual([expect.stringContaining('removed this document')]);
    add(second, 'patchbay.Sine');
    await save(second);
    expect(idOf(second)).not.toBe(id);
    expect(await storedIn(first.browser, idOf(second))).toEqual(now(second));
  });

  test('of three, one after the other takes over, in the order in which they came', async () => {
    const { first, second, id } = await twoTabs();
    const third = await openTab({ browser: first.browser });
    first.dispose();
    await settled();
    const kinds = () => [second, third].map((tab) => tab.document.getState().origin.kind);
    expect(kinds()).toEqual(['stored', 'readOnly']);
    add(second, 'patchbay.Sine');
    second.flush();
    second.dispose();
    await settled();
    expect(third.document.getState().origin).toEqual({ kind: 'stored', id });
    expect(now(third)).toEqual(now(second));
  });

  test('a second that moved on or closed before takes nothing', async () => {
    const { first, second, id } = await twoTabs();
    await second.verbs.newDocument();
    const draft = second.document.getState();
    first.dispose();
    await settled();
    expect(second.document.getState()).toEqual(draft);
    const third = await openTab({ browser: first.browser });
    await third.verbs.openDocument(id);
    expect(third.document.getState().origin).toEqual({ kind: 'stored', id });
  });
});

test('a second that moves on just while it takes over keeps what it moved on to', async () => {
  const browser = testBrowser();
  const first = await openTab({ browser });
  add(first, 'patchbay.Range');
  await save(first);
  const disk = memoryStorage(browser.disk);
  let passed = Promise.resolve();
  const second = await openTab({
    browser,
    storage: { ...disk, load: (id) => passed.then(() => disk.load(id)) },
  });
  const loading = gate();
  passed = loading.passed;
  first.dispose();
  await settled();
  await second.verbs.newDocument();
  const draft = second.document.getState();
  loading.open();
  await settled();
  expect(second.document.getState()).toBe(draft);
});

describe('new documents of two tabs', () => {
  test('are two, with names of their own', async () => {
    const browser = testBrowser();
    const [first, second] = [await openTab({ browser }), await openTab({ browser })];
    add(first, 'patchbay.Range');
    add(second, 'patchbay.Sine');
    await save(first);
    expect(idOf(first)).not.toBe(idOf(second));
    expect(await storedIn(browser, idOf(first))).toEqual(now(first));
    expect(await storedIn(browser, idOf(second))).toEqual(now(second));
    expect([now(first).name, now(second).name]).toEqual(['Untitled', 'Untitled (2)']);
  });
});
