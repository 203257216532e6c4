import { describe, expect, test } from 'vitest';
import { specOf } from '../../model/index.ts';
import { setArgument } from '../../editing/arguments/arguments.ts';
import type { RunEvent } from '../../runner/api.ts';
import { RUNS_KEPT } from '../../storage/index.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { adding, idOf, openTab, type TestTab } from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';

const runs = (tab: TestTab) => tab.lists.getState().runs;
const compared = (tab: TestTab) => tab.lists.getState().compared;
const shown = (tab: TestTab) => valuesOf(tab.run.getState().series['range.y']);
const valuesOf = (series: { values: Float64Array; length: number } | undefined) =>
  series && [...series.values.subarray(0, series.length)];

/** Runs the process to its end; its one field has these values. */
async function runWith(tab: TestTab, ...values: readonly number[]): Promise<string> {
  await tab.verbs.run();
  const worker = tab.runClient.last();
  const column = Float64Array.from(values);
  worker.tell({
    kind: 'samples',
    field: 'range.y',
    start: 0,
    count: values.length,
    values: column,
  });
  const output = { y: values.at(-1) };
  const range = { type: 'patchbay.Range', status: 'completed', steps: values.length } as const;
  const components = { range: { ...range, input: {}, output, exports: {} } };
  const end: RunEvent = {
    kind: 'ended',
    status: 'completed',
    jobId: null,
    error: null,
    components,
  };
  worker.tell(end);
  await settled();
  await tab.browser.time.advance(1);
  return runs(tab)[0]?.id ?? '';
}

/** A stored process whose `range.y` is watched. */
async function tabWithProcess(): Promise<TestTab> {
  const tab = await openTab();
  tab.edit('Add range', adding('patchbay.Range'));
  tab.verbs.watch('range.y', true);
  await tab.browser.time.advance(AUTOSAVE_MS);
  return tab;
}

/** The same document in the page after a reload. */
async function reloaded(tab: TestTab): Promise<TestTab> {
  tab.dispose();
  return openTab({ browser: tab.browser });
}

