import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { setArgument } from '../../editing/arguments/arguments.ts';
import { setResourceOfAll } from '../../editing/arguments/many.ts';
import { type FakeDoor, fakeDoor, RAY_BASE } from '../../testing/stores/fakeDoor.ts';
import {
  adding,
  openTab,
  type TestBrowser,
  type TestTab,
} from '../../testing/stores/testStores.ts';
import { until } from '../../testing/until.ts';

const runs = (tab: TestTab) => tab.lists.getState().runs;
const newest = (tab: TestTab) => runs(tab)[0];
const standing = (tab: TestTab) => tab.lists.getState().onRay[newest(tab)?.id ?? ''];
const phase = (tab: TestTab) => tab.run.getState().phase;
const valuesOf = (tab: TestTab, field: string) => {
  const series = tab.run.getState().series[field];
  return series && [...series.values.subarray(0, series.length)];
};

async function tabOf(ray: FakeDoor, browser?: TestBrowser): Promise<TestTab> {
  return openTab({ ray, ...(browser === undefined ? {} : { browser }) });
}

/** A tab with one component, whose output is looked at. */
async function tabWithProcess(ray: FakeDoor): Promise<TestTab> {
  const tab = await tabOf(ray);
  tab.edit('Add', adding('patchbay.Range'));
  tab.edit('Set', (document) => setArgument(document, 'range', 'iters', 3));
  tab.verbs.watch('range.y', true);
  return tab;
}

/** Lets time go on, a second each, until something is so. */
async function comes(tab: TestTab, isSo: () => boolean): Promise<void> {
  for (let seconds = 0; !isSo(); seconds++) {
    if (seconds > 300) throw new Error('It did not come in five minutes.');
    await tab.browser.time.advance(1_000);
  }
}

const RESULTS = { 'results/range.y.csv': 'index,value\n0,0\n1,1\n2,2\n' };

describe('a run on a cluster', () => {
  test('is sent with its record kept before, followed, and comes back with its series', async () => {
    const ray = fakeDoor();
    const tab = await tabWithProcess(ray);
    expect(await tab.verbs.runOnRay(false)).toEqual([]);
    expect(newest(tab)).toMatchObject({ source: 'ray', cluster: RAY_BASE, status: 'running' });
    expect(ray.submitted[0]?.id).toBe(newest(tab)?.jobId);
    expect(ray.submitted[0]?.runtimeEnv).not.toHaveProperty('pip');
    expect(phase(tab)).toMatchObject({ kind: 'elsewhere' });
    await comes(tab, () => standing(tab)?.stage === 'waiting');
    ray.stand('RUNNING');
    ray.log('first\n');
    await comes(tab, () => standing(tab)?.stage === 'running');
    await comes(tab, () => tab.run.getState().log.length > 0);
    ray.log('second\nan error\n');
    await comes(tab, () => tab.run.getState().log.length === 3);
    expect(tab.run.getState().log.map(({ message, level }) => [message, level])).toEqual([
      ['first', 'info'],
      ['second', 'info'],
      ['an error', 'error'],
    ]);
    ray.keep(RESULTS);
    ray.stand('SUCCEEDED');
    await comes(tab, () => newest(tab)?.status === 'completed');
    expect(newest(tab)).toMatchObject({ status: 'completed', elapsed: 2_500, error: null });
    expect(valuesOf(tab, 'range.y')).toEqual([0, 1, 2]);
    expect(standing(tab)).toBeUndefined();
    expect(tab.notices().join()).toContain('The run on Ray has completed.');
  });

  test('is found again by the next visit, with its log, and goes on there', async () => {
    const ray = fakeDoor();
    const tab = await tabWithProcess(ray);
    await tab.verbs.runOnRay(false);
    ray.stand('RUNNING');
    tab.dispose();
    ray.log('meanwhile\n');
    const again = await tabOf(ray, tab.browser);
    await until(() => standing(again) !== undefined);
    await comes(again, () => standing(again)?.stage === 'running');
    ray.keep(RESULTS);
    ray.stand('SUCCEEDED');
    await comes(again, () => newest(again)?.status === 'completed');
    await again.verbs.showRun(newest(again)?.id ?? '');
    expect(valuesOf(again, 'range.y')).toEqual([0, 1, 2]);
    expect(ray.submitted.length).toBe(1);
  });

  test('that fails says what went wrong, by the last line that names an error', async () => {
    const ray = fakeDoor();
    const tab = await tabWithProcess(ray);
    await tab.verbs.runOnRay(false);
    ray.stand('FAILED', 'Traceback\nValueError: the tank runs over\nprocess exited with 1');
    await comes(tab, () => newest(tab)?.status === 'failed');
    expect(newest(tab)?.error).toMatchObject({
      ...{ code: 'RAY_JOB', message: 'ValueError: the tank runs over' },
    });
  });

  test('is stopped there, and keeps what it had recorded, without the row that is cut', async () => {
    const ray = fakeDoor();
    const tab = await tabWithProcess(ray);
    await tab.verbs.runOnRay(false);
    ray.stand('RUNNING');
    await comes(tab, () => standing(tab)?.stage === 'running');
    ray.keep({ ...RESULTS, 'results/range.z.csv': 'index,value\n0,"1' });
    await tab.verbs.stopOnRay(newest(tab)?.id ?? '');
    expect(standing(tab)?.stage).toBe('stopping');
    await comes(tab, () => newest(tab)?.status === 'stopped');
    expect(ray.stopped).toEqual([newest(tab)?.jobId]);
    expect(valuesOf(tab, 'range.y')).toEqual([0, 1, 2]);
  });

  test('whose results are damaged has failed, and says which', async () => {
    const ray = fakeDoor();
    const tab = await tabWithProcess(ray);
    await tab.verbs.runOnRay(false);
    ray.keep(RESULTS, true);
    ray.stand('SUCCEEDED');
    await comes(tab, () => newest(tab)?.status === 'failed');
    expect(newest(tab)?.error?.message).toContain('results/range.y.csv');
  });

  test('is unknown while the way to it is broken, and says why, until it is there again', async () => {
    const ray = fakeDoor();
    const tab = await tabWithProcess(ray);
    await tab.verbs.runOnRay(false);
    ray.stand('RUNNING');
    await comes(tab, () => standing(tab)?.stage === 'running');
    ray.trouble({ kind: 'refused', message: 'Nobody listens there.' });
    await comes(tab, () => standing(tab)?.stage === 'away');
    expect(standing(tab)?.note).toContain('is lost');
    const id = newest(tab)?.id ?? '';
    await tab.verbs.stopOnRay(id);
    expect(tab.notices().join()).toContain('was not stopped. Nobody listens there.');
    ray.trouble(null);
    await comes(tab, () => standing(tab)?.stage === 'running');
  });

  test('that nobody knows was sent a moment ago, or is lost', async () => {
    const ray = fakeDoor();
    const tab = await tabWithProcess(ray);
    ray.stand(null);
    await tab.verbs.runOnRay(false);
    await comes(tab, () => standing(tab)?.stage === 'sending');
    await comes(tab, () => newest(tab)?.status === 'failed');
    expect(newest(tab)?.error?.message).toContain('does not know the job');
  });

  test('leaves no record when Ray refuses it, and keeps it when nobody knows', async () => {
    const ray = fakeDoor();
    const tab = await tabWithProcess(ray);
    ray.refuse({ kind: 'rejected', message: 'The disk is full.' });
    expect(await tab.verbs.runOnRay(false)).toEqual(['The disk is full.']);
    expect(runs(tab)).toEqual([]);
    ray.refuse({ kind: 'cut', message: 'The connection broke off.' });
    expect(await tab.verbs.runOnRay(false)).toEqual([]);
    expect(runs(tab).length).toBe(1);
  });

  test('waits for what the cluster has not, which is told', async () => {
    const ray = fakeDoor();
    const tab = await tabWithProcess(ray);
    tab.edit('Ask', (document) => setResourceOfAll(document, ['range'], 'gpu', 2));
    const view = await tab.verbs.lookAtRay();
    expect(view).toMatchObject({ kind: 'ready', machines: 1, has: ['2 CPU', '8.0 GB of memory'] });
    await tab.verbs.runOnRay(false);
    await comes(tab, () => standing(tab)?.note?.includes('range asks for 2 GPU') === true);
    expect(standing(tab)?.stage).toBe('waiting');
  });

  test('without a key is not known, until the page gets one', async () => {
    const ray = fakeDoor();
    const tab = await tabWithProcess(ray);
    await tab.verbs.runOnRay(false);
    ray.stand('RUNNING');
    tab.dispose();
    ray.key(false);
    const again = await tabOf(ray, tab.browser);
    await until(() => standing(again)?.stage === 'away');
    expect(standing(again)?.note).toContain('patchbay serve');
    expect(await again.verbs.lookAtRay()).toEqual({ kind: 'no-bridge' });
    ray.key(true);
    await comes(again, () => standing(again)?.stage === 'running');
  });
});

