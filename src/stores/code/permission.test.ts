import { describe, expect, it } from 'vitest';
import { ok } from '../../base/result.ts';
import type { PatchbayDocument } from '../../model/index.ts';
import { memoryStorage } from '../../storage/index.ts';
import {
  documentWith,
  openTab,
  testBrowser,
  type TestTab,
} from '../../testing/stores/testStores.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { createCodePermission } from './permission.ts';

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const withCode =
  (...files: readonly [string, string][]) =>
  (document: PatchbayDocument): PatchbayDocument => ({
    ...document,
    files: files.map(([name, text]) => file(name, text)),
  });

const now = (tab: TestTab) => {
  const [first] = tab.document.getState().document.files;
  return new TextDecoder().decode(first?.bytes);
};
const asks = (tab: TestTab) => tab.view.getState().dialog === 'code';

/** A tab with a stored document that has this code. */
async function tabWith(browser = testBrowser(), code = 'x = 1') {
  const tab = await openTab({ browser });
  tab.edit('Add', () => documentWith('Mine', 'patchbay.Range'));
  tab.edit('Code', withCode(['a.py', code]));
  await tab.browser.time.advance(5_000);
  return tab;
}

/** Presses Run; whether it asked, and what is answered then. */
async function run(tab: TestTab, answer = true): Promise<boolean> {
  const before = tab.runClient.runs.length;
  const running = tab.verbs.run();
  // What reads the code may still be on its way.
  while (!asks(tab) && tab.runClient.runs.length === before) await settled();
  const asked = asks(tab);
  if (asked) tab.verbs.allowCode(answer);
  await running;
  expect(tab.runClient.runs.length - before).toBe(asked && !answer ? 0 : 1);
  if (tab.runClient.runs.length > before) {
    const components = {};
    const end = { kind: 'ended', status: 'completed', jobId: null, error: null } as const;
    tab.runClient.last().tell({ ...end, components });
  }
  await settled();
  return asked;
}

describe('whether code may run', () => {
  it('is asked before the first run, and not again', async () => {
    const tab = await tabWith();
    expect(await run(tab)).toBe(true);
    expect(asks(tab)).toBe(false);
    expect(await run(tab)).toBe(false);
  });

  it('is not asked of a document without code, nor of data', async () => {
    const tab = await openTab();
    tab.edit('Add', () => documentWith('Mine', 'patchbay.Range'));
    tab.edit('Data', withCode(['a.csv', 'x\n1\n']));
    expect(await run(tab)).toBe(false);
  });

  it.each(['own.whl', 'own.so', 'own.pyc'])(
    'is asked again when %s was put to it',
    async (name) => {
      const tab = await tabWith();
      await run(tab);
      await tab.verbs.importFiles([file(name, 'bytes')]);
      expect(await run(tab)).toBe(true);
      await tab.verbs.importFiles([file(name, 'other bytes')]);
      expect(await run(tab)).toBe(true);
      expect(await run(tab)).toBe(false);
    },
  );

  it('waits for what is kept, when Run or a key is pressed while the document opens', async () => {
    const browser = testBrowser();
    const first = await tabWith(browser);
    await run(first);
    await first.browser.time.advance(5_000);
    first.dispose();

    let tell = (): void => undefined;
    const told = new Promise<void>((resolve) => (tell = resolve));
    const storage = memoryStorage(browser.disk);
    const setting: typeof storage.setting = async (key) => {
      if (key.startsWith('code')) await told;
      return storage.setting(key);
    };
    const again = await openTab({ browser, storage: { ...storage, setting } });
    again.edit('Own', withCode(['a.py', 'x = 2']));
    const running = run(again);
    await settled();
    tell();
    expect(await running).toBe(false);
  });

  it('is asked again after a no, and after the dialog was closed', async () => {
    const tab = await tabWith();
    expect(await run(tab, false)).toBe(true);
    const running = tab.verbs.run();
    await settled();
    tab.verbs.openDialog(null);
    await running;
    expect(tab.runClient.runs).toHaveLength(0);
    expect(await run(tab)).toBe(true);
  });

  it('is asked again when code came from elsewhere, and not when it is what was allowed', async () => {
    const tab = await tabWith();
    await run(tab);
    await tab.verbs.importFiles([file('a.py', 'x = 2')]);
    expect(await run(tab, false)).toBe(true);
    tab.verbs.undo();
    expect(await run(tab)).toBe(false);
    await tab.verbs.importFiles([file('b.ts', 'x = 1')]);
    expect(await run(tab)).toBe(true);
    await tab.verbs.importFiles([file('a.py', 'x = 1')]);
    expect(await run(tab)).toBe(false);
  });

  it('is not asked of what the person writes once the document was allowed, and asked before', async () => {
    const tab = await tabWith();
    tab.edit('Write', withCode(['a.py', 'x = 2']));
    expect(await run(tab)).toBe(true);
    tab.edit('Write', withCode(['a.py', 'x = 3'], ['b.py', '']));
    expect(await run(tab)).toBe(false);
    await tab.verbs.importFiles([file('b.py', 'evil()')]);
    tab.edit('Write', withCode(['a.py', 'x = 4'], ['b.py', 'evil()']));
    expect(await run(tab, false)).toBe(true);
  });

  it('is remembered with the document, and of another document not known', async () => {
    const browser = testBrowser();
    const tab = await tabWith(browser);
    await run(tab);
    tab.dispose();

    const later = await openTab({ browser });
    expect(await run(later)).toBe(false);
    await later.verbs.newDocument();
    later.edit('Add', () => documentWith('Mine', 'patchbay.Range'));
    later.edit('Code', withCode(['a.py', 'x = 1']));
    expect(await run(later)).toBe(true);
  });

  it('is not asked of own text that comes back by undo, run or not', async () => {
    const tab = await tabWith();
    await run(tab);
    tab.edit('Write', withCode(['a.py', 'x = 3']));
    tab.edit('Write', withCode(['a.py', 'x = 4']));
    await settled();
    tab.verbs.undo();
    expect(now(tab)).toBe('x = 3');
    expect(await run(tab)).toBe(false);
  });

  it('does not count for a document that was opened while it was asked', async () => {
    const tab = await tabWith();
    const running = tab.verbs.run();
    await settled();
    expect(asks(tab)).toBe(true);
    await tab.verbs.newDocument();
    tab.verbs.allowCode(true);
    await running;
    expect(tab.runClient.runs).toHaveLength(0);
  });
});

