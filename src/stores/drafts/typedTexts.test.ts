import { describe, expect, test } from 'vitest';
import { specOf } from '../../model/index.ts';
import { moveComponents } from '../../editing/places/move.ts';
import { memoryLocks, memoryStorage, storageFailure, type Storage } from '../../storage/index.ts';
import { gate } from '../../testing/gate.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import {
  adding,
  idOf,
  openTab,
  testBrowser,
  type TestTab,
} from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';
import { READ_MS } from './typedTexts.ts';

const now = (tab: TestTab) => tab.document.getState().document;
const typed = (tab: TestTab) => tab.document.getState().typed;
const pasts = (tab: TestTab) => tab.document.getState().past.map(({ label }) => label);
const names = (tab: TestTab) =>
  specOf(now(tab)).plugboard.process.args.components.map(({ args }) => args.name);
const textOf = (tab: TestTab) => tab.verbs.exportText('yaml');
const BROKEN = 'plugboard: [';

async function tabWithRange(browser = testBrowser()): Promise<TestTab> {
  const tab = await openTab({ browser });
  await tab.verbs.prepareText();
  tab.edit('Add range', adding('patchbay.Range'));
  return tab;
}

/** Types as somebody does, and waits until the text was read. */
async function write(tab: TestTab, text: string): Promise<void> {
  tab.verbs.typeText(text);
  await tab.browser.time.advance(READ_MS);
}

async function reloaded(tab: TestTab): Promise<TestTab> {
  tab.flush();
  await settled();
  tab.dispose();
  await settled();
  const again = await openTab({ browser: tab.browser });
  await settled();
  return again;
}

describe('typing', () => {
  test('becomes the document a moment later, a burst as one entry, and its text is what was typed', async () => {
    const tab = await tabWithRange();
    const text = textOf(tab);
    tab.verbs.typeText(`# m\n${text}`);
    await tab.browser.time.advance(READ_MS - 1);
    expect(pasts(tab)).toEqual(['Add range']);
    for (const comment of ['# mi', '# mine']) await write(tab, `${comment}\n${text}`);
    expect(pasts(tab)).toEqual(['Add range', 'Edit the text']);
    expect([textOf(tab), typed(tab)]).toEqual([`# mine\n${text}`, null]);
    await tab.browser.time.advance(10_000);
    await write(tab, text.replaceAll('range', 'counter'));
    expect(pasts(tab)).toEqual(['Add range', 'Edit the text', 'Edit the text']);
    expect(names(tab)).toEqual(['counter']);
    tab.verbs.undo();
    expect(textOf(tab)).toBe(`# mine\n${text}`);
    tab.verbs.undo();
    expect(textOf(tab)).toBe(text);
  });

  test('of what is there already makes no entry', async () => {
    const tab = await tabWithRange();
    await write(tab, textOf(tab));
    expect([pasts(tab), typed(tab)]).toEqual([['Add range'], null]);
  });

  test('is read before a run, an undo or another document', async () => {
    const tab = await tabWithRange();
    const text = textOf(tab);
    tab.verbs.typeText(`# one\n${text}`);
    await tab.verbs.run();
    expect(pasts(tab)).toEqual(['Add range', 'Edit the text']);
    tab.verbs.typeText(`# two\n${text}`);
    tab.verbs.undo();
    expect(textOf(tab)).toBe(text);
    tab.verbs.typeText(`# three\n${text}`);
    const id = idOf(tab);
    await tab.verbs.newDocument();
    await tab.verbs.openDocument(id);
    expect(textOf(tab)).toBe(`# three\n${text}`);
  });

  test('keeps files and the name, and leaves selection and runs alone', async () => {
    const tab = await tabWithRange();
    tab.edit('Attach', (d) => ({ ...d, files: [{ name: 'a', bytes: new Uint8Array(2) }] }));
    const before = now(tab);
    await write(tab, `# mine\n${textOf(tab)}`);
    expect(now(tab).files).toEqual(before.files);
    expect(now(tab).name).toBe(before.name);
  });
});