describe('requirements.txt', () => {
  const sent = (ray: FakeDoor) =>
    new TextDecoder().decode(unzipSync(ray.packages.at(-1)!)['requirements.txt']);

  test('that a person changed goes with projects and to Ray, for this visit', async () => {
    const ray = fakeDoor();
    const tab = await tabWithProcess(ray);
    const first = await tab.verbs.exportProject('p');
    if (!first.ok) throw new Error(first.error[0]?.message);
    expect(first.value.requirements).toBe(first.value.found);
    const mine = `${first.value.found}  scipy==1.15  \n# no more\n`;
    await tab.verbs.setRequirements(mine);
    const next = await tab.verbs.exportProject('p');
    if (!next.ok) throw new Error(next.error[0]?.message);
    expect([next.value.requirements, next.value.found]).toEqual([mine, first.value.found]);
    const zipped = unzipSync(next.value.zip)['p/requirements.txt'];
    expect(new TextDecoder().decode(zipped)).toBe(mine);
    await tab.verbs.runOnRay(true);
    expect(sent(ray)).toBe(mine);
    expect(ray.submitted[0]?.runtimeEnv['pip']).toEqual([
      ...['plugboard[ray]~=0.9.0', 'pydantic<2.14', 'scipy==1.15', 'ray==2.60.0'],
    ]);

    await tab.verbs.newDocument();
    tab.edit('Add', adding('patchbay.Range'));
    await tab.verbs.runOnRay(false);
    expect(sent(ray)).toBe(first.value.found);
  });

  test('is as it is found again when a person wants that', async () => {
    const ray = fakeDoor();
    const tab = await tabWithProcess(ray);
    await tab.verbs.setRequirements('mine\n');
    await tab.verbs.setRequirements(null);
    const made = await tab.verbs.exportProject('p');
    expect(made.ok && made.value.requirements === made.value.found).toBe(true);
  });
});
