import { describe, expect, test } from 'vitest';
import { addModule } from '../../editing/modules/addModule.ts';
import { newComponentText } from '../../editing/modules/template.ts';
import { catalogue } from '../../library/index.ts';
import { specOf, documentFromConfig, validateProcess } from '../../model/index.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { openTab, type TestTab } from '../../testing/stores/testStores.ts';
import { MOST_STEPS, type TrialEvent, trialEvents } from './trialEvents.ts';
import { trialModel } from './trialModel.ts';

const TYPE = 'my_component.MyComponent';

async function tabWithCode(): Promise<TestTab> {
  const tab = await openTab();
  const file = newComponentText(tab.document.getState().document, 'python');
  tab.verbs.edit(addModule, file);
  while (tab.document.getState().catalogue.find(TYPE) === undefined) await settled();
  return tab;
}

/** Begins a trial, and answers when asked whether the code may run. */
async function tried(tab: TestTab, answer: boolean, heard: TrialEvent[] = []) {
  const begun = tab.verbs.tryComponent(TYPE, { x: [2, 4] }, (event) => heard.push(event));
  while (tab.view.getState().dialog !== 'code') await settled();
  tab.verbs.allowCode(answer);
  return begun;
}

describe('a component that is tried alone', () => {
  test('is a valid model of it and what feeds it, the shorter inputs filled up', () => {
    const args = { inputs: ['a', 'b'], expressions: { y: 'a + b' } };
    const config = trialModel({
      ...{ type: 'patchbay.Formula', args, parameters: { k: 1 } },
      inputs: { a: [1, 2, 3], b: [10] },
    });
    const read = documentFromConfig({ name: 'trial', config });
    if (!read.ok) throw new Error('The model is not valid.');
    const spec = specOf(read.value);
    expect(validateProcess(spec, catalogue)).toEqual([]);
    const values = spec.plugboard.process.args.components.map(({ args }) => args['values']);
    expect(values.slice(0, 2)).toEqual([
      [1, 2, 3],
      [10, 10, 10],
    ]);
  });

  test('runs in the sandbox once the person has allowed it, held before its first step', async () => {
    const tab = await tabWithCode();
    expect(await tried(tab, false)).toMatchObject({ ok: false });
    expect(tab.runClient.runs).toEqual([]);

    const heard: TrialEvent[] = [];
    const begun = await tried(tab, true, heard);
    const { request, calls, tell } = tab.runClient.last();
    expect(request).toMatchObject({ start: 'paused', watch: ['tried.y'] });
    expect(request.files.map(({ name }) => name)).toEqual(['my_component.py']);
    if (!begun.ok) throw new Error(begun.error);
    await begun.value.step(1);
    const place = { kind: 'samples', field: 'tried.y', start: 0, count: 1 } as const;
    tell({ ...place, values: Float64Array.of(2) });
    tell({ kind: 'log', level: 'info', component: 'tried', message: 'total 2' });
    tell({ kind: 'log', level: 'info', component: null, message: 'Run of 2 components.' });
    begun.value.close();
    expect(calls).toEqual(['step 1', 'dispose']);
    expect(heard).toEqual([
      { kind: 'values', output: 'y', start: 0, values: [2] },
      { kind: 'log', level: 'info', message: 'total 2' },
    ]);
    // It is no run of the document.
    expect([tab.run.getState().phase.kind, tab.lists.getState().runs]).toEqual(['idle', []]);
  });

  test('tells of watched fields and of steps that were asked for alone, whatever the run sends', () => {
    let asked = 3;
    const read = trialEvents(['y', 'z'], () => asked);
    const samples = (field: string, start: number, values: readonly unknown[]) =>
      read({ kind: 'samples', field, start, count: values.length, values });
    expect(samples('tried.y', 2 ** 53 - 1, [1])).toBeNull();
    expect(samples('input_1.y', 0, [1])).toBeNull();
    expect(samples('y', 0, [1])).toBeNull();
    const of = { kind: 'values', output: 'y' };
    expect(samples('tried.y', 0, [1, 2])).toEqual({ ...of, start: 0, values: [1, 2] });
    // What was told is told once, so that a flood of batches makes no more than the steps.
    expect(samples('tried.y', 1, [7])).toBeNull();
    expect(samples('tried.y', 2, [3, 4, 5])).toEqual({ ...of, start: 2, values: [3] });
    asked = 2 ** 40;
    expect(samples('tried.y', MOST_STEPS, [1])).toBeNull();
  });

  test('takes no more steps than a table shows', async () => {
    const tab = await tabWithCode();
    const begun = await tried(tab, true);
    if (!begun.ok) throw new Error(begun.error);
    await begun.value.step(2 ** 40);
    expect(tab.runClient.last().calls).toEqual([`step ${MOST_STEPS}`]);
    expect(await begun.value.step(1)).toMatchObject({ ok: false });
  });

  test('that cannot begin says why', async () => {
    const tab = await tabWithCode();
    const at = { path: '', line: null, column: null, severity: 'error' } as const;
    tab.runClient.refuse = [{ code: 'MODULE_ERROR', message: 'It has no class.', ...at }];
    expect(await tried(tab, true)).toEqual({ ok: false, error: 'It has no class.' });
  });
});
