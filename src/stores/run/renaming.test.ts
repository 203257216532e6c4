import { describe, expect, test } from 'vitest';
import { watchedFields } from '../../model/index.ts';
import { setArgument } from '../../editing/arguments/arguments.ts';
import { renameComponent } from '../../editing/components/rename.ts';
import type { RunEvent } from '../../runner/api.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { adding, openTab, type TestTab } from '../../testing/stores/testStores.ts';
import type { Series } from '../records/series.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';

const samples = (field: string, start: number, ...values: readonly number[]): RunEvent => ({
  kind: 'samples',
  ...{ field, start, count: values.length },
  values: Float64Array.from(values),
});

function ended(...values: readonly number[]): RunEvent {
  const range = { type: 'patchbay.Range', status: 'completed', steps: values.length } as const;
  const components = { range: { ...range, input: {}, output: { y: values.at(-1) }, exports: {} } };
  return { kind: 'ended', status: 'completed', jobId: null, error: null, components };
}

const listOf = (series: Series | undefined) =>
  series && [...series.values.subarray(0, series.length)];
const curves = ({ run }: TestTab) =>
  Object.entries(run.getState().series).map(([field, series]) => [
    field,
    series.field,
    listOf(series),
  ]);

/** A stored process whose `range.y` is watched. */
async function tabWithRange(): Promise<TestTab> {
  const tab = await openTab();
  tab.edit('Add range', adding('patchbay.Range'));
  tab.verbs.watch('range.y', true);
  await tab.browser.time.advance(AUTOSAVE_MS);
  return tab;
}

function rename(tab: TestTab, from: string, to: string): void {
  tab.edit(`Rename ${from}`, (document) => {
    const renamed = renameComponent(document, from, to);
    if (!renamed.ok) throw new Error(renamed.error);
    return renamed.value;
  });
}

describe('a rename takes along', () => {
  test('the run under way: its curves go on, and it is asked under the names it knows', async () => {
    const tab = await tabWithRange();
    await tab.verbs.run();
    const worker = tab.runClient.last();
    worker.tell(samples('range.y', 0, 1, 2));
    tab.verbs.holdAt('range.y', { comparison: '>', value: 9 });
    rename(tab, 'range', 'ramp');
    expect(watchedFields(tab.document.getState().document)).toEqual(['ramp.y']);
    worker.tell(samples('range.y', 2, 3));
    expect(curves(tab)).toEqual([['ramp.y', 'ramp.y', [1, 2, 3]]]);
    expect(Object.keys(tab.view.getState().breakpoints)).toEqual(['ramp.y']);

    tab.verbs.holdAt('ramp.y', { comparison: '<', value: 0 });
    tab.edit('Set', (document) => setArgument(document, 'ramp', 'iters', 77));
    await tab.verbs.pause();
    await tab.verbs.stepComponent('ramp');
    await settled();
    expect(worker.calls).toEqual([
      'setBreakpoints range.y > 9',
      'setBreakpoints range.y < 0',
      'setArgument range iters 77',
      'pause',
      'stepComponent range',
    ]);

    rename(tab, 'ramp', 'slope');
    worker.tell(ended(1, 2, 3));
    await settled();
    expect(Object.keys(tab.run.getState().values)).toEqual(['slope']);
    expect(Object.keys(tab.lists.getState().runs[0]?.values ?? {})).toEqual(['slope']);
    expect(curves(tab)).toEqual([['slope.y', 'slope.y', [1, 2, 3]]]);
  });

  test('curves and values of a run that is over, and back with its undo', async () => {
    const tab = await tabWithRange();
    await tab.verbs.run();
    tab.runClient.last().tell(samples('range.y', 0, 1, 2));
    tab.runClient.last().tell(ended(1, 2));
    await settled();
    rename(tab, 'range', 'ramp');
    expect(curves(tab)).toEqual([['ramp.y', 'ramp.y', [1, 2]]]);
    expect(Object.keys(tab.run.getState().values)).toEqual(['ramp']);
    expect(Object.keys(tab.run.getState().components)).toEqual(['ramp']);
    tab.verbs.undo();
    expect(curves(tab)).toEqual([['range.y', 'range.y', [1, 2]]]);
  });

  test('kept runs, also after a reload, and compares them', async () => {
    const tab = await tabWithRange();
    for (const last of [2, 5]) {
      await tab.verbs.run();
      tab.runClient.last().tell(samples('range.y', 0, 1, last));
      tab.runClient.last().tell(ended(1, last));
      await settled();
      await tab.browser.time.advance(1);
    }
    rename(tab, 'range', 'ramp');
    await tab.browser.time.advance(AUTOSAVE_MS);
    rename(tab, 'ramp', 'slope');
    await tab.browser.time.advance(AUTOSAVE_MS);
    tab.dispose();
    const again = await openTab({ browser: tab.browser });
    await settled();
    expect(curves(again)).toEqual([['slope.y', 'slope.y', [1, 5]]]);
    const [, older] = again.lists.getState().runs;
    await again.verbs.compareRun(older?.id ?? '', true);
    const [compared] = again.lists.getState().compared;
    expect(listOf(compared?.series['slope.y'])).toEqual([1, 2]);
    rename(again, 'slope', 'range');
    expect(listOf(again.lists.getState().compared[0]?.series['range.y'])).toEqual([1, 2]);
  });
});
