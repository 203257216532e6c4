import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { fc, test as property } from '@fast-check/vitest';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyDocument, type PatchbayDocument, specOf } from '../../model/index.ts';
import { moveComponents } from '../../editing/places/move.ts';
import {
  indexedDbStorage,
  memoryStorage,
  storageFailure,
  type Storage,
} from '../../storage/index.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { applied, randomEdit, type RandomEdit } from '../../testing/stores/randomEdits.ts';
import {
  adding,
  idOf,
  openTab,
  testBrowser,
  type TestBrowser,
  type TestTab,
} from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';
import { withWatch } from '../texts/texts.ts';
import type { HistoryEntry } from './historyEntry.ts';
import { freshHistory, type History } from './history.ts';
import { changeOf, HISTORY_BYTES, NOTHING_KEPT } from './storedHistory.ts';

const TANK = new URL('../../../public/examples/heated-tank/model.yaml', import.meta.url);
const EDITS = 500;

const now = (tab: TestTab): PatchbayDocument => tab.document.getState().document;
const pasts = (tab: TestTab) => tab.document.getState().past.map(({ label }) => label);
const futures = (tab: TestTab) => tab.document.getState().future.map(({ label }) => label);
const ways = (tab: TestTab) => [pasts(tab), futures(tab)];
const save = (tab: TestTab) => tab.browser.time.advance(AUTOSAVE_MS);

/** Closes a tab as a reload does, and opens the page again once the first has let go. */
async function reloaded(tab: TestTab, storage: Storage): Promise<TestTab> {
  const { browser } = tab;
  tab.flush();
  tab.dispose();
  await free(browser, idOf(tab));
  return openTab({ browser, storage });
}

async function free({ locks }: TestBrowser, id: string): Promise<void> {
  let isFree = false;
  while (!isFree) {
    await settled();
    await locks.request(`patchbay:document:${id}`, { ifAvailable: true }, async (lock) => {
      isFree = lock !== null;
    });
  }
}

async function openTank(storage: Storage): Promise<TestTab> {
  const tab = await openTab({ storage });
  await tab.verbs.importFiles([{ name: 'heated-tank.yaml', bytes: readFileSync(TANK) }]);
  return tab;
}

beforeEach(() => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
});

const session = fc.record({
  edits: fc.array(randomEdit, { minLength: EDITS, maxLength: EDITS }),
  reloads: fc.tuple(fc.nat(EDITS), fc.nat(EDITS), fc.nat(EDITS)),
});