describe('a text that cannot be read', () => {
  test('leaves the document as it is and says why, until it can be read again', async () => {
    const tab = await tabWithRange();
    const [before, text] = [now(tab), textOf(tab)];
    await write(tab, BROKEN);
    expect(now(tab)).toBe(before);
    expect(typed(tab)).toMatchObject({ text: BROKEN, isRead: true, stale: false });
    expect(typed(tab)?.problems[0]).toMatchObject({ code: 'YAML_SYNTAX', line: 1 });
    tab.verbs.typeText(`${BROKEN} `);
    expect(typed(tab)?.problems.length).toBeGreaterThan(0);
    await write(tab, `# better\n${text}`);
    expect([textOf(tab), typed(tab)]).toEqual([`# better\n${text}`, null]);
  });

  test('is asked about when the document changed meanwhile: kept, it counts; the change stays in the history', async () => {
    const tab = await tabWithRange();
    const text = textOf(tab);
    await write(tab, BROKEN);
    tab.edit('Add sine', adding('patchbay.Sine'));
    expect(typed(tab)?.stale).toBe(true);
    await write(tab, `# mine\n${text}`);
    expect(names(tab)).toEqual(['range', 'sine']);
    expect(typed(tab)).toMatchObject({ problems: [], stale: true });
    tab.verbs.keepTyped();
    expect([names(tab), textOf(tab), typed(tab)]).toEqual([['range'], `# mine\n${text}`, null]);
    tab.verbs.undo();
    expect(names(tab)).toEqual(['range', 'sine']);
  });

  test('kept while it is broken counts as soon as it can be read', async () => {
    const tab = await tabWithRange();
    const text = textOf(tab);
    await write(tab, BROKEN);
    tab.verbs.undo();
    tab.verbs.keepTyped();
    expect(typed(tab)).toMatchObject({ text: BROKEN, stale: false });
    await write(tab, text);
    expect([names(tab), typed(tab)]).toEqual([['range'], null]);
  });

  test('discarded goes, and comes back when that was a mistake', async () => {
    const tab = await tabWithRange();
    await write(tab, BROKEN);
    tab.edit('Move', (d) => moveComponents(d, new Map([['range', { x: 9, y: 9 }]])));
    tab.verbs.discardTyped();
    expect(typed(tab)).toBe(null);
    tab.press('Discarded the typed text');
    expect(typed(tab)).toMatchObject({ text: BROKEN, stale: true });
  });

  test('typed just as the document changes is asked about too', async () => {
    const tab = await tabWithRange();
    tab.verbs.typeText(`# mine\n${textOf(tab)}`);
    tab.edit('Add sine', adding('patchbay.Sine'));
    await tab.browser.time.advance(READ_MS);
    expect(names(tab)).toEqual(['range', 'sine']);
    expect(typed(tab)).toMatchObject({ problems: [], stale: true });
  });
});

