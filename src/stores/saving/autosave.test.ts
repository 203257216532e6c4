import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { memoryStorage, storageFailure, type StorageFailureKind } from '../../storage/index.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { applied, randomEdit } from '../../testing/stores/randomEdits.ts';
import { slowStorage } from '../../testing/stores/slowStorage.ts';
import {
  adding,
  idOf,
  openTab,
  storedIn,
  testBrowser,
  type TestTab,
} from '../../testing/stores/testStores.ts';
import type { SavedState } from '../document/documentState.ts';
import type { Edit } from '../document/history.ts';
import { AUTOSAVE_MS } from './saving.ts';

const now = (tab: TestTab) => tab.document.getState().document;
const saved = (tab: TestTab): SavedState => tab.document.getState().saved;
const stored = (tab: TestTab) => storedIn(tab.browser, idOf(tab));
const named =
  (name: string): Edit =>
  (document) => ({ ...document, name });

/** What the person sees of the saving from now on, each state once. */
function seenStates(tab: TestTab): SavedState['kind'][] {
  const seen = [saved(tab).kind];
  tab.document.subscribe(({ saved: { kind } }) => {
    if (seen.at(-1) !== kind) seen.push(kind);
  });
  return seen;
}

describe('an edit', () => {
  test('is written without being asked, and the state says so', async () => {
    const tab = await openTab();
    const { disk, time } = tab.browser;
    const seen = seenStates(tab);
    tab.edit('Add range', adding('patchbay.Range'));
    await time.advance(AUTOSAVE_MS - 1);
    expect(disk.documents.size).toBe(0);
    await time.advance(1);
    expect(seen).toEqual(['saved', 'unsaved', 'saving', 'saved']);
    expect(saved(tab)).toEqual({ kind: 'saved', at: time.clock() });
    expect(await stored(tab)).toEqual(now(tab));
    expect(tab.lists.getState().documents).toMatchObject([{ id: idOf(tab), components: 1 }]);
  });

  test('is written within its time however many follow it: a burst is a few writes', async () => {
    const storage = slowStorage(memoryStorage());
    const tab = await openTab({ storage });
    for (let key = 0; key < 100; key += 1) {
      tab.edit('Rename', named(`Key ${key}`));
      await tab.browser.time.advance(AUTOSAVE_MS / 4);
    }
    expect(storage.asked.length).toBeGreaterThan(20);
    expect(storage.asked.length).toBeLessThan(30);
    await tab.browser.time.advance(AUTOSAVE_MS);
    expect(storage.asked.at(-1)).toBe('Key 99');
  });

  test('that comes while the one before is written follows it, one write at a time', async () => {
    const browser = testBrowser();
    const storage = slowStorage(memoryStorage(browser.disk));
    const tab = await openTab({ browser, storage });
    const letGo = storage.hold();
    tab.edit('Rename', named('A'));
    await browser.time.advance(AUTOSAVE_MS);
    tab.edit('Rename', named('B'));
    await browser.time.advance(AUTOSAVE_MS);
    expect(storage.asked).toEqual(['A']);
    letGo();
    await settled();
    expect(storage.asked).toEqual(['A', 'B']);
    expect((await stored(tab)).name).toBe('B');
    expect(saved(tab).kind).toBe('saved');
  });

  test('that is undone before it was written needs no write', async () => {
    const storage = slowStorage(memoryStorage());
    const tab = await openTab({ storage });
    tab.edit('Rename', named('A'));
    tab.verbs.undo();
    expect(saved(tab).kind).toBe('saved');
    await tab.browser.time.advance(60_000);
    expect(storage.asked).toEqual([]);
  });

  test('that is undone while it is written is taken back in storage too', async () => {
    const browser = testBrowser();
    const storage = slowStorage(memoryStorage(browser.disk));
    const tab = await openTab({ browser, storage });
    const letGo = storage.hold();
    tab.edit('Rename', named('A'));
    await browser.time.advance(AUTOSAVE_MS);
    tab.verbs.undo();
    letGo();
    await settled();
    expect((await stored(tab)).name).toBe('Untitled');
    expect(saved(tab).kind).toBe('saved');
  });

  test('is there after a reload, which opens what was open last; without edits nothing is stored', async () => {
    const browser = testBrowser();
    const unused = await openTab({ browser });
    await unused.verbs.newDocument();
    unused.flush();
    await browser.time.advance(60_000);
    expect(browser.disk.documents.size).toBe(0);
    const tab = await openTab({ browser });
    tab.edit('Add range', adding('patchbay.Range'));
    await browser.time.advance(AUTOSAVE_MS);
    tab.dispose();
    await settled();
    const again = await openTab({ browser });
    expect(again.document.getState()).toMatchObject({
      document: now(tab),
      origin: { kind: 'stored', id: idOf(tab) },
      past: [{ label: 'Add range' }],
    });
  });
});

