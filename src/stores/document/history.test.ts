import { describe, expect, test } from 'vitest';
import { emptyDocument, type PatchbayDocument, watchedFields } from '../../model/index.ts';
import { setArgument } from '../../editing/arguments/arguments.ts';
import { moveComponents } from '../../editing/places/move.ts';
import { adding, openTab, type TestTab } from '../../testing/stores/testStores.ts';
import type { Edit } from './history.ts';

const now = (tab: TestTab): PatchbayDocument => tab.document.getState().document;
const pasts = (tab: TestTab) => tab.document.getState().past.map(({ label }) => label);
const futures = (tab: TestTab) => tab.document.getState().future.map(({ label }) => label);
const moving =
  (x: number): Edit =>
  (document) =>
    moveComponents(document, new Map([['range', { x, y: 0 }]]));

async function tabWithRange(): Promise<TestTab> {
  const tab = await openTab();
  tab.edit('Add range', adding('patchbay.Range'));
  return tab;
}

describe('undo and redo', () => {
  test('say what they will take back, and do nothing at either end', async () => {
    const tab = await tabWithRange();
    const edited = now(tab);
    tab.verbs.redo();
    expect(now(tab)).toBe(edited);
    tab.verbs.undo();
    expect(now(tab)).toEqual(emptyDocument('Untitled'));
    expect([pasts(tab), futures(tab)]).toEqual([[], ['Add range']]);
    const first = now(tab);
    tab.verbs.undo();
    expect(now(tab)).toBe(first);
    tab.verbs.redo();
    expect(now(tab)).toBe(edited);
  });

  test('a new edit after an undo closes the way forward', async () => {
    const tab = await tabWithRange();
    tab.verbs.undo();
    tab.edit('Add sine', adding('patchbay.Sine'));
    expect([pasts(tab), futures(tab)]).toEqual([['Add sine'], []]);
    const sine = now(tab);
    tab.verbs.redo();
    expect(now(tab)).toBe(sine);
  });

  test('a burst that came back to the text as it was read is no entry', async () => {
    const tab = await openTab();
    const text = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: { name: range, iters: 4 }
      connectors: []
`;
    await tab.verbs.importFiles([{ name: 'm.yaml', bytes: new TextEncoder().encode(text) }]);
    const before = now(tab);
    const drag = Symbol('drag');
    for (const iters of [5, 9, 4])
      tab.edit('Set', (document) => setArgument(document, 'range', 'iters', iters), drag);
    expect(pasts(tab)).toEqual([]);
    expect(now(tab)).toBe(before);
  });

  test('another document starts a history of its own', async () => {
    const tab = await tabWithRange();
    await tab.verbs.newDocument();
    expect([pasts(tab), futures(tab)]).toEqual([[], []]);
    tab.verbs.undo();
    expect(now(tab).name).toBe('Untitled (2)');
  });
});

describe('entries of the history', () => {
  test('an edit that changes nothing makes none and keeps the way forward', async () => {
    const tab = await tabWithRange();
    tab.verbs.undo();
    tab.edit('Nothing', (document) => document);
    tab.edit('No such component', (document) => setArgument(document, 'nobody', 'iters', 1));
    expect([pasts(tab), futures(tab)]).toEqual([[], ['Add range']]);
  });

  test('a burst within one gesture makes one; a pause or another gesture begins the next', async () => {
    const tab = await tabWithRange();
    const { time } = tab.browser;
    for (const x of [10, 20, 30]) {
      tab.edit('Move range', moving(x), 'arrows');
      await time.advance(900);
    }
    expect(pasts(tab)).toEqual(['Add range', 'Move range']);
    await time.advance(200);
    tab.edit('Move range', moving(40), 'arrows');
    tab.edit('Move range', moving(50), 'drag');
    tab.edit('Move range', moving(60));
    tab.edit('Move range', moving(70));
    expect(pasts(tab).length).toBe(6);
    for (const x of [60, 50, 40, 30, 0]) {
      tab.verbs.undo();
      expect(now(tab)).toEqual(moving(x)(now(tab)));
    }
  });

  test('a drag makes one however long it takes, and begins with what it changes first', async () => {
    const tab = await tabWithRange();
    const drag = Symbol('drag');
    tab.edit('Move range', (document) => document, drag);
    for (const x of [10, 20, 30]) {
      tab.edit('Move range', moving(x), drag);
      await tab.browser.time.advance(5_000);
    }
    expect(pasts(tab)).toEqual(['Add range', 'Move range']);
    tab.edit('Move range', moving(40), Symbol('drag'));
    expect(pasts(tab).length).toBe(3);
  });

  test('an undo ends the gesture: what follows is not mixed into an older entry', async () => {
    const tab = await tabWithRange();
    tab.edit('Move range', moving(10), 'arrows');
    tab.verbs.undo();
    tab.edit('Move range', moving(20), 'arrows');
    expect(pasts(tab)).toEqual(['Add range', 'Move range']);
    tab.verbs.undo();
    expect(now(tab)).toEqual(moving(0)(now(tab)));
  });

  test('views make none: selecting, panels, theme, dialogs and bringing into view', async () => {
    const tab = await tabWithRange();
    tab.verbs.undo();
    const before = tab.document.getState();
    tab.verbs.select({ components: ['range'], connectors: [] });
    tab.verbs.openPanel('yaml');
    tab.verbs.setPanel({ height: 300, open: false });
    tab.verbs.setTheme('dark');
    tab.verbs.openDialog('share');
    tab.verbs.revealComponent('range');
    expect(tab.document.getState()).toBe(before);
  });
});

test('a value is read and written as YAML', async () => {
  const tab = await openTab();
  await tab.verbs.prepareText();
  const value = { a: [1, 'two'], on: 'on' };
  expect(tab.verbs.valueOfText(tab.verbs.valueText(value))).toEqual({ ok: true, value });
  expect(tab.verbs.valueOfText('{"a": [1, 2]}')).toEqual({ ok: true, value: { a: [1, 2] } });
  expect(tab.verbs.valueOfText('a: [').ok).toBe(false);
  expect(tab.verbs.valueOfText(' ').ok).toBe(false);
});

describe('watching a field', () => {
  test('is kept in the document but is no step: undo and redo pass over it', async () => {
    const tab = await tabWithRange();
    tab.edit('Move range', moving(10));
    tab.verbs.watch('range.y', true);
    expect(pasts(tab)).toEqual(['Add range', 'Move range']);
    tab.verbs.undo();
    expect(watchedFields(now(tab))).toEqual(['range.y']);
    tab.verbs.redo();
    expect(watchedFields(now(tab))).toEqual(['range.y']);
    tab.verbs.watch('range.y', false);
    tab.verbs.undo();
    expect(watchedFields(now(tab))).toEqual([]);
  });

  test('keeps the way forward open, and leaves documents without the component alone', async () => {
    const tab = await tabWithRange();
    tab.edit('Move range', moving(10));
    tab.verbs.undo();
    tab.verbs.watch('range.y', true);
    expect(futures(tab)).toEqual(['Move range']);
    tab.verbs.undo();
    expect(now(tab)).toEqual(emptyDocument('Untitled'));
    tab.verbs.redo();
    tab.verbs.redo();
    expect(watchedFields(now(tab))).toEqual(['range.y']);
  });
});
