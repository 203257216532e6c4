import { expect, test } from 'vitest';
import { settled } from '../../testing/stores/fakeTime.ts';
import { openTab, testBrowser, type TestTab } from '../../testing/stores/testStores.ts';
import { TUNED, tunedTab } from '../../testing/stores/tunedTab.ts';
import { memoryStorage, storageFailure } from '../../storage/index.ts';
import { StudyRun } from '../../study/index.ts';

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
  const tab = await tunedTab();
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
  const tab = await tunedTab();
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
  const tab = await tunedTab();
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
  const tab = await tunedTab();
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
  const tab = await tunedTab();
  await tab.verbs.startStudy('random');
  await settled();
  tab.runClient.trialSandboxes[0]?.listener.gone('The class k.K is missing.');
  await settled();
  expect(shown(tab)).toMatchObject({ status: 'failed', error: 'The class k.K is missing.' });
});

test('of studies there is one at a time, and a run may go on beside it', async () => {
  const tab = await tunedTab();
  await startedIn(tab);
  await tab.verbs.startStudy('random');
  expect(tab.notices()).toEqual([expect.stringContaining('is under way')]);
  await tab.verbs.run();
  expect(tab.runClient.runs).toHaveLength(1);
  expect(shown(tab)?.status).toBe('running');
});

test('a model that varies nothing says how to begin', async () => {
  const tab = await tunedTab(TUNED.slice(0, TUNED.indexOf('  tune:')));
  await tab.verbs.startStudy(null);
  expect(tab.notices()).toEqual([expect.stringContaining('Vary')]);
});

/** Another page of the browser, after the first one was killed. */
async function afterKill(tab: TestTab): Promise<TestTab> {
  const { disk, newId } = tab.browser;
  const left = structuredClone(disk);
  const next = await openTab({ browser: { ...testBrowser(), newId, disk: left } });
  await settled();
  await settled();
  return next;
}

const sorted = (tab: TestTab) => {
  const { trials } = shown(tab) ?? {};
  const rows = Array.from({ length: trials?.length ?? 0 }, (_, row) => trials?.trial(row));
  return rows.toSorted((a, b) => (a?.number ?? 0) - (b?.number ?? 0));
};

test('of a page that is killed no trial older than a second is lost, and the study goes on to the same end', async () => {
  const whole = await tunedTab();
  await startedIn(whole);
  await answered(whole);

  const tab = await tunedTab();
  await tab.browser.time.advance(2_000);
  await startedIn(tab);
  // The last of them comes in first: what is kept need have no order.
  for (let i = 0; i < 7; i++) {
    await answered(tab, 2);
    await tab.browser.time.advance(100);
  }
  await tab.browser.time.advance(1_000);
  await answered(tab, 3);

  const next = await afterKill(tab);
  expect(shown(next)).toMatchObject({ status: 'interrupted', length: 40 });
  expect(shown(next)?.count).toBeGreaterThanOrEqual(14);
  expect(next.studies.getState().list).toMatchObject([{ status: 'interrupted' }]);
  await next.verbs.continueStudy();
  await settled();
  for (const sandbox of next.runClient.trialSandboxes) sandbox.listener.ready();
  await answered(next);
  expect(shown(next)).toMatchObject({ status: 'completed', count: 40 });
  expect(sorted(next)).toEqual(sorted(whole));
  await next.browser.time.advance(1_000);

  const last = await afterKill(next);
  expect(shown(last)).toMatchObject({ status: 'completed', count: 40 });
  expect(sorted(last)).toEqual(sorted(whole));
});

test('a study that runs in another tab says so there, and is not carried on twice', async () => {
  const browser = testBrowser();
  const tab = await tunedTab(TUNED, { browser });
  await tab.browser.time.advance(2_000);
  await startedIn(tab);
  await answered(tab, 3);
  await tab.browser.time.advance(1_000);
  const other = await openTab({ browser });
  await settled();
  await settled();
  expect(shown(other)?.status).toBe('elsewhere');
  await other.verbs.continueStudy();
  expect(other.runClient.trialSandboxes).toEqual([]);
  expect(other.notices().join(' ')).toContain('another tab');
});