describe('leaving', () => {
  test('writes at once what waits to be written', async () => {
    const tab = await openTab();
    tab.edit('Add range', adding('patchbay.Range'));
    tab.flush();
    tab.dispose();
    await settled();
    expect(await stored(tab)).toEqual(now(tab));
  });

  test('opening another document writes the open one first', async () => {
    const tab = await openTab();
    tab.edit('Add range', adding('patchbay.Range'));
    const [id, document] = [idOf(tab), now(tab)];
    await tab.verbs.newDocument();
    expect(await storedIn(tab.browser, id)).toEqual(document);
    await tab.verbs.openDocument(id);
    expect(now(tab)).toEqual(document);
  });
});

describe('a write that fails', () => {
  const FAILURES: readonly StorageFailureKind[] = [
    ...(['quota', 'unverified', 'unavailable', 'outdated', 'blocked', 'broken', 'faulty'] as const),
  ];

  test.each(FAILURES)('(%s) is told, and tried again until it succeeds', async (kind) => {
    const tab = await openTab();
    const { disk, time } = tab.browser;
    disk.failure = storageFailure(kind);
    const seen = seenStates(tab);
    tab.edit('Add range', adding('patchbay.Range'));
    const document = now(tab);
    await time.advance(AUTOSAVE_MS);
    expect(saved(tab)).toEqual({ kind: 'failed', message: storageFailure(kind).message });
    const waits: number[] = [];
    for (let tries = 0; tries < 4; tries++) {
      waits.push(time.waiting()[0] ?? 0);
      await time.advance(time.waiting()[0] ?? 0);
    }
    expect(waits).toEqual([2_000, 5_000, 10_000, 10_000]);
    expect(seen).toEqual(['saved', 'unsaved', 'saving', 'failed']);
    expect(now(tab)).toBe(document);
    disk.failure = null;
    await time.advance(10_000);
    expect(saved(tab)).toEqual({ kind: 'saved', at: time.clock() });
    expect(await stored(tab)).toEqual(document);
  });

  test('is tried at once again by the next edit; what failed stays in sight until it succeeded', async () => {
    const tab = await openTab();
    const { disk, time } = tab.browser;
    disk.failure = storageFailure('quota');
    tab.edit('Rename', named('A'));
    await time.advance(AUTOSAVE_MS);
    disk.failure = null;
    tab.edit('Rename', named('B'));
    expect(saved(tab).kind).toBe('failed');
    await time.advance(AUTOSAVE_MS);
    expect(saved(tab).kind).toBe('saved');
    expect((await stored(tab)).name).toBe('B');
    expect(tab.document.getState().past.length).toBe(2);
  });

  test('after one that succeeded is tried again as soon as the first that failed was', async () => {
    const tab = await openTab();
    const { disk, time } = tab.browser;
    for (const name of ['A', 'B']) {
      disk.failure = storageFailure('quota');
      tab.edit('Rename', named(name));
      await time.advance(AUTOSAVE_MS);
      expect(time.waiting()[0]).toBe(2_000);
      disk.failure = null;
      await time.advance(2_000);
      expect(saved(tab).kind).toBe('saved');
    }
  });

  test('keeps the document open when another is wanted, unless the person leaves it', async () => {
    const tab = await openTab();
    tab.edit('Add range', adding('patchbay.Range'));
    const document = now(tab);
    tab.browser.disk.failure = storageFailure('quota');
    await tab.verbs.newDocument();
    expect(now(tab)).toBe(document);
    tab.verbs.undo();
    tab.verbs.redo();
    expect(now(tab)).toBe(document);
    tab.press('could not be saved, so it stays open');
    await settled();
    expect(now(tab).config).not.toEqual(document.config);
  });

  property.prop(
    [
      fc.array(
        fc.oneof(
          { weight: 4, arbitrary: fc.record({ edit: randomEdit }) },
          fc.record({ undo: fc.constant(true) }),
          fc.record({ wait: fc.nat(5_000) }),
          fc.record({ broken: fc.boolean() }),
        ),
        { minLength: 20, maxLength: 80 },
      ),
    ],
    { numRuns: 40, interruptAfterTimeLimit: 20_000 },
  )(
    'loses nothing, whatever is done and however often it fails',
    async (steps) => {
      const tab = await openTab();
      const { disk, time } = tab.browser;
      for (const step of steps) {
        if ('edit' in step) tab.edit('Edit', (document) => applied(document, step.edit));
        else if ('undo' in step) tab.verbs.undo();
        else if ('wait' in step) await time.advance(step.wait);
        else disk.failure = step.broken ? storageFailure('quota') : null;
      }
      const document = now(tab);
      disk.failure = null;
      await time.advance(60_000);
      expect(now(tab)).toBe(document);
      expect(saved(tab).kind).toBe('saved');
      if (disk.documents.size > 0) expect(await stored(tab)).toEqual(document);
      else expect(tab.document.getState().past).toEqual([]);
    },
    30_000,
  );
});

