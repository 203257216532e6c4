import { describe, expect, test } from 'vitest';
import { notesOf } from '../../model/index.ts';
import { addNote, changeNotes } from '../../editing/marks/notes.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { adding, idOf, openTab, storedIn, type TestTab } from '../../testing/stores/testStores.ts';

const now = (tab: TestTab) => tab.document.getState().document;
const second = (tab: TestTab) => tab.browser.time.advance(1_000);
const key = Symbol('drag');

async function tabWithNote(): Promise<TestTab> {
  const tab = await openTab();
  const note = { text: '', x: 0, y: 0, width: 200, height: 100, colour: 'blue' as const };
  tab.edit('Add a note', (document) => addNote(document, note).document);
  await second(tab);
  return tab;
}

/** The first edit that something under way would be: the note is written, or moved. */
function goOn(tab: TestTab, x: number): void {
  const [id = ''] = notesOf(now(tab)).keys();
  tab.verbs.underWay(key, () => {
    tab.edit('Move a note', (document) => changeNotes(document, new Map([[id, { x }]])));
    tab.verbs.select({ components: ['nobody'], connectors: [] });
  });
}

/** What the next page finds after this one was killed: nobody let anything go in words, only the lock is free. */
async function afterKill(tab: TestTab): Promise<TestTab> {
  const { disk, time, newId } = tab.browser;
  const { memoryLocks } = await import('../../storage/index.ts');
  return openTab({ browser: { disk: structuredClone(disk), locks: memoryLocks(), time, newId } });
}

const placeOf = (tab: TestTab) => [...notesOf(now(tab)).values()][0]?.x;

describe('what is under way', () => {
  test('changes nothing and tells nobody, and is done for whoever opens the document after a kill', async () => {
    const tab = await tabWithNote();
    const [before, stored] = [now(tab), await storedIn(tab.browser, idOf(tab))];
    goOn(tab, 1);
    for (let x = 10; x <= 100; x += 10) {
      goOn(tab, x);
      await tab.browser.time.advance(100);
    }
    await settled();
    expect([now(tab), tab.view.getState().selection.components]).toEqual([before, []]);
    expect(await storedIn(tab.browser, idOf(tab))).toEqual(stored);
    const again = await afterKill(tab);
    expect(placeOf(again)).toBe(100);
    expect(again.document.getState().past.at(-1)?.label).toBe('Move a note');
    again.verbs.undo();
    expect(placeOf(again)).toBe(0);
  });

  test('and was given up is forgotten', async () => {
    const tab = await tabWithNote();
    goOn(tab, 50);
    await second(tab);
    tab.verbs.underWay(key, null);
    await second(tab);
    expect(placeOf(await afterKill(tab))).toBe(0);
  });

  test('and ended is not done twice', async () => {
    const tab = await tabWithNote();
    goOn(tab, 50);
    await second(tab);
    const [id = ''] = notesOf(now(tab)).keys();
    tab.edit('Move a note', (d) => changeNotes(d, new Map([[id, { x: 60 }]])));
    tab.verbs.underWay(key, null);
    await second(tab);
    const again = await afterKill(tab);
    expect([placeOf(again), again.document.getState().past.length]).toEqual([60, 2]);
  });

  test('in a document that another tab has is not done by this one', async () => {
    const tab = await tabWithNote();
    goOn(tab, 50);
    await second(tab);
    const other = await openTab({ browser: tab.browser });
    expect([placeOf(other), other.document.getState().origin.kind]).toEqual([0, 'readOnly']);
  });

  test('and cannot be told for a moment leaves what was put down before', async () => {
    const tab = await tabWithNote();
    goOn(tab, 50);
    await second(tab);
    tab.verbs.underWay(key, () => false);
    await second(tab);
    expect(placeOf(await afterKill(tab))).toBe(50);
  });
});

test('a document that cannot be left lets go of the one that should have opened', async () => {
  const tab = await tabWithNote();
  const first = idOf(tab);
  await tab.verbs.newDocument();
  tab.edit('Add', adding('patchbay.Sine'));
  tab.browser.disk.failure = { kind: 'quota', message: 'Full.', problems: [] };
  await tab.verbs.openDocument(first);
  tab.browser.disk.failure = null;
  const other = await openTab({ browser: tab.browser });
  await other.verbs.openDocument(first);
  expect(other.document.getState().origin.kind).toBe('stored');
});

test('a name that is given during the first write is not put back by what that write says', async () => {
  const tab = await openTab();
  tab.edit('Add', adding('patchbay.Sine'));
  await second(tab);
  const { slowStorage } = await import('../../testing/stores/slowStorage.ts');
  const { memoryStorage } = await import('../../storage/index.ts');
  const storage = slowStorage(memoryStorage(tab.browser.disk));
  const other = await openTab({ browser: tab.browser, storage });
  await other.verbs.openModel({ ...now(other), name: 'Untitled' });
  await other.verbs.newDocument();
  const letGo = storage.hold();
  other.edit('Rename', (d) => ({ ...d, name: now(tab).name }));
  await other.browser.time.advance(200);
  other.edit('Rename', (d) => ({ ...d, name: 'Plant' }));
  letGo();
  await second(other);
  expect(now(other).name).toBe('Plant');
  expect((await storedIn(other.browser, idOf(other))).name).toBe('Plant');
});
