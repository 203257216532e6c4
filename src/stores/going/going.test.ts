import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { renameComponent } from '../../editing/components/rename.ts';
import type { RunEvent } from '../../runner/api.ts';
import { memoryLocks, storageFailure } from '../../storage/index.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { adding, openTab, type TestTab } from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';
import './continueRun.ts';
import './cutOff.ts';
import './keepGoing.ts';

const runs = (tab: TestTab) => tab.lists.getState().runs;
const valuesOf = (tab: TestTab, field = 'range.y') => {
  const series = tab.run.getState().series[field];
  return series === undefined ? [] : [...series.values.subarray(0, series.length)];
};

/** What is loaded late has come, and what was asked of it has happened. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await settled();
}

const samples = (start: number, values: readonly number[]): RunEvent => ({
  ...{ kind: 'samples', field: 'range.y', start, count: values.length },
  values: Float64Array.from(values),
});

function progress(steps: number): RunEvent {
  const components = [{ name: 'range', status: 'running', steps } as const];
  return { kind: 'progress', status: 'running', paused: false, steps, components };
}

const point = (steps: number): RunEvent => ({
  kind: 'point',
  point: { state: `at ${steps}`, written: [{ name: 'out.csv', bytes: Uint8Array.of(steps) }] },
  reasons: [],
});

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => Math.sin(from + at));

async function tabWithProcess(): Promise<TestTab> {
  const tab = await openTab();
  tab.edit('Add range', adding('patchbay.Range'));
  tab.verbs.watch('range.y', true);
  await tab.browser.time.advance(AUTOSAVE_MS);
  return tab;
}

/** The values of steps `from` to `to` come, and time goes on. */
async function goOn(tab: TestTab, from: number, to: number, milliseconds = 1_000): Promise<void> {
  tab.runClient.last().tell(samples(from, numbers(from, to)));
  tab.runClient.last().tell(progress(to));
  await tab.browser.time.advance(milliseconds);
  await rest();
}

/** The browser is killed, and opened again: nobody holds a lock, and nothing is said on the way. */
const killed = (tab: TestTab): Promise<TestTab> =>
  openTab({ browser: { ...tab.browser, locks: memoryLocks() } }).then(async (next) => {
    await rest();
    return next;
  });

function end(tab: TestTab, steps: number): void {
  const range = { type: 'patchbay.Range', status: 'completed', steps } as const;
  const components = { range: { ...range, input: {}, output: {}, exports: {} } };
  tab.runClient
    .last()
    .tell({ kind: 'ended', status: 'completed', jobId: 'job', error: null, components });
}