describe('a history', () => {
  property.prop([session], { numRuns: 1 })(
    'of 500 random edits is undone one by one to the first document and redone to the last, over reloads',
    async ({ edits, reloads: [whileEditing, whileUndoing, whileRedoing] }) => {
      const storage = indexedDbStorage(null);
      let tab = await openTank(storage);
      const seen = [structuredClone(now(tab))];
      for (const [i, edit] of edits.entries()) {
        if (i === whileEditing) tab = await reloaded(tab, storage);
        const before = now(tab);
        tab.edit(edit.kind, (document) => applied(document, edit));
        if (now(tab) !== before) seen.push(structuredClone(now(tab)));
        if (i % 50 === 0) await save(tab);
      }
      expect(seen.length).toBeGreaterThan(EDITS / 2);
      expect(pasts(tab).length).toBe(seen.length - 1);
      const last = await textOf(tab);

      for (const [i, document] of seen.slice(0, -1).toReversed().entries()) {
        if (i === whileUndoing % (seen.length - 1)) tab = await reloaded(tab, storage);
        tab.verbs.undo();
        expect(now(tab)).toEqual(document);
      }
      expect(pasts(tab)).toEqual([]);
      expect(await textOf(tab)).toBe(readFileSync(TANK, 'utf8'));

      for (const [i, document] of seen.slice(1).entries()) {
        if (i === whileRedoing % (seen.length - 1)) tab = await reloaded(tab, storage);
        tab.verbs.redo();
        expect(now(tab)).toEqual(document);
      }
      expect(futures(tab)).toEqual([]);
      expect(await textOf(tab)).toBe(last);
    },
    120_000,
  );

  property.prop([fc.array(anyStep(), { minLength: 60, maxLength: 120 })], {
    numRuns: 15,
    interruptAfterTimeLimit: 30_000,
  })(
    'is the same as one that keeps every document, whatever is done in which order',
    async (steps) => {
      const storage = indexedDbStorage(null);
      let tab = await openTank(storage);
      let twin: Twin = { past: [], document: structuredClone(now(tab)), future: [] };
      for (const step of steps) {
        if ('edit' in step) {
          const before = now(tab);
          tab.edit('Edit', (document) => applied(document, step.edit));
          if (now(tab) !== before) {
            const past = [...twin.past, twin.document];
            twin = { past, document: structuredClone(now(tab)), future: [] };
          }
        } else if ('goTo' in step) {
          const position = step.goTo % (twin.past.length + twin.future.length + 1);
          tab.verbs.goTo(position);
          twin = went(twin, position);
        } else if ('walk' in step) {
          if (step.walk < 0) tab.verbs.undo();
          else tab.verbs.redo();
          twin = went(twin, twin.past.length + step.walk);
        } else if ('watch' in step) {
          const field = anyField(now(tab), step.watch);
          tab.verbs.watch(field, step.on);
          twin = watched(twin, field, step.on);
        } else tab = await reloaded(tab, storage);
        expect(now(tab)).toEqual(twin.document);
        expect(ways(tab).map(({ length }) => length)).toEqual([
          twin.past.length,
          twin.future.length,
        ]);
      }
    },
    60_000,
  );

  test('goes on after a reload: back, forward, and on from where it was left', async () => {
    const storage = indexedDbStorage(null);
    let tab = await openTab({ storage });
    const began = tab.browser.time.clock();
    for (const type of ['Range', 'Sine', 'Clamp']) {
      tab.edit(`Add ${type}`, adding(`patchbay.${type}`));
    }
    tab.verbs.undo();
    tab = await reloaded(tab, storage);
    expect(ways(tab)).toEqual([['Add Range', 'Add Sine'], ['Add Clamp']]);
    const { past } = tab.document.getState();
    expect(past.map(({ at }) => at)).toEqual([began, began]);
    tab.verbs.goTo(0);
    expect(now(tab).config).toEqual(emptyDocument('').config);
    tab = await reloaded(tab, storage);
    tab.verbs.goTo(1);
    tab.edit('Add Gain', adding('patchbay.Gain'));
    tab = await reloaded(tab, storage);
    expect(ways(tab)).toEqual([['Add Range', 'Add Gain'], []]);
  });

  test('comes with the next save, and needs no write of the document when only the way changed', async () => {
    const storage = memoryStorage();
    const tab = await openTab({ storage });
    tab.edit('Add range', adding('patchbay.Range'));
    await save(tab);
    tab.edit('Add sine', adding('patchbay.Sine'));
    tab.verbs.undo();
    expect(tab.document.getState().saved.kind).toBe('saved');
    await save(tab);
    const again = await reloaded(tab, storage);
    expect(ways(again)).toEqual([['Add range'], ['Add sine']]);
    const stored = await storage.load(idOf(again));
    expect(stored.ok && stored.value.revision).toBe(1);
  });
});

