import { describe, expect, it } from 'vitest';
import type { PatchbayDocument } from '../../model/index.ts';
import {
  documentWith,
  openTab,
  testBrowser,
  type TestTab,
} from '../../testing/stores/testStores.ts';
import { settled } from '../../testing/stores/fakeTime.ts';

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const withCode =
  (...files: readonly [string, string][]) =>
  (document: PatchbayDocument): PatchbayDocument => ({
    ...document,
    files: files.map(([name, text]) => file(name, text)),
  });

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
