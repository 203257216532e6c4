import { describe, expect, test } from 'vitest';
import { storageFailure, type StorageFailureKind } from '../../storage/index.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { adding, idOf, openTab, type TestTab } from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from './saving.ts';

/* Whatever storage refuses of what lies beside documents: the person is told, and goes on. */

async function rest(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await settled();
}

async function tabWithTwo(): Promise<{ readonly tab: TestTab; readonly other: string }> {
  const tab = await openTab();
  tab.edit('Add range', adding('patchbay.Range'));
  await tab.browser.time.advance(AUTOSAVE_MS);
  const other = idOf(tab);
  await tab.verbs.newDocument();
  tab.edit('Add range', adding('patchbay.Range'));
  await tab.browser.time.advance(AUTOSAVE_MS);
  await rest();
  return { tab, other };
}

const KINDS: readonly StorageFailureKind[] = ['quota', 'faulty', 'blocked', 'unavailable'];

describe.each(KINDS)('where storage fails (%s)', (kind) => {
  const failure = storageFailure(kind);

  test.each([
    ['a tag', (tab: TestTab, id: string) => tab.verbs.markDocument(id, { tags: ['water'] })],
    ['a template', (tab: TestTab, id: string) => tab.verbs.markDocument(id, { isTemplate: true })],
    ['the trash', (tab: TestTab, id: string) => tab.verbs.deleteDocument(id)],
    ['what leaves the trash', (tab: TestTab, id: string) => tab.verbs.restoreDocument(id)],
    ['what is erased', (tab: TestTab, id: string) => tab.verbs.eraseDocuments([id])],
  ] as const)('%s is told, and works afterwards', async (_, act) => {
    const { tab, other } = await tabWithTwo();
    tab.browser.disk.failure = failure;
    await act(tab, other);
    await rest();
    expect(tab.notices().join()).toContain(failure.message);
    // What is open is there, can be edited, and goes out.
    tab.edit('Add sum', adding('patchbay.Sum'));
    await tab.verbs.prepareText();
    expect(tab.verbs.exportText('yaml', { layout: true })).toContain('patchbay.Sum');
    tab.browser.disk.failure = null;
    await act(tab, other);
    await tab.browser.time.advance(10_000);
    await rest();
    expect(tab.document.getState().saved.kind).toBe('saved');
    expect(tab.lists.getState().trouble).toBeNull();
  });

  test('a version that cannot be kept says so', async () => {
    const { tab } = await tabWithTwo();
    tab.browser.disk.failure = failure;
    expect(await tab.verbs.keepVersion('First')).toEqual({ ok: false, error: failure.message });
    tab.browser.disk.failure = null;
    expect(await tab.verbs.keepVersion('First')).toMatchObject({ ok: true });
    expect(await tab.verbs.versions()).toMatchObject([{ name: 'First' }]);
  });

  test('the name of a run is told as not kept, and is kept once that goes', async () => {
    const { tab } = await tabWithTwo();
    await tab.verbs.run();
    const range = { type: 'patchbay.Range', status: 'completed', steps: 3 } as const;
    tab.runClient.last().tell({
      ...{ kind: 'ended', status: 'completed', jobId: null, error: null },
      components: { range: { ...range, input: {}, output: {}, exports: {} } },
    });
    await rest();
    const id = tab.lists.getState().runs[0]?.id ?? '';
    tab.browser.disk.failure = failure;
    await tab.verbs.renameRun(id, 'Base');
    expect(tab.lists.getState()).toMatchObject({
      runs: [{ name: 'Base' }],
      trouble: { about: 'runs', kind },
    });
    tab.browser.disk.failure = null;
    await tab.browser.time.advance(6_000);
    await rest();
    expect(tab.lists.getState().trouble).toBeNull();
    const again = await openTab({ browser: tab.browser });
    await again.verbs.openDocument(idOf(tab));
    await rest();
    expect(again.lists.getState().runs).toMatchObject([{ name: 'Base' }]);
  });

  test('tabs stay open in the page', async () => {
    const { tab, other } = await tabWithTwo();
    tab.browser.disk.failure = failure;
    await tab.verbs.openDocument(other);
    await rest();
    expect(tab.lists.getState().openTabs).toContain(other);
    await tab.verbs.closeTab(other);
    await rest();
    expect(tab.lists.getState().openTabs).not.toContain(other);
  });
});