describe('a history in storage', () => {
  test('stays with a document that is deleted and brought back, or renamed in the list', async () => {
    const storage = indexedDbStorage(null);
    const tab = await openTab({ storage });
    tab.edit('Add range', adding('patchbay.Range'));
    const id = idOf(tab);
    await tab.verbs.newDocument();
    await tab.verbs.renameDocument(id, 'Mine');
    await tab.verbs.deleteDocument(id);
    tab.press('Deleted');
    while (tab.lists.getState().documents.length === 0) await settled();
    await tab.verbs.openDocument(id);
    expect(pasts(tab)).toEqual(['Add range', 'Rename the document']);
    tab.verbs.goTo(0);
    expect(now(tab)).toEqual(emptyDocument('Untitled'));
  });

  test('is not taken over by a duplicate, and goes when its document is purged', async () => {
    const storage = indexedDbStorage(null);
    const tab = await openTab({ storage });
    tab.edit('Add range', adding('patchbay.Range'));
    await save(tab);
    const id = idOf(tab);
    await tab.verbs.duplicateDocument(id);
    expect(ways(tab)).toEqual([[], []]);
    const kept = await storage.history(id, 1);
    expect(kept.ok && kept.value?.steps.length).toBe(1);
    await storage.remove(id, 1);
    await storage.purge(2);
    expect(await storage.history(id, 2)).toEqual({ ok: true, value: null });
  });

  test('is left alone when the document was changed by somebody who knows nothing of it', async () => {
    const storage = memoryStorage();
    const tab = await openTab({ storage });
    tab.edit('Add range', adding('patchbay.Range'));
    await save(tab);
    const [id, document] = [idOf(tab), emptyDocument('Other')];
    tab.dispose();
    await storage.write({ id, revision: 1, document, at: 1 });
    const again = await openTab({ browser: tab.browser, storage });
    expect(now(again)).toEqual(document);
    expect(ways(again)).toEqual([[], []]);
  });

  test('that is damaged is used as far as it leads, and harms no document', async () => {
    const browser = testBrowser();
    const storage = memoryStorage(browser.disk);
    const tab = await openTab({ browser });
    for (let x = 0; x < 6; x++) {
      const move = (d: PatchbayDocument) => moveComponents(d, new Map([['range', { x, y: 0 }]]));
      tab.edit(`Step ${x}`, x === 0 ? adding('patchbay.Range') : move);
    }
    tab.verbs.goTo(4);
    const steps = () => browser.disk.steps.get(idOf(tab)) ?? new Map<number, unknown>();
    let open = await reloaded(tab, storage);
    const document = now(open);
    steps().set(1, 'not a step');
    steps().set(5, { ...(steps().get(5) as object), patch: { is: 'list', hunks: 7 } });
    open = await reloaded(open, storage);
    expect(now(open)).toEqual(document);
    expect(ways(open)).toEqual([
      ['Step 2', 'Step 3'],
      ['Step 4', 'Step 5'],
    ]);
    open.verbs.redo();
    open.verbs.redo();
    expect(open.notices()).toEqual([expect.stringContaining('could not be read')]);
    expect(ways(open)).toEqual([['Step 2', 'Step 3', 'Step 4'], []]);
    open = await reloaded(open, storage);
    expect(ways(open)).toEqual([['Step 2', 'Step 3', 'Step 4'], []]);
    open.verbs.undo();
    open.verbs.undo();
    expect(now(open)).toEqual(moveComponents(document, new Map([['range', { x: 2, y: 0 }]])));
  });

  test('has room for so many bytes: the oldest steps make room, then those undone the farthest', () => {
    const end = { seen: 0, document: null };
    const entry = (label: string): HistoryEntry => {
      return { label, at: 1, patch: label, size: HISTORY_BYTES * 0.3, before: end, after: end };
    };
    const history = (past: string, future: string): History => ({
      ...freshHistory(emptyDocument('')),
      past: [...past].map(entry),
      future: [...future].map(entry),
    });
    const room = (way: History, kept = NOTHING_KEPT) => {
      const { change } = changeOf(way, kept);
      const numbers = change.steps.map(([number, { label }]) => `${number}${label}`);
      return [change.first, change.position, change.end, ...numbers];
    };
    expect(room(history('abc', ''))).toEqual([0, 3, 3, '0a', '1b', '2c']);
    expect(room(history('abcde', ''))).toEqual([2, 5, 5, '2c', '3d', '4e']);
    expect(room(history('abc', 'de'))).toEqual([2, 3, 5, '2c', '3d', '4e']);
    expect(room(history('a', 'bcde'))).toEqual([1, 1, 4, '1b', '2c', '3d']);
    const { kept } = changeOf(history('abcde', ''), NOTHING_KEPT);
    expect(room(history('abcdef', ''), kept)).toEqual([3, 6, 6, '5f']);
    expect(room(history('abc', 'de'), kept)).toEqual([2, 3, 5]);
    expect(room(history('abx', ''), kept)).toEqual([0, 3, 3, '0a', '1b', '2x']);
  });

  test('makes room for its document when there is none for both', async () => {
    const browser = testBrowser();
    const disk = memoryStorage(browser.disk);
    let full = false;
    const storage: Storage = {
      ...disk,
      write: async ({ history = null, ...change }) => {
        const written = await disk.write({ ...change, history: full ? null : history });
        return written.ok && full
          ? { ok: true, value: { ...written.value, historyKept: false } }
          : written;
      },
    };
    const tab = await openTab({ browser, storage });
    tab.edit('Add range', adding('patchbay.Range'));
    await save(tab);
    full = true;
    tab.edit('Add sine', adding('patchbay.Sine'));
    await save(tab);
    expect(tab.document.getState().saved.kind).toBe('saved');
    expect(tab.notices()).toEqual([expect.stringContaining('its history is not')]);
    expect(pasts(tab)).toEqual(['Add range', 'Add sine']);
    const document = now(tab);
    const again = await reloaded(tab, storage);
    expect(now(again)).toEqual(document);
    expect(ways(again)).toEqual([[], []]);
  });

  test('is kept whole as soon as there is room, though nothing is edited any more', async () => {
    const browser = testBrowser();
    const disk = memoryStorage(browser.disk);
    let full = false;
    const quota = async () => ({ ok: false as const, error: storageFailure('quota') });
    const storage: Storage = {
      ...disk,
      keepHistory: (...change) => (full ? quota() : disk.keepHistory(...change)),
      write: async ({ history = null, ...change }) => {
        const written = await disk.write({ ...change, history: full ? null : history });
        return written.ok && full && history !== null
          ? { ok: true, value: { ...written.value, historyKept: false } }
          : written;
      },
    };
    const tab = await openTab({ browser, storage });
    for (const type of ['Range', 'Sine', 'Clamp']) {
      tab.edit(type, adding(`patchbay.${type}`));
      await save(tab);
      full = true;
    }
    expect(tab.notices()).toEqual([expect.stringContaining('It is kept as soon as there is room')]);
    // Also when it was tried in vain a few times.
    await browser.time.advance(60_000);
    tab.verbs.undo();
    await save(tab);
    full = false;
    await browser.time.advance(30_000);
    expect(tab.notices()).toEqual([]);
    expect(browser.time.waiting()).toEqual([]);
    const again = await reloaded(tab, storage);
    expect(ways(again)).toEqual([['Range', 'Sine'], ['Clamp']]);
  });

  test('that storage did not take for another reason is tried again, too', async () => {
    const browser = testBrowser();
    const disk = memoryStorage(browser.disk);
    let refuses = false;
    const failing = async () => ({ ok: false as const, error: storageFailure('unavailable') });
    const keepHistory: Storage['keepHistory'] = (...change) =>
      refuses ? failing() : disk.keepHistory(...change);
    const tab = await openTab({ browser, storage: { ...disk, keepHistory } });
    tab.edit('Range', adding('patchbay.Range'));
    await save(tab);
    tab.edit('Sine', adding('patchbay.Sine'));
    await save(tab);
    refuses = true;
    // Back and forth: the document is the same, its history is not.
    tab.verbs.undo();
    await save(tab);
    tab.edit('Clamp', adding('patchbay.Clamp'));
    tab.verbs.undo();
    await save(tab);
    refuses = false;
    await browser.time.advance(2_000);
    const before = ways(tab);
    const again = await reloaded(tab, disk);
    expect(ways(again)).toEqual(before);
    expect(before).toEqual([['Range'], ['Clamp']]);
  });

  test('has the edit of the last moment, though its page had no time to write it', async () => {
    const browser = testBrowser();
    const disk = memoryStorage(browser.disk);
    let dying = false;
    const never = () => new Promise<never>(() => undefined);
    const storage: Storage = {
      ...disk,
      create: (entry) => (dying ? never() : disk.create(entry)),
      write: (change) => (dying ? never() : disk.write(change)),
      saveSetting: (key, setting) => (dying ? never() : disk.saveSetting(key, setting)),
    };
    async function lastMoment(tab: TestTab, type: string): Promise<TestTab> {
      tab.edit(type, adding(`patchbay.${type}`));
      dying = true;
      tab.leave();
      tab.dispose();
      dying = false;
      return openTab({ browser, storage });
    }
    const first = await lastMoment(await openTab({ browser, storage }), 'Range');
    expect(ways(first)).toEqual([['Range'], []]);
    const second = await lastMoment(first, 'Sine');
    expect(ways(second)).toEqual([['Range', 'Sine'], []]);
    const document = now(second);
    second.verbs.undo();
    second.verbs.undo();
    expect(now(second)).toEqual({ ...emptyDocument('Untitled') });
    second.verbs.redo();
    second.verbs.redo();
    expect(now(second)).toEqual(document);
  });

  test('that cannot be read does not keep its document from opening', async () => {
    const disk = memoryStorage();
    const tab = await openTab({ storage: disk });
    tab.edit('Add range', adding('patchbay.Range'));
    await save(tab);
    const history = async () => ({ ok: false as const, error: storageFailure('unavailable') });
    const again = await reloaded(tab, { ...disk, history });
    expect(now(again)).toEqual(now(tab));
    expect(ways(again)).toEqual([[], []]);
  });

  test('is the writer’s: a second tab shows it and walks nowhere', async () => {
    const tab = await openTab();
    tab.edit('Add range', adding('patchbay.Range'));
    await save(tab);
    const second = await openTab({ browser: tab.browser });
    expect(pasts(second)).toEqual(['Add range']);
    second.verbs.goTo(0);
    expect(now(second)).toEqual(now(tab));
    tab.edit('Add sine', adding('patchbay.Sine'));
    tab.flush();
    tab.dispose();
    await settled();
    expect(pasts(second)).toEqual(['Add range', 'Add sine']);
    second.verbs.undo();
    second.verbs.undo();
    expect(now(second)).toEqual(emptyDocument('Untitled'));
  });
});