test('where storage is full the study runs on and is written when there is room', async () => {
  const tab = await tunedTab();
  await tab.browser.time.advance(2_000);
  await startedIn(tab);
  tab.browser.disk.failure = storageFailure('quota');
  await answered(tab, 9);
  await tab.browser.time.advance(3_000);
  expect(tab.lists.getState().trouble?.kind).toBe('quota');
  await answered(tab);
  expect(shown(tab)).toMatchObject({ status: 'completed', count: 40 });
  tab.browser.disk.failure = null;
  await tab.browser.time.advance(20_000);

  const next = await afterKill(tab);
  expect(shown(next)).toMatchObject({ status: 'completed', count: 40 });
  expect(sorted(next)).toEqual(sorted(tab));
});

test('studies that storage does not give are told of', async () => {
  const storage = memoryStorage(testBrowser().disk);
  const failed = { ok: false, error: storageFailure('faulty') } as const;
  const tab = await tunedTab(TUNED, {
    storage: { ...storage, studies: () => Promise.resolve(failed) },
  });
  await tab.browser.time.advance(2_000);
  await startedIn(tab);
  expect(tab.notices().join(' ')).toContain('The studies of this document could not be read');
  expect(shown(tab)).toMatchObject({ status: 'running' });
});

test('a study whose trials storage does not give is not shown without them, nor written over', async () => {
  const tab = await tunedTab();
  await tab.browser.time.advance(2_000);
  for (let i = 0; i < 2; i++) {
    await startedIn(tab);
    await answered(tab);
    await tab.browser.time.advance(2_000);
  }
  const { disk, newId } = tab.browser;
  const left = structuredClone(disk);
  const storage = memoryStorage(left);
  let isThere = true;
  const next = await openTab({
    browser: { ...testBrowser(), newId, disk: left },
    storage: {
      ...storage,
      studyTrials: (...asked) =>
        isThere
          ? storage.studyTrials(...asked)
          : Promise.resolve({ ok: false, error: storageFailure('faulty') }),
    },
  });
  await settled();
  await settled();
  const newest = shown(next)?.id;
  const older = next.studies.getState().list.find(({ id }) => id !== newest)?.id ?? '';
  isThere = false;
  await next.verbs.showStudy(older);
  expect(shown(next)?.id).toBe(newest);
  expect(next.notices().join(' ')).toContain(storageFailure('faulty').message);
  isThere = true;
  await next.verbs.showStudy(older);
  expect(shown(next)).toMatchObject({ id: older, status: 'completed', count: 40 });
});

test('a deleted study is gone from storage, and back by undo', async () => {
  const tab = await tunedTab();
  await tab.browser.time.advance(2_000);
  await startedIn(tab);
  await answered(tab);
  await tab.browser.time.advance(1_000);
  const id = shown(tab)?.id ?? '';
  await tab.verbs.renameStudy(id, 'Best');
  await tab.verbs.deleteStudy(id);
  expect(tab.studies.getState()).toMatchObject({ list: [], shown: null });
  expect(shown(await afterKill(tab))).toBeNull();

  tab.press('Deleted the study');
  await settled();
  const next = await afterKill(tab);
  expect(shown(next)).toMatchObject({ name: 'Best', count: 40 });
});

test('a copy of a study has its plan and trials, is kept, and goes on by itself', async () => {
  const tab = await tunedTab();
  await tab.browser.time.advance(2_000);
  await startedIn(tab);
  await answered(tab, 10);
  await tab.verbs.stopStudy();
  const first = shown(tab);
  await tab.verbs.duplicateStudy(first?.id ?? '');
  expect(shown(tab)).toMatchObject({ name: 'Tuned, copy', status: 'stopped', count: first?.count });
  await tab.verbs.continueStudy();
  await settled();
  for (const sandbox of tab.runClient.trialSandboxes)
    if (!sandbox.isEnded) sandbox.listener.ready();
  await answered(tab);
  await tab.browser.time.advance(1_000);
  const list = (await afterKill(tab)).studies.getState().list;
  expect(list.map(({ name, count }) => [name, count])).toEqual([
    ['Tuned, copy', 40],
    ['Tuned', first?.count],
  ]);
});

test('a copy is never in storage without its trials: the page may be left at any moment', async () => {
  const browser = testBrowser();
  const storage = memoryStorage(browser.disk);
  const tab = await tunedTab(TUNED, { browser, storage });
  await tab.browser.time.advance(2_000);
  await startedIn(tab);
  await answered(tab);
  await tab.browser.time.advance(1_000);
  // The page is left before a second write.
  Object.assign(storage, { keepTrials: () => new Promise(() => undefined) });
  void tab.verbs.duplicateStudy(shown(tab)?.id ?? '');
  await settled();
  const next = await afterKill(tab);
  expect(next.studies.getState().list).toMatchObject([{ name: 'Tuned, copy', count: 40 }, {}]);
  expect(shown(next)).toMatchObject({ name: 'Tuned, copy', count: 40 });
});