describe('a record that changed behind the back', () => {
  test('is not overwritten: the own version goes on as a copy of another name', async () => {
    const tab = await openTab();
    const { disk, time } = tab.browser;
    tab.edit('Rename', named('Tank'));
    await time.advance(AUTOSAVE_MS);
    const id = idOf(tab);
    const other = memoryStorage(disk);
    const theirs = { ...now(tab), files: [{ name: 'theirs.csv', bytes: new Uint8Array([1]) }] };
    await other.write({ id, revision: 1, document: theirs, at: time.clock() });
    tab.edit('Add range', adding('patchbay.Range'));
    await time.advance(AUTOSAVE_MS);
    expect(await storedIn(tab.browser, id)).toEqual(theirs);
    expect(idOf(tab)).not.toBe(id);
    expect(await stored(tab)).toEqual(now(tab));
    expect(now(tab).name).toBe('Tank (2)');
    expect(saved(tab).kind).toBe('saved');
    expect(tab.notices()).toEqual([expect.stringContaining('goes on as a copy')]);
  });

  test('was removed: the own version is kept as a new document', async () => {
    const tab = await openTab();
    const { disk, time } = tab.browser;
    tab.edit('Rename', named('Tank'));
    await time.advance(AUTOSAVE_MS);
    const id = idOf(tab);
    await memoryStorage(disk).remove(id, time.clock());
    tab.edit('Add range', adding('patchbay.Range'));
    await time.advance(AUTOSAVE_MS);
    expect(idOf(tab)).not.toBe(id);
    expect(await stored(tab)).toEqual(now(tab));
    expect(tab.lists.getState().documents.map(({ name }) => name)).toEqual(['Tank']);
    expect(tab.notices()).toEqual([expect.stringContaining('kept as a new document')]);
  });
});