describe('a run whose page was killed', () => {
  test('shows as cut off with all that it had recorded up to a second before', async () => {
    const tab = await tabWithProcess();
    await tab.verbs.run();
    await goOn(tab, 0, 100);
    await goOn(tab, 100, 250);
    tab.runClient.last().tell(samples(250, numbers(250, 260)));

    const next = await killed(tab);
    expect(runs(next)).toMatchObject([
      { status: 'running', steps: 250, seed: 1, number: 1, cut: { steps: null } },
    ]);
    expect(next.run.getState()).toMatchObject({ phase: { kind: 'ended', status: 'stopped' } });
    expect(valuesOf(next)).toEqual(numbers(0, 250));
    // What cannot go on takes no more than any run.
    expect([...next.browser.disk.runs.keys()].filter((key) => key.includes('/going/'))).toEqual([]);
    expect(valuesOf(await killed(next))).toEqual(numbers(0, 250));
  });

  test('goes into the file of all documents, and comes back with all that it had recorded', async () => {
    const tab = await tabWithProcess();
    await tab.verbs.run();
    await goOn(tab, 0, 100);
    tab.runClient.last().tell(point(100));
    await goOn(tab, 100, 250);

    const next = await killed(tab);
    expect(runs(next)).toMatchObject([{ cut: { steps: 100 } }]);
    await next.verbs.importFiles([{ name: 'all.zip', bytes: await next.verbs.saveAll() }]);
    await rest();
    expect(runs(next)).toMatchObject([{ steps: 250, cut: { steps: null } }]);
    next.run.setState({ series: {} });
    await next.verbs.showRun(runs(next)[0]?.id ?? '');
    expect(valuesOf(next)).toEqual(numbers(0, 250));
  });

  test('a run that is over in a moment leaves its record alone', async () => {
    const tab = await tabWithProcess();
    await tab.verbs.run();
    tab.runClient.last().tell(samples(0, numbers(0, 10)));
    end(tab, 10);
    await tab.browser.time.advance(2_000);
    await rest();
    expect(tab.browser.disk.runs.size).toBe(2);
    expect(runs(tab)[0]?.cut).toBeUndefined();
  });

  property.prop(
    [
      fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.boolean()), {
        minLength: 1,
        maxLength: 12,
      }),
    ],
    { numRuns: 25 },
  )('goes on from its last point to the same series', async (legs) => {
    const tab = await tabWithProcess();
    await tab.verbs.run();
    await goOn(tab, 0, 20);
    let [at, last] = [20, 0];
    for (const [count, isPoint] of legs) {
      await goOn(tab, at, at + count);
      at += count;
      if (!isPoint) continue;
      tab.runClient.last().tell(point(at));
      last = at;
      await rest();
    }
    const next = await killed(tab);
    expect(valuesOf(next)).toEqual(numbers(0, at));
    const [record] = runs(next);
    if (last === 0) {
      expect(record?.cut?.steps).toBeNull();
      return;
    }
    expect(record?.cut?.steps).toBe(last);
    await next.verbs.continueRun(record?.id ?? '');
    const { request } = next.runClient.last();
    expect(request).toMatchObject({ from: { state: `at ${last}` }, watch: ['range.y'], seed: 1 });
    expect(request.from?.written[0]?.bytes).toEqual(Uint8Array.of(last));
    expect(request.config).toEqual(tab.document.getState().document.config);
    expect(runs(next)).toEqual([]);
    expect(valuesOf(next)).toEqual(numbers(0, last));
    await goOn(next, last, at + 50);
    end(next, at + 50);
    await rest();
    expect(valuesOf(next)).toEqual(numbers(0, at + 50));
    expect(runs(next)).toMatchObject([{ id: record?.id, status: 'completed', number: 1 }]);
    const over = await killed(next);
    expect(runs(over)).toMatchObject([{ id: record?.id, status: 'completed' }]);
    expect(runs(over)[0]?.cut).toBeUndefined();
    expect(valuesOf(over)).toEqual(numbers(0, at + 50));
    expect(over.browser.disk.runs.size).toBe(2);
  });

  test('cut off again while it goes on, it goes on once more', async () => {
    const first = await tabWithProcess();
    await first.verbs.run();
    await goOn(first, 0, 100);
    first.runClient.last().tell(point(100));
    await goOn(first, 100, 140);
    const second = await killed(first);
    await second.verbs.continueRun(runs(second)[0]?.id ?? '');
    await goOn(second, 100, 200);
    second.runClient.last().tell(point(200));
    await goOn(second, 200, 230);
    const third = await killed(second);
    expect(runs(third)).toMatchObject([{ cut: { steps: 200 } }]);
    expect(valuesOf(third)).toEqual(numbers(0, 230));
    await third.verbs.continueRun(runs(third)[0]?.id ?? '');
    expect(valuesOf(third)).toEqual(numbers(0, 200));
  });

  test('what cannot be saved is said, and the series stay', async () => {
    const tab = await tabWithProcess();
    await tab.verbs.run();
    await goOn(tab, 0, 100);
    const reasons = ['plant.socket holds a Socket, which cannot be saved.'];
    tab.runClient.last().tell({ kind: 'point', point: null, reasons });
    await goOn(tab, 100, 150);
    const next = await killed(tab);
    expect(runs(next)[0]?.cut).toEqual({ steps: null, reasons });
    expect(valuesOf(next)).toEqual(numbers(0, 150));
  });

  test('in another tab it is not listed while it goes on, and cannot be continued twice', async () => {
    const tab = await tabWithProcess();
    await tab.verbs.run();
    await goOn(tab, 0, 100);
    tab.runClient.last().tell(point(100));
    await goOn(tab, 100, 150);
    const other = await openTab({ browser: tab.browser });
    await rest();
    expect(runs(other)).toEqual([]);
  });

  test('what was renamed since shows and goes on under its new name', async () => {
    const tab = await tabWithProcess();
    await tab.verbs.run();
    await goOn(tab, 0, 100);
    tab.runClient.last().tell(point(100));
    await goOn(tab, 100, 110);
    const next = await killed(tab);
    next.edit('Rename', (document) => {
      const renamed = renameComponent(document, 'range', 'source');
      return renamed.ok ? renamed.value : document;
    });
    await next.browser.time.advance(AUTOSAVE_MS);
    await rest();
    const again = await killed(next);
    expect(valuesOf(again, 'source.y')).toEqual(numbers(0, 110));
    await again.verbs.continueRun(runs(again)[0]?.id ?? '');
    expect(again.runClient.last().request.watch).toEqual(['range.y']);
    await goOn(again, 100, 120);
    expect(valuesOf(again, 'source.y')).toEqual(numbers(0, 120));
  });

  test('deleted and brought back, it still can go on', async () => {
    const tab = await tabWithProcess();
    await tab.verbs.run();
    await goOn(tab, 0, 100);
    tab.runClient.last().tell(point(100));
    await goOn(tab, 100, 110);
    const next = await killed(tab);
    await next.verbs.deleteRun(runs(next)[0]?.id ?? '');
    expect(next.browser.disk.runs.size).toBe(0);
    next.press('Deleted the run.');
    await rest();
    const again = await killed(next);
    expect(runs(again)).toMatchObject([{ cut: { steps: 100 } }]);
    await again.verbs.continueRun(runs(again)[0]?.id ?? '');
    expect(valuesOf(again)).toEqual(numbers(0, 100));
  });

  test('where storage refuses, that is told, the run goes on, and later all of it is there', async () => {
    const tab = await tabWithProcess();
    await tab.verbs.run();
    await goOn(tab, 0, 100);
    tab.browser.disk.failure = storageFailure('quota');
    await goOn(tab, 100, 200);
    await goOn(tab, 200, 300);
    expect(tab.lists.getState().trouble).toMatchObject({ about: 'runs', kind: 'quota' });
    expect(valuesOf(tab)).toEqual(numbers(0, 300));
    tab.browser.disk.failure = null;
    await goOn(tab, 300, 400, 6_000);
    await goOn(tab, 400, 500, 6_000);
    expect(tab.lists.getState().trouble).toBeNull();
    expect(valuesOf(await killed(tab))).toEqual(numbers(0, 500));
  });
});