describe('a text that was left', () => {
  test('without being readable is there after a reload, and nothing of it later', async () => {
    const tab = await tabWithRange();
    const text = textOf(tab);
    await write(tab, BROKEN);
    const again = await reloaded(tab);
    expect(typed(again)).toMatchObject({
      text: BROKEN,
      isRead: true,
      stale: false,
      restored: true,
    });
    expect(typed(again)?.problems.length).toBeGreaterThan(0);
    expect(names(again)).toEqual(['range']);
    await write(again, `# good\n${text}`);
    expect(textOf(again)).toBe(`# good\n${text}`);
    expect(typed(await reloaded(again))).toBe(null);
  });

  test('stays where it is when its page is left before storage has given it', async () => {
    const tab = await tabWithRange();
    await write(tab, BROKEN);
    tab.flush();
    await settled();
    tab.dispose();
    await settled();
    const { browser } = tab;
    const never = () => new Promise<never>(() => undefined);
    const hasty = await openTab({
      browser,
      storage: { ...memoryStorage(browser.disk), typed: never },
    });
    expect([idOf(hasty), typed(hasty)]).toEqual([idOf(tab), null]);
    hasty.leave();
    hasty.dispose();
    await settled();
    const again = await openTab({ browser });
    await settled();
    expect(typed(again)?.text).toBe(BROKEN);
  });

  test('a moment after the last key is read, or kept', async () => {
    const tab = await tabWithRange();
    const text = textOf(tab);
    tab.verbs.typeText(`# last\n${text}`);
    let again = await reloaded(tab);
    await again.verbs.prepareText();
    expect(textOf(again)).toBe(`# last\n${text}`);
    again.verbs.typeText(BROKEN);
    again = await reloaded(again);
    expect(typed(again)?.text).toBe(BROKEN);
  });

  test('is kept until the document that has it is stored: a browser that is killed has one of them', async () => {
    const browser = testBrowser();
    const disk = memoryStorage(browser.disk);
    let isStuck = false;
    const room = gate();
    const tab = await openTab({
      browser,
      storage: {
        ...disk,
        async write(write) {
          if (isStuck) await room.passed;
          return disk.write(write);
        },
      },
    });
    await tab.verbs.prepareText();
    tab.edit('Add range', adding('patchbay.Range'));
    await browser.time.advance(AUTOSAVE_MS);
    const text = `# mine\n${textOf(tab)}`;
    isStuck = true;
    tab.verbs.typeText(text);
    await browser.time.advance(AUTOSAVE_MS);
    await browser.time.advance(10_000);
    expect(typed(tab)).toBeNull();
    expect(await disk.typed(idOf(tab))).toMatchObject({ ok: true, value: { text } });
    const killed = await openTab({ browser: { ...browser, locks: memoryLocks() } });
    expect(textOf(killed)).toBe(text);
    killed.dispose();
    room.open();
    await browser.time.advance(10_000);
    expect(await disk.typed(idOf(tab))).toEqual({ ok: true, value: undefined });
    expect(await disk.load(idOf(tab))).toMatchObject({
      ok: true,
      value: { document: { source: { text } } },
    });
  });

  test('is there though its page had no time to write anything', async () => {
    const { locks: _, ...browser } = testBrowser();
    const disk = memoryStorage(browser.disk);
    const never = () => new Promise<never>(() => undefined);
    const storage: Storage = { ...disk, create: never, write: never, saveTyped: never };
    // The browser lets the locks of a page go that dies; this one would wait for what it writes.
    const page = async () => {
      const tab = await openTab({ browser: { ...browser, locks: memoryLocks() }, storage });
      await settled();
      return tab;
    };
    const first = await page();
    await first.verbs.prepareText();
    first.verbs.typeText(BROKEN);
    first.leave();
    const second = await page();
    expect(typed(second)).toMatchObject({ text: BROKEN, stale: false, restored: true });
    second.verbs.discardTyped();
    second.leave();
    expect(typed(await page())).toBe(null);
  });

  test('stays with its own document, and an unused one gets a record for it', async () => {
    const tab = await openTab();
    await tab.verbs.prepareText();
    await write(tab, BROKEN);
    const id = idOf(tab);
    await tab.verbs.newDocument();
    expect(typed(tab)).toBe(null);
    await tab.verbs.openDocument(id);
    await settled();
    expect(typed(tab)).toMatchObject({ text: BROKEN, restored: true });
  });

  test('and a document that changed since ask which one counts', async () => {
    const tab = await tabWithRange();
    await write(tab, BROKEN);
    tab.flush();
    await settled();
    const storage = memoryStorage(tab.browser.disk);
    const record = await storage.load(idOf(tab));
    if (!record.ok) throw new Error(record.error.message);
    tab.dispose();
    await storage.write({ ...record.value, document: adding('patchbay.Sine')(now(tab)), at: 1 });
    const again = await openTab({ browser: tab.browser });
    await settled();
    expect(typed(again)).toMatchObject({ text: BROKEN, stale: true });
  });

  test('that is damaged, or cannot be kept, harms nothing and is told', async () => {
    const tab = await tabWithRange();
    await write(tab, BROKEN);
    tab.flush();
    await settled();
    tab.browser.disk.typed.set(idOf(tab), { text: 7 });
    tab.dispose();
    await settled();
    const disk = memoryStorage(tab.browser.disk);
    const storage: Storage = {
      ...disk,
      saveTyped: async () => ({ ok: false, error: storageFailure('quota') }),
    };
    const again = await openTab({ browser: tab.browser, storage });
    expect([names(again), typed(again)]).toEqual([['range'], null]);
    await again.verbs.prepareText();
    await write(again, BROKEN);
    await again.browser.time.advance(AUTOSAVE_MS);
    expect(again.lists.getState().trouble).toMatchObject({ about: 'text', kind: 'quota' });
    expect(typed(again)?.text).toBe(BROKEN);
  });

  test('is not shown by a tab that may not write', async () => {
    const tab = await tabWithRange();
    await write(tab, BROKEN);
    tab.flush();
    await settled();
    const second = await openTab({ browser: tab.browser });
    await settled();
    expect(typed(second)).toBe(null);
    tab.dispose();
    await settled();
    expect(typed(second)?.text).toBe(BROKEN);
  });
});

test('problems have their places in the text of now, edited or not', async () => {
  const tab = await tabWithRange();
  tab.edit('Add clamp', adding('patchbay.Clamp'));
  const lines = () => tab.verbs.problemsInText().map(({ line }) => line);
  const line =
    textOf(tab)
      .split('\n')
      .findIndex((text) => text.includes('Clamp')) + 1;
  expect(lines()).toEqual([expect.any(Number)]);
  expect(lines()[0]).toBeGreaterThanOrEqual(line);
  await write(tab, `# one more line\n${textOf(tab)}`);
  expect(lines()[0]).toBeGreaterThanOrEqual(line + 1);
});
