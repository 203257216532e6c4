import { expect, test } from 'vitest';
import { settled } from '../../testing/stores/fakeTime.ts';
import { openTab, type TestTab } from '../../testing/stores/testStores.ts';
import { TUNED, tunedTab } from '../../testing/stores/tunedTab.ts';

const [ARGUMENT, OBJECTIVE] = ['component.k.arg.value', 'component.k.field.y'];

const trial = (number: number, value: number, y: unknown = value) => ({
  ...{ number, arguments: { [ARGUMENT]: value }, objectives: { [OBJECTIVE]: y } },
  ...{ status: y === null ? 'failed' : 'completed', error: y === null ? 'No.' : null },
  seconds: 0.5,
});
const REPORT = {
  study: { name: 'On Ray', plan: 'search', seed: 7 },
  trials: [trial(1, 0.5), trial(0, 0.25), trial(2, 1, null), trial(3, 0.75, 'Infinity')],
  best: [],
  stats: { trials: 4, seconds: 3, workers: 2 },
};

async function given(report: unknown, model = TUNED): Promise<TestTab> {
  const tab = await tunedTab(model);
  const bytes = new TextEncoder().encode(JSON.stringify(report));
  await tab.verbs.importFiles([{ name: 'out/trials.json', bytes }]);
  await settled();
  return tab;
}

test('trials of the command line or of a Ray become a study of the document, which is kept', async () => {
  const tab = await given(REPORT);
  const { shown } = tab.studies.getState();
  expect(shown).toMatchObject({ name: 'On Ray', status: 'completed', count: 4, length: 4 });
  expect(Array.from({ length: 4 }, (_, row) => shown?.trials.trial(row))).toEqual([
    { ...trial(1, 0.5), objectives: [0.5] },
    { ...trial(0, 0.25), objectives: [0.25] },
    { ...trial(2, 1, null), objectives: [] },
    { ...trial(3, 0.75), objectives: [Infinity] },
  ]);
  expect(tab.view.getState()).toMatchObject({ panel: 'studies', panelOpen: true });
  expect(tab.notices().join()).toContain('4 trials of trials.json');
  expect(tab.document.getState().document.files).toEqual([]);

  const next = await openTab({ browser: tab.browser });
  await settled();
  expect(next.studies.getState().list).toMatchObject([{ name: 'On Ray', count: 4 }]);
});

test.each([
  ['other arguments', { ...REPORT, trials: [{ ...trial(0, 1), arguments: { x: 1 } }] }, 'has x,'],
  ['no trials', { ...REPORT, trials: [] }, 'It has no trials.'],
  ['a trial without a number', { ...REPORT, trials: [{ ...trial(0, 1), number: 'a' }] }, 'no list'],
  ['a status of its own', { ...REPORT, trials: [{ ...trial(0, 1), status: 'fine' }] }, 'no list'],
  ['no name', { ...REPORT, study: { ...REPORT.study, name: 3 } }, 'no list'],
])('a report with %s is refused with the reason', async (_what, report, reason) => {
  const tab = await given(report);
  expect(tab.notices().join()).toContain('trials.json was not opened.');
  expect(tab.notices().join()).toContain(reason);
  expect(tab.studies.getState().list).toEqual([]);
});

test('a model that varies nothing has no place for trials', async () => {
  const tab = await given(REPORT, TUNED.slice(0, TUNED.indexOf('  tune:')));
  expect(tab.notices().join()).toContain(`has ${ARGUMENT}, ${OBJECTIVE}`);
});
