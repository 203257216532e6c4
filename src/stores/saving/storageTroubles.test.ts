import { describe, expect, test } from 'vitest';
import { storageFailure, type StorageEvent } from '../../storage/index.ts';
import { memoryStorage } from '../../storage/memoryStorage.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { adding, idOf, openTab, storedIn, testBrowser } from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from './saving.ts';
import { shownTrouble } from './storageTroubles.ts';

/** A tab over memory whose database can be told to do something by itself. */
async function tabWithEvents(browser = testBrowser()) {
  let tell: (event: StorageEvent) => void = () => undefined;
  const storage = {
    ...memoryStorage(browser.disk),
    onEvent: (one: typeof tell) => void (tell = one),
  };
  const tab = await openTab({ browser, storage });
  return { tab, browser, tell: (event: StorageEvent) => tell(event) };
}

const closed = (kind: 'outdated' | 'blocked' | 'unavailable'): StorageEvent => ({
  kind: 'closed',
  failure: storageFailure(kind),
});

describe('what storage refuses', () => {
  test('is told by what keeps the rest from being stored, and whether work is unsaved', () => {
    const quota = storageFailure('quota');
    const blocked = storageFailure('blocked');
    expect(shownTrouble(new Map())).toBeNull();
    expect(
      shownTrouble(
        new Map([
          ['screen', quota],
          ['runs', quota],
        ]),
      ),
    ).toMatchObject({
      about: 'runs',
      isUnsaved: false,
    });
    expect(
      shownTrouble(
        new Map([
          ['document', quota],
          ['database', blocked],
        ]),
      ),
    ).toMatchObject({
      about: 'database',
      kind: 'blocked',
      isUnsaved: true,
    });
  });

  test('is told at once, though nobody asks anything of storage', async () => {
    const { tab, tell } = await tabWithEvents();
    tell(closed('outdated'));
    expect(tab.lists.getState().trouble).toMatchObject({ about: 'database', kind: 'outdated' });
    tell({ kind: 'open' });
    expect(tab.lists.getState().trouble).toBeNull();
  });

  test('is written as soon as the database is open again, not when the next try comes', async () => {
    const { tab, browser, tell } = await tabWithEvents();
    browser.disk.failure = storageFailure('blocked');
    tell(closed('blocked'));
    tab.edit('Add range', adding('patchbay.Range'));
    await browser.time.advance(AUTOSAVE_MS);
    expect(tab.document.getState().saved.kind).toBe('failed');
    expect(tab.lists.getState().trouble).toMatchObject({ isUnsaved: true });
    browser.disk.failure = null;
    tell({ kind: 'open' });
    await settled();
    expect(tab.document.getState().saved.kind).toBe('saved');
    expect(await storedIn(browser, idOf(tab))).toEqual(tab.document.getState().document);
    expect(tab.lists.getState().trouble).toBeNull();
  });

  test('is tried again by itself: how the screen looks, when there is room', async () => {
    const { tab, browser } = await tabWithEvents();
    browser.disk.failure = storageFailure('quota');
    tab.verbs.setTheme('dark');
    await browser.time.advance(100);
    expect(tab.lists.getState().trouble).toMatchObject({ about: 'screen', kind: 'quota' });
    browser.disk.failure = null;
    await browser.time.advance(1_000);
    expect(tab.lists.getState().trouble).toBeNull();
    expect(browser.disk.settings.get('view')).toMatchObject({ theme: 'dark' });
  });

  test('is not told of a document that was left', async () => {
    const { tab, browser } = await tabWithEvents();
    browser.disk.failure = storageFailure('quota');
    tab.edit('Add range', adding('patchbay.Range'));
    await browser.time.advance(AUTOSAVE_MS);
    await tab.verbs.newDocument();
    tab.press('could not be saved');
    await settled();
    expect(tab.document.getState().past).toEqual([]);
    expect(tab.lists.getState().trouble?.about).not.toBe('document');
  });
});

describe('a page that begins while storage cannot be used', () => {
  test('brings back what was open last as soon as it can', async () => {
    const first = await openTab();
    first.edit('Add range', adding('patchbay.Range'));
    await first.browser.time.advance(AUTOSAVE_MS);
    first.dispose();
    await settled();
    const { browser } = first;
    const disk = memoryStorage(browser.disk);
    let refuses = true;
    let tell: (event: StorageEvent) => void = () => undefined;
    const list: typeof disk.list = async () =>
      refuses ? { ok: false, error: storageFailure('blocked') } : disk.list();
    const storage = { ...disk, list, onEvent: (one: typeof tell) => void (tell = one) };
    const tab = await openTab({ browser, storage });
    expect(tab.lists.getState().trouble).toMatchObject({ about: 'database', kind: 'blocked' });
    expect(tab.document.getState().saved).toEqual({ kind: 'saved', at: null });
    refuses = false;
    tell({ kind: 'open' });
    await settled();
    expect(tab.document.getState().document).toEqual(first.document.getState().document);
    expect(tab.lists.getState().trouble).toBeNull();
  });
});

describe('a database that was emptied', () => {
  test('gets the open document with its runs anew', async () => {
    const { tab, browser, tell } = await tabWithEvents();
    tab.edit('Add range', adding('patchbay.Range'));
    await browser.time.advance(AUTOSAVE_MS);
    for (const map of [browser.disk.documents, browser.disk.histories, browser.disk.settings])
      map.clear();
    tell({ kind: 'emptied' });
    await settled();
    expect(await storedIn(browser, idOf(tab))).toEqual(tab.document.getState().document);
    expect(browser.disk.settings.get('lastOpen')).toBe(idOf(tab));
    expect(tab.notices().join(' ')).toContain('Your version is kept as a new document');
    expect(tab.document.getState().saved.kind).toBe('saved');
  });
});

describe('work that storage takes in no way', () => {
  test('is at risk, until it is put down for the next page or saved', async () => {
    const browser = testBrowser();
    const disk = memoryStorage(browser.disk);
    let hasRoom = false;
    const leave: typeof disk.leave = async (leaving) =>
      hasRoom ? { ok: true, value: undefined } : disk.leave(leaving);
    const tab = await openTab({ browser, storage: { ...disk, leave } });
    browser.disk.failure = storageFailure('unavailable');
    tab.edit('Add range', adding('patchbay.Range'));
    await browser.time.advance(AUTOSAVE_MS);
    expect(tab.isAtRisk()).toBe(true);
    hasRoom = true;
    await browser.time.advance(2_000);
    expect(tab.isAtRisk()).toBe(false);
    tab.edit('Add sine', adding('patchbay.Sine'));
    expect(tab.isAtRisk()).toBe(true);
    browser.disk.failure = null;
    await browser.time.advance(AUTOSAVE_MS);
    expect(tab.isAtRisk()).toBe(false);
  });
});