async function textOf(tab: TestTab): Promise<string> {
  await tab.verbs.prepareText();
  return tab.verbs.exportText('yaml');
}

type Step =
  | { readonly edit: RandomEdit }
  | { readonly walk: number }
  | { readonly goTo: number }
  | { readonly watch: number; readonly on: boolean }
  | { readonly reload: true };

function anyStep(): fc.Arbitrary<Step> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ edit: randomEdit }) },
    { weight: 4, arbitrary: fc.record({ walk: fc.constantFrom(-1, -1, 1) }) },
    { weight: 2, arbitrary: fc.record({ goTo: fc.nat(200) }) },
    { weight: 2, arbitrary: fc.record({ watch: fc.nat(50), on: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant({ reload: true } as const) },
  );
}

/** A history that keeps every document: what it should come to the same as. */
interface Twin {
  readonly past: readonly PatchbayDocument[];
  readonly document: PatchbayDocument;
  readonly future: readonly PatchbayDocument[];
}

function went(twin: Twin, position: number): Twin {
  const all = [...twin.past, twin.document, ...twin.future];
  const document = all[position];
  if (document === undefined) return twin;
  return { past: all.slice(0, position), document, future: all.slice(position + 1) };
}

const namesIn = (document: PatchbayDocument) =>
  specOf(document).plugboard.process.args.components.map(({ args }) => args.name);

function anyField(document: PatchbayDocument, die: number): string {
  const names = namesIn(document);
  return `${names[die % names.length] ?? 'nobody'}.y`;
}

/** What is watched is no step: every document that has the component has it. */
function watched({ past, document, future }: Twin, field: string, on: boolean): Twin {
  const apply = (d: PatchbayDocument) =>
    d === document || !on || namesIn(d).some((name) => field.startsWith(`${name}.`))
      ? withWatch(d, field, on)
      : d;
  return { past: past.map(apply), document: apply(document), future: future.map(apply) };
}