describe('runs that are over', () => {
  test('are counted, can be named, and come back with both after a reload', async () => {
    const tab = await tabWithProcess();
    const first = await runWith(tab, 1);
    await runWith(tab, 2);
    expect(runs(tab).map(({ number }) => number)).toEqual([2, 1]);
    await tab.verbs.renameRun(first, '  Narrow band ');
    const again = await reloaded(tab);
    expect(runs(again).map(({ number, name }) => [number, name])).toEqual([
      [2, undefined],
      [1, 'Narrow band'],
    ]);
    await again.verbs.renameRun(first, '');
    expect(runs(again)[1]?.name).toBeUndefined();
  });

  test('stay when they are pinned, however many come, and say so after a reload', async () => {
    const tab = await tabWithProcess();
    const first = await runWith(tab, 1);
    await tab.verbs.pinRun(first, true);
    for (let at = 0; at <= RUNS_KEPT; at++) await runWith(tab, at);
    const listed = runs(tab);
    expect([listed.length, listed.at(-1)?.id, listed.at(-2)?.number]).toEqual([
      RUNS_KEPT + 1,
      first,
      3,
    ]);
    const again = await reloaded(tab);
    expect(runs(again).map(({ id }) => id)).toEqual(listed.map(({ id }) => id));
    expect(runs(again).at(-1)?.pinned).toBe(true);
    await again.verbs.pinRun(first, false);
    await runWith(again, 2);
    expect(runs(again).length).toBe(RUNS_KEPT);
    expect(runs(again).some(({ id }) => id === first)).toBe(false);
  });

  test('show their values again when their document is opened', async () => {
    const tab = await tabWithProcess();
    await runWith(tab, 1);
    await runWith(tab, 3, 4, 5);
    const again = await reloaded(tab);
    await settled();
    expect(shown(again)).toEqual([3, 4, 5]);
    expect(again.run.getState().record).toBe(runs(again)[0]?.id);
  });

  test('are drawn beside a later one, also after a reload, until another document is opened', async () => {
    const tab = await tabWithProcess();
    const first = await runWith(tab, 1, 2);
    await runWith(tab, 3);
    await tab.verbs.compareRun(first, true);
    await tab.verbs.compareRun(first, true);
    expect(compared(tab).map(({ id, series }) => [id, valuesOf(series['range.y'])])).toEqual([
      [first, [1, 2]],
    ]);
    const again = await reloaded(tab);
    await again.verbs.compareRun(first, true);
    expect(compared(again).map(({ series }) => valuesOf(series['range.y']))).toEqual([[1, 2]]);
    await again.verbs.newDocument();
    expect(compared(again)).toEqual([]);
  });

  test('that are compared have lines of their own, and make room for others', async () => {
    const tab = await tabWithProcess();
    const ids: string[] = [];
    for (let at = 0; at < 8; at++) ids.push(await runWith(tab, at));
    for (const id of ids.slice(0, 6)) await tab.verbs.compareRun(id, true);
    expect(compared(tab).map(({ dash }) => dash)).toEqual([0, 1, 2, 3, 4, 5]);
    await tab.verbs.compareRun(ids[2] ?? '', false);
    await tab.verbs.compareRun(ids[6] ?? '', true);
    expect(compared(tab).at(-1)).toMatchObject({ id: ids[6], dash: 2 });
    await tab.verbs.compareRun(ids[7] ?? '', true);
    const order = compared(tab).map(({ id }) => ids.indexOf(id));
    expect(order).toEqual([1, 3, 4, 5, 6, 7]);
  });

  test('are looked at step by step, and left for the newest', async () => {
    const tab = await tabWithProcess();
    const first = await runWith(tab, 7, 8, 9);
    const second = await runWith(tab, 1, 2);
    const state = () => tab.run.getState();
    const output = () => [state().outputs['range']?.['y'], state().values['range']?.output['y']];
    await tab.verbs.showStep(0);
    expect(output()).toEqual([undefined, 2]);
    await tab.verbs.showRun(first);
    expect([state().record, state().look, ...output()]).toEqual([
      ...[first, { step: null }, undefined, 9],
    ]);
    await tab.verbs.showStep(1);
    expect([state().look, ...output()]).toEqual([{ step: 1 }, 8, 8]);
    await tab.verbs.showStep(5);
    expect(output()).toEqual([null, undefined]);
    await tab.verbs.showStep(null);
    expect([state().look, ...output()]).toEqual([{ step: null }, undefined, 9]);
    await tab.verbs.showStep(0);
    await tab.verbs.leaveRun();
    expect([state().record, state().look, ...output()]).toEqual([second, null, undefined, 2]);

    await tab.verbs.showRun(first);
    await tab.verbs.deleteRun(first);
    expect([state().record, state().look]).toEqual([second, null]);
    await tab.verbs.showRun(second);
    await tab.verbs.showStep(0);
    await runWith(tab, 4);
    expect([state().look, ...output()]).toEqual([null, undefined, 4]);
  });

  test('can be shown in place of the last one, but not while one is under way', async () => {
    const tab = await tabWithProcess();
    const first = await runWith(tab, 1);
    await runWith(tab, 2);
    await tab.verbs.compareRun(first, true);
    await tab.verbs.showRun(first);
    expect(shown(tab)).toEqual([1]);
    expect(tab.run.getState()).toMatchObject({ record: first, phase: { kind: 'ended' } });
    // It is not compared with itself.
    expect(compared(tab)).toEqual([]);
    await tab.verbs.run();
    await tab.verbs.showRun(first);
    expect(tab.run.getState()).toMatchObject({ record: null, phase: { kind: 'running' } });
  });

  test('know the model that made them', async () => {
    const tab = await tabWithProcess();
    const first = await runWith(tab, 1);
    tab.edit('Set iters', (document) => setArgument(document, 'range', 'iters', 99));
    const second = await runWith(tab, 2);
    const again = await reloaded(tab);
    const models = await Promise.all([first, second, 'nobody'].map(again.verbs.modelOfRun));
    const iters = models.map(
      (model) => model && specOf(model).plugboard.process.args.components[0]?.args['iters'],
    );
    expect(iters[1]).toBe(99);
    expect(iters[0]).not.toBe(99);
    expect(models[2]).toBeNull();
  });

  test('tell what differs between two of them, and what was not recorded', async () => {
    const tab = await tabWithProcess();
    const first = await runWith(tab, 1);
    tab.edit('Set iters', (document) => setArgument(document, 'range', 'iters', 99));
    tab.verbs.setSpeed(10);
    const second = await runWith(tab, 2, 3);
    const again = await reloaded(tab);
    const found = await again.verbs.differenceOfRuns(first, second);
    expect(found?.facts).toEqual([
      { name: 'Steps', values: ['1', '2'] },
      { name: 'Speed', values: ['full', '10 rounds a second'] },
      // These tabs say nothing of their version.
      { name: 'Patchbay', values: [null, null] },
    ]);
    expect(found?.model).toMatchObject([{ what: 'argument', name: 'range.iters', is: '99' }]);
    expect(found?.series.map((one) => valuesOf(one['range.y']))).toEqual([[1], [2, 3]]);
    expect((await again.verbs.differenceOfRuns(first, first))?.model).toEqual([]);
    expect(await again.verbs.differenceOfRuns(first, 'nobody')).toBeNull();
  });

  test('are deleted with a way back, to their own document', async () => {
    const tab = await tabWithProcess();
    const document = idOf(tab);
    const first = await runWith(tab, 1);
    const second = await runWith(tab, 2);
    await tab.verbs.compareRun(first, true);
    await tab.verbs.deleteRun(first);
    expect([runs(tab).map(({ id }) => id), compared(tab)]).toEqual([[second], []]);
    await tab.verbs.newDocument();
    tab.press('Deleted the run');
    await settled();
    expect(runs(tab)).toEqual([]);
    await tab.verbs.openDocument(document);
    await settled();
    expect(runs(tab).map(({ id }) => id)).toEqual([second, first]);
    await tab.verbs.compareRun(first, true);
    expect(compared(tab).map(({ series }) => valuesOf(series['range.y']))).toEqual([[1]]);
    await tab.verbs.deleteRun(second);
    expect(runs(await reloaded(tab)).map(({ id }) => id)).toEqual([first]);
  });
});