test('a study is drawn beside the one that shows until it shows itself', async () => {
  const tab = await tunedTab();
  await startedIn(tab);
  await answered(tab);
  const first = shown(tab)?.id ?? '';
  await tab.browser.time.advance(1_000);
  await startedIn(tab);
  await answered(tab);
  await tab.verbs.drawStudyBeside(first);
  expect(tab.studies.getState().beside).toMatchObject([{ id: first, trials: { length: 40 } }]);
  await tab.verbs.showStudy(first);
  expect(tab.studies.getState().beside).toEqual([]);
  await tab.verbs.drawStudyBeside(first);
  await tab.verbs.deleteStudy(first);
  expect(tab.studies.getState().beside).toEqual([]);
});

test('values of a trial are one edit of the document', async () => {
  const tab = await tunedTab();
  await startedIn(tab);
  await answered(tab);
  await tab.verbs.takeTrialValues(7);
  const { config } = tab.document.getState().document;
  const value = sorted(tab)[7]?.arguments['component.k.arg.value'];
  expect(JSON.stringify(config)).toContain(`"value":${String(value)}`);
  expect(tab.document.getState().past.at(-1)?.label).toBe('Use the values of trial 7');
});

test('a trial runs once more beside the run that shows', async () => {
  const tab = await tunedTab();
  await startedIn(tab);
  await answered(tab);
  const asked = tab.verbs.seriesOfTrial(7);
  await settled();
  const run = tab.runClient.last();
  const value = sorted(tab)[7]?.arguments['component.k.arg.value'];
  expect(JSON.stringify(run.request.config)).toContain(`"value":${String(value)}`);
  const values = Float64Array.of(1, 2, 3);
  run.tell({ kind: 'samples', field: 'k.y', start: 0, count: 3, values });
  run.tell({ kind: 'ended', status: 'completed', jobId: null, error: null, components: {} });
  await asked;
  const { compared, runs } = tab.lists.getState();
  expect(compared).toMatchObject([{ series: { 'k.y': { length: 3 } } }]);
  expect(runs).toMatchObject([{ name: 'Tuned, trial 7' }]);
});

test('two plots that ask for the fans of a study have its trials run once more once', async () => {
  const tab = await tunedTab();
  await startedIn(tab);
  await answered(tab);
  const before = tab.runClient.trialSandboxes.length;

  void tab.verbs.drawFans();
  await tab.verbs.drawFans();
  await settled();
  const started = tab.runClient.trialSandboxes.length - before;
  expect(started).toBe(tab.runClient.trialSandboxes.filter(({ isEnded }) => !isEnded).length);
  expect(started).toBeGreaterThan(0);

  for (const sandbox of tab.runClient.trialSandboxes)
    if (!sandbox.isEnded) sandbox.listener.ready();
  await answered(tab);
  await settled();
  expect(tab.studies.getState().fans).toMatchObject({ count: 40, length: 40 });
  expect(tab.runClient.trialSandboxes).toHaveLength(before + started);
});

test('of the fans of two studies that are asked for in a row only the last are drawn', async () => {
  const tab = await tunedTab();
  tab.edit('Code', (document) => ({
    ...document,
    files: [{ name: 'a.py', bytes: new TextEncoder().encode('x = 1') }],
  }));
  const started = startedIn(tab);
  while (tab.view.getState().dialog !== 'code') await settled();
  tab.verbs.allowCode(true);
  await started;
  const workers = tab.runClient.trialSandboxes.length;
  await answered(tab);
  const first = shown(tab)?.id ?? '';
  await startedIn(tab);
  await answered(tab);
  const before = tab.runClient.trialSandboxes.length;

  void tab.verbs.drawFans();
  void tab.verbs.showStudy(first);
  while (shown(tab)?.id !== first) await Promise.resolve();
  void tab.verbs.drawFans();
  await settled();
  await settled();
  expect(tab.studies.getState().fans).toMatchObject({ study: first, status: 'running' });
  const begun = tab.runClient.trialSandboxes.slice(before);
  expect(begun.filter(({ isEnded }) => !isEnded)).toHaveLength(workers);
});
