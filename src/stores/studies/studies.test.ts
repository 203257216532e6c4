import { expect, test } from 'vitest';
import { settled } from '../../testing/stores/fakeTime.ts';
import { openTab, type TestTab } from '../../testing/stores/testStores.ts';
import { StudyRun } from '../../study/index.ts';
import { readText } from '../texts/texts.ts';
import { loadFormats } from '../texts/texts.ts';

const MODEL = `plugboard:
  process:
    args:
      components:
      - {type: patchbay.Constant, args: {name: k, value: 2, iters: 3}}
      connectors: []
  tune:
    args:
      objective: {object_type: component, object_name: k, field_type: field, field_name: y}
      parameters:
      - {type: ray.tune.uniform, object_type: component, object_name: k, field_type: arg, field_name: value, lower: 0, upper: 1}
      num_samples: 40
      mode: max
`;

async function tabWith(yaml = MODEL): Promise<TestTab> {
  const tab = await openTab();
  await loadFormats();
  const read = readText(yaml, 'Tuned');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  tab.edit('write', () => read.value);
  await settled();
  return tab;
}

async function startedIn(tab: TestTab, plan: string | null = 'random'): Promise<void> {
  await tab.verbs.startStudy(plan);
  await settled();
  for (const sandbox of tab.runClient.trialSandboxes)
    if (!sandbox.isEnded) sandbox.listener.ready();
}

/** Sandboxes answer until nothing waits. */
async function answered(tab: TestTab, most = Infinity): Promise<void> {
  let left = most;
  for (;;) {
    const busy = tab.runClient.trialSandboxes.find(
      ({ isEnded, waiting }) => !isEnded && waiting.length > 0,
    );
    if (busy === undefined || left <= 0) return;
    busy.answer(1);
    left -= 1;
    await settled();
  }
}

const shown = (tab: TestTab) => tab.studies.getState().shown;
function numbersOf(tab: TestTab): readonly unknown[] {
  const { trials } = shown(tab) ?? {};
  return Array.from({ length: trials?.length ?? 0 }, (_, row) => trials?.value(row, 0));
}

test('a study runs its trials to the end and shows them, one message of a sandbox at a time', async () => {
  const tab = await tabWith();
  await startedIn(tab);
  expect(shown(tab)).toMatchObject({ status: 'running', plan: 'random', length: 40, count: 0 });
  const [sandbox] = tab.runClient.trialSandboxes;
  expect(sandbox?.setup.fields.map(([name]) => name)).toEqual(['component.k.arg.value']);

  await answered(tab);
  expect(shown(tab)).toMatchObject({ status: 'completed', count: 40, rate: 0, secondsLeft: null });
  expect(numbersOf(tab).toSorted((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 40 }, (_, i) => i),
  );
  expect(tab.runClient.trialSandboxes.every(({ isEnded }) => isEnded)).toBe(true);
});

test('the table grows a few times a second, with rate and time left', async () => {
  const tab = await tabWith();
  await startedIn(tab);
  let changes = 0;
  tab.studies.subscribe(() => (changes += 1));
  for (let i = 0; i < 20; i++) {
    await answered(tab, 1);
    await tab.browser.time.advance(20);
  }
  await tab.browser.time.advance(200);

  expect(changes).toBeLessThanOrEqual(4);
  expect(shown(tab)?.count).toBe(20);
  expect(shown(tab)?.rate).toBeGreaterThan(20);
  expect(shown(tab)?.secondsLeft).toBeGreaterThan(0);
});

test('a paused study ends what is under way, rests, and goes on to the same end', async () => {
  const tab = await tabWith();
  await startedIn(tab);
  await answered(tab, 5);
  await tab.verbs.pauseStudy();
  await answered(tab);
  const count = shown(tab)?.count ?? 0;
  expect(shown(tab)?.status).toBe('paused');
  expect(count).toBeLessThan(40);
  expect(tab.runClient.trialSandboxes.every(({ isEnded }) => isEnded)).toBe(true);

  await tab.verbs.continueStudy();
  await settled();
  tab.runClient.trialSandboxes.at(-1)?.listener.ready();
  await answered(tab);
  expect(shown(tab)).toMatchObject({ status: 'completed', count: 40 });
  expect(new Set(numbersOf(tab)).size).toBe(40);
});

test('a search that was stopped in the midst goes on to the trials of one that was not', async () => {
  const tab = await tabWith();
  tab.runClient.objective = ({ arguments: given }) => {
    const value = (Number(given['component.k.arg.value']) - 0.3) ** 2;
    return { status: 'completed', objectives: [-value], error: null };
  };
  await startedIn(tab, null);
  await answered(tab, 17);
  await tab.verbs.stopStudy();
  expect(shown(tab)).toMatchObject({ status: 'stopped', count: 17 });
  await tab.verbs.continueStudy();
  await settled();
  tab.runClient.trialSandboxes.at(-1)?.listener.ready();
  await answered(tab);
  expect(shown(tab)).toMatchObject({ status: 'completed', count: 40 });

  const study = shown(tab)?.study;
  if (study === undefined) throw new Error('No study shows.');
  const whole = new StudyRun(study);
  for (let trial = whole.next(); trial !== null; trial = whole.next())
    whole.take({ ...tab.runClient.objective(trial), number: trial.number, seconds: 0.5 });
  const { trials } = shown(tab) ?? { trials: null };
  const rows = Array.from({ length: 40 }, (_, row) => trials?.trial(row));
  expect(rows.toSorted((a, b) => (a?.number ?? 0) - (b?.number ?? 0))).toEqual(whole.trials);
});

test('a sandbox that does not take the model fails the study with its reason', async () => {
  const tab = await tabWith();
  await tab.verbs.startStudy('random');
  await settled();
  tab.runClient.trialSandboxes[0]?.listener.gone('The class k.K is missing.');
  await settled();
  expect(shown(tab)).toMatchObject({ status: 'failed', error: 'The class k.K is missing.' });
});

test('of studies there is one at a time, and a run may go on beside it', async () => {
  const tab = await tabWith();
  await startedIn(tab);
  await tab.verbs.startStudy('random');
  expect(tab.notices()).toEqual([expect.stringContaining('is under way')]);
  await tab.verbs.run();
  expect(tab.runClient.runs).toHaveLength(1);
  expect(shown(tab)?.status).toBe('running');
});

test('a model that varies nothing says how to begin', async () => {
  const tab = await tabWith(MODEL.slice(0, MODEL.indexOf('  tune:')));
  await tab.verbs.startStudy(null);
  expect(tab.notices()).toEqual([expect.stringContaining('Vary')]);
});
