import { describe, expect, test } from 'vitest';
import { watchedFields } from '../../model/index.ts';
import { setWatched } from '../../editing/watching/watch.ts';
import { documentWith, idOf, openTab, type TestTab } from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const RANGE = file('range.y.csv', 'index,value\n0,1.5\n1,nan\n2,-0.0\n');
const CLAMP = file('clamp.x.csv', 'index,value\n0,idle\n');
const runs = (tab: TestTab) => tab.lists.getState().runs;
const series = (tab: TestTab) => tab.run.getState().series;
const attached = (tab: TestTab) => tab.document.getState().document.files.map(({ name }) => name);

/** A tab with a stored model of a range and a clamp. */
async function tabWithModel(): Promise<TestTab> {
  const tab = await openTab();
  const model = documentWith('Mine', 'patchbay.Range', 'patchbay.Clamp');
  tab.edit('Draw', () => setWatched(model, ['range.y']));
  await tab.browser.time.advance(AUTOSAVE_MS);
  return tab;
}

describe('results of plugboard', () => {
  test('that come together are one run, which is kept with the document', async () => {
    const tab = await tabWithModel();
    await tab.verbs.importFiles([RANGE, CLAMP]);

    expect(runs(tab)).toMatchObject([
      {
        ...{ source: 'plugboard', status: 'completed', steps: 3, error: null },
        values: {
          range: { steps: 3, output: { y: -0 } },
          clamp: { steps: 1, input: { x: 'idle' } },
        },
      },
    ]);
    expect(attached(tab)).toEqual([]);
    await tab.verbs.newDocument();
    const id = tab.lists.getState().documents[0]?.id ?? '';
    await tab.verbs.openDocument(id);
    expect(runs(tab)).toMatchObject([{ source: 'plugboard' }]);
  });

  test('show in the plots, with what was not watched yet', async () => {
    const tab = await tabWithModel();
    await tab.verbs.importFiles([RANGE, CLAMP]);
    const [range, clamp] = [series(tab)['range.y'], series(tab)['clamp.x']];

    expect([...(range?.values.subarray(0, range.length) ?? [])]).toEqual([1.5, NaN, -0]);
    expect(clamp?.other).toEqual(['idle']);
    expect(watchedFields(tab.document.getState().document)).toEqual(['range.y', 'clamp.x']);
    expect(tab.view.getState().panel).toBe('plots');
    expect(tab.run.getState().phase).toMatchObject({ kind: 'ended', status: 'completed' });
  });

  test('stand beside the runs before them', async () => {
    const tab = await tabWithModel();
    await tab.verbs.importFiles([RANGE]);
    await tab.verbs.importFiles([CLAMP]);

    expect(runs(tab).map(({ values }) => Object.keys(values))).toEqual([['clamp'], ['range']]);
  });

  test('that cannot be read are told about, and the others open', async () => {
    const tab = await tabWithModel();
    await tab.verbs.importFiles([RANGE, file('clamp.y.csv', 'index,value\n0,1\n5,1\n')]);

    expect(tab.notices().join('\n')).toContain('clamp.y.csv was not opened. Row 2');
    expect(Object.keys(series(tab))).toEqual(['range.y']);
  });

  test('of other models, and tables that only look alike, are attached', async () => {
    const tab = await tabWithModel();
    const others = [file('tank.y.csv', 'index,value\n'), file('range.y.csv', 'time,value\n')];
    await tab.verbs.importFiles(others);

    expect(attached(tab)).toEqual(['tank.y.csv', 'range.y.csv']);
    expect(runs(tab)).toEqual([]);
  });

  test('belong to the model that they come with', async () => {
    const tab = await tabWithModel();
    const mine = idOf(tab);
    const text = tab.verbs.exportText('yaml');
    await tab.verbs.importFiles([file('again.yaml', text), RANGE]);

    expect(idOf(tab)).not.toBe(mine);
    expect(runs(tab)).toMatchObject([{ source: 'plugboard' }]);
    await tab.verbs.openDocument(mine);
    expect(runs(tab)).toEqual([]);
  });

  test('wait for the end of a run', async () => {
    const tab = await openTab();
    tab.edit('Draw', () => documentWith('Mine', 'patchbay.Range'));
    await tab.verbs.run();
    await tab.verbs.importFiles([RANGE]);

    expect(runs(tab)).toEqual([]);
    expect(tab.notices().join('\n')).toContain('A run is under way');
  });
});