/** A permission by itself, with what was kept of it by document. */
async function alone(digest = async (bytes: Uint8Array) => new TextDecoder().decode(bytes)) {
  const { view, runClient } = await openTab();
  const kept = new Map<string, unknown>();
  const open: { id: string | null; key: string } = { id: 'd', key: 'one' };
  const permission = createCodePermission({
    deps: {
      digest,
      runClient,
      storage: {
        setting: async (name) => ok(kept.get(name) ?? null),
        saveSetting: async (name, value) => {
          kept.set(name, value);
          return ok(undefined);
        },
      },
    },
    view,
    session: { id: () => open.id, key: () => open.key },
  });
  const asked = () => view.getState().dialog === 'code';
  return { permission, kept, open, asked };
}
const document = (...files: readonly [string, string][]) =>
  withCode(...files)(documentWith('Mine', 'patchbay.Range'));

describe('a permission', () => {
  it('for one text is none for another that is asked of meanwhile', async () => {
    const { permission } = await alone();
    const first = permission.ask(document(['a.py', 'x = 1']));
    const second = permission.ask(document(['a.py', 'evil()']));
    await settled();
    permission.answer(true);
    expect([await first, await second]).toEqual([true, false]);
  });

  it('is no answer once another document is open, and asks nothing then', async () => {
    const { permission, open, asked } = await alone();
    const asking = permission.ask(document(['a.py', 'x = 1']));
    open.key = 'two';
    expect(await asking).toBe(false);
    expect(asked()).toBe(false);
  });

  it('that was given before a link had a record is kept with its first edit', async () => {
    const { permission, open, kept } = await alone();
    open.id = null;
    const before = document(['a.py', 'x = 1']);
    const asking = permission.ask(before);
    await settled();
    permission.answer(true);
    expect(await asking).toBe(true);
    await settled();
    expect(kept.size).toBe(0);
    open.id = 'new';
    permission.written(before, before);
    await settled();
    expect(kept.get('code:new')).toHaveLength(1);
  });

  it('is kept with the document that was open when it was given', async () => {
    let make = (): void => undefined;
    const made = new Promise<void>((resolve) => (make = resolve));
    let isSlow = false;
    const { permission, open, kept } = await alone(async (bytes) => {
      if (isSlow) await made;
      return new TextDecoder().decode(bytes);
    });
    const asking = permission.ask(document(['a.py', 'x = 1']));
    await settled();
    isSlow = true;
    permission.answer(true);
    await asking;
    open.id = 'other';
    make();
    await settled();
    expect([...kept.keys()]).toEqual(['code:d']);
  });

  it('is asked for where no digest can be made', async () => {
    const { permission, asked } = await alone(() => Promise.reject(new Error('No digests here.')));
    const asking = permission.ask(document(['a.py', 'x = 1']));
    await settled();
    expect(asked()).toBe(true);
    permission.answer(true);
    expect(await asking).toBe(true);
  });

  it.each([
    ['another name', ['a.py', '\ny = 1'], ['a.py\n.py', 'y = 1']],
    ['another name of the old form', ['a.py', 'b.py\nx'], ['a.py\nb.py', 'x']],
  ] as const)('for a text is none for what reads the same with %s', async (_, one, other) => {
    const { permission, asked } = await alone();
    const first = permission.ask(document([...one]));
    await settled();
    permission.answer(true);
    expect(await first).toBe(true);
    await settled();
    void permission.ask(document([...other]));
    await settled();
    expect(asked()).toBe(true);
    permission.answer(false);
  });

  it('stays with a module that nobody touches, however often another is written', async () => {
    const { permission, kept, asked } = await alone();
    const still: [string, string] = ['still.py', 'x = 1'];
    for (let i = 0; i < 250; i++) {
      const running = permission.ask(document(still, ['busy.py', `y = ${i}`]));
      await settled();
      if (asked()) permission.answer(true);
      expect(await running).toBe(true);
      await settled();
    }
    const texts = kept.get('code:d') as readonly string[];
    expect(texts.length).toBeLessThan(250);
    expect(texts.some((text) => text.includes('still.py'))).toBe(true);
  });

  it('of the old form does not count for another text', async () => {
    const { permission, kept, asked } = await alone();
    kept.set('code:d', ['a.py\nx = 1']);
    const one = document(['a.py', 'x = 1']);
    await permission.opened(one);
    const asking = permission.ask(one);
    await settled();
    expect(asked()).toBe(true);
    permission.answer(true);
    expect(await asking).toBe(true);
  });
});
