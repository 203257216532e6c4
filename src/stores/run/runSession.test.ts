import type { ComponentResult, RunFailure, Status } from '../../model/run/index.ts';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../runner/api.ts';
import { storageFailure } from '../../storage/index.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { gate } from '../../testing/gate.ts';
import { resetArgument, setArgument } from '../../editing/arguments/arguments.ts';
import { adding, idOf, openTab, type TestTab } from '../../testing/stores/testStores.ts';

const VALUES: ComponentResult = {
  ...{ type: 'patchbay.Range', status: 'completed', steps: 7 },
  ...{ input: {}, output: { y: 6 }, exports: { stop: 7 } },
};
const CRASH = { code: 'RUN_CRASHED', component: null, step: null, message: 'Out of memory.' };

const run = (tab: TestTab) => tab.run.getState();
const phase = (tab: TestTab) => run(tab).phase.kind;
const worker = (tab: TestTab) => tab.runClient.last();

function progress(steps: number, paused = false): RunEvent {
  const status = paused ? 'waiting' : 'running';
  const components = [{ name: 'range', status, steps } as const];
  return { kind: 'progress', status, paused, steps, components };
}

function samples(start: number, ...values: readonly number[]): RunEvent {
  return {
    kind: 'samples',
    field: 'range.y',
    start,
    count: values.length,
    values: Float64Array.from(values),
  };
}

function end(status: Status = 'completed', error: RunFailure | null = null): RunEvent {
  const components = { range: { ...VALUES, status } };
  return { kind: 'ended', status, jobId: 'job-1', error, components };
}

/** The worker was ended or broke: the page's own word, without a word of the components. */
function brokenEnd(): RunEvent {
  return { kind: 'ended', status: 'failed', jobId: null, error: CRASH, components: {} };
}

/** A tab with a process that can run: a Range whose `y` is watched. */
async function tabWithProcess(): Promise<TestTab> {
  const tab = await openTab();
  tab.edit('Add range', adding('patchbay.Range'));
  tab.verbs.watch('range.y', true);
  return tab;
}

async function runningTab(): Promise<TestTab> {
  const tab = await tabWithProcess();
  await tab.verbs.run();
  return tab;
}

describe('run', () => {
  test('hands over the document as it is now, files and watched fields, and shows its progress', async () => {
    const tab = await tabWithProcess();
    const { document } = tab.document.getState();
    const { passed, open } = gate();
    tab.runClient.opening = passed;
    const started = tab.verbs.run();
    expect(run(tab)).toMatchObject({ phase: { kind: 'starting' }, status: 'init', steps: 0 });
    open();
    await started;
    expect(worker(tab).request).toEqual({
      ...{ config: document.config, files: document.files, watch: ['range.y'] },
      ...{
        seed: 1,
        start: 'run',
        speed: null,
        workers: null,
        costs: [],
        floats: [],
        breakpoints: [],
        tellsPoints: true,
      },
      tellsPoints: true,
    });
    expect(phase(tab)).toBe('running');
    worker(tab).tell(progress(4));
    worker(tab).tell(samples(0, 0, 1, 2));
    expect(run(tab)).toMatchObject({ status: 'running', steps: 4 });
    expect(run(tab).components['range']).toEqual({ name: 'range', status: 'running', steps: 4 });
    expect(run(tab).series['range.y']?.values.slice(0, 3)).toEqual(Float64Array.of(0, 1, 2));
  });

  test('of a process with problems is refused, says why and shows them', async () => {
    const tab = await openTab();
    tab.edit('Add a stranger', adding('nobody.Knows'));
    await tab.verbs.run();
    expect(tab.runClient.runs).toEqual([]);
    expect(phase(tab)).toBe('idle');
    expect(tab.notices()).toEqual([expect.stringContaining('The process cannot run yet')]);
    expect(tab.view.getState()).toMatchObject({ panel: 'problems', panelOpen: true });
  });

  test('that only the worker refuses shows its problems until the next edit', async () => {
    const tab = await tabWithProcess();
    const place = { path: '', line: null, column: null };
    const problem = { code: 'RUN_NO_ANSWER', message: 'No answer.', severity: 'error' } as const;
    tab.runClient.refuse = [{ ...problem, ...place }];
    await tab.verbs.run();
    expect(phase(tab)).toBe('idle');
    expect(tab.document.getState().problems).toContainEqual({ ...problem, ...place });
    tab.edit('Add sine', adding('patchbay.Sine'));
    const codes = tab.document.getState().problems.map(({ code }) => code);
    expect(codes).not.toContain('RUN_NO_ANSWER');
  });

  test('pressed twice, or while one is on, is one run; after its end it is a fresh one', async () => {
    const tab = await tabWithProcess();
    await Promise.all([tab.verbs.run(), tab.verbs.run()]);
    await tab.verbs.run();
    expect(tab.runClient.runs.length).toBe(1);
    worker(tab).tell(samples(0, 5));
    worker(tab).tell(end());
    await tab.verbs.run();
    expect(tab.runClient.runs.length).toBe(2);
    expect(run(tab)).toMatchObject({
      steps: 0,
      series: {},
      values: {},
      phase: { kind: 'running' },
    });
  });

  test('goes on through edits, and takes fields watched on the way', async () => {
    const tab = await runningTab();
    tab.edit('Add sine', adding('patchbay.Sine'));
    tab.verbs.undo();
    tab.verbs.watch('range.y', false);
    expect(run(tab).series).toEqual({});
    worker(tab).tell(samples(0, 1));
    expect(run(tab).series).toEqual({});
    await settled();
    tab.verbs.watch('range.y', true);
    await settled();
    worker(tab).tell(samples(2, 3, 4));
    expect(run(tab).series['range.y']).toMatchObject({ first: 2, length: 2 });
    expect([worker(tab).calls, phase(tab)]).toEqual([['watch', 'watch range.y'], 'running']);
  });
});

describe('pause, step and speed', () => {
  test('pause and resume ask the worker, and the time of the run stands meanwhile', async () => {
    const tab = await runningTab();
    const { time } = tab.browser;
    await time.advance(1_000);
    await tab.verbs.pause();
    expect(run(tab)).toMatchObject({ phase: { kind: 'paused' }, elapsed: 1_000 });
    await time.advance(5_000);
    await tab.verbs.resume();
    expect(phase(tab)).toBe('running');
    await time.advance(500);
    worker(tab).tell(progress(9));
    expect(run(tab).elapsed).toBe(1_500);
    expect(worker(tab).calls).toEqual(['pause', 'resume']);
  });

  test('run goes on with a paused one, step takes one step of it', async () => {
    const tab = await runningTab();
    await tab.verbs.pause();
    await tab.verbs.step();
    expect(phase(tab)).toBe('paused');
    await tab.verbs.run();
    expect(worker(tab).calls).toEqual(['pause', 'step 1', 'resume']);
    expect(tab.runClient.runs.length).toBe(1);
  });

  test('step without a run begins one that stands, and takes its first step', async () => {
    const tab = await tabWithProcess();
    await tab.verbs.step();
    expect(worker(tab).request.start).toBe('paused');
    expect(worker(tab).calls).toEqual(['step 1']);
    worker(tab).tell(progress(1, true));
    expect(run(tab)).toMatchObject({ phase: { kind: 'paused' }, steps: 1 });
  });

  test('step while it runs pauses it; the worker’s own word on pausing counts too', async () => {
    const tab = await runningTab();
    await tab.verbs.step();
    expect([worker(tab).calls, phase(tab)]).toEqual([['pause'], 'paused']);
    worker(tab).tell(progress(3));
    expect(phase(tab)).toBe('running');
    worker(tab).tell(progress(4, true));
    expect(phase(tab)).toBe('paused');
  });

  test('do nothing where there is no run or it is over', async () => {
    const tab = await tabWithProcess();
    const press = async () => {
      await tab.verbs.pause();
      await tab.verbs.resume();
      await tab.verbs.stop();
    };
    await press();
    expect([tab.runClient.runs, phase(tab)]).toEqual([[], 'idle']);
    await tab.verbs.run();
    worker(tab).tell(end());
    await press();
    expect([worker(tab).calls, phase(tab)]).toEqual([['dispose'], 'ended']);
  });

  test('a call that the worker refuses is told, and what shows stays true', async () => {
    const tab = await runningTab();
    const error = { code: 'RUN_NO_ANSWER', component: null, step: null, message: 'No answer.' };
    worker(tab).answer = { ok: false, error };
    await tab.verbs.pause();
    expect([phase(tab), tab.notices()]).toEqual(['running', ['No answer.']]);
  });

  test('the speed is kept from run to run, and reaches a run that is just starting', async () => {
    const tab = await tabWithProcess();
    const { passed, open } = gate();
    tab.runClient.opening = passed;
    const started = tab.verbs.run();
    tab.verbs.setSpeed(10);
    open();
    await started;
    expect(worker(tab).calls).toEqual(['setSpeed 10']);
    worker(tab).tell(end());
    await tab.verbs.run();
    expect(worker(tab).request.speed).toBe(10);
  });
});

test('a speed that was changed during a start that fails stays as it was set', async () => {
  const tab = await tabWithProcess();
  const { passed, open } = gate();
  tab.runClient.opening = passed;
  tab.runClient.refuse = [];
  const started = tab.verbs.run();
  tab.verbs.setSpeed(10);
  open();
  await started;
  expect(run(tab).speed).toBe(10);
});

describe('stop', () => {
  test('shows that it stops until the end came, and then the values of the end', async () => {
    const tab = await runningTab();
    await tab.verbs.stop();
    expect([phase(tab), worker(tab).calls]).toEqual(['stopping', ['stop']]);
    worker(tab).tell(progress(5));
    expect(phase(tab)).toBe('stopping');
    worker(tab).tell(end('stopped'));
    expect(run(tab).phase).toEqual({ kind: 'ended', status: 'stopped', error: null });
    expect(run(tab).values['range']?.output).toEqual({ y: 6 });
    await tab.browser.time.advance(60_000);
    expect(tab.lists.getState().runs.length).toBe(1);
  });

  test('before the worker is at hand is done as soon as it is', async () => {
    const tab = await tabWithProcess();
    const { passed, open } = gate();
    tab.runClient.opening = passed;
    const started = tab.verbs.run();
    await tab.verbs.stop();
    expect(phase(tab)).toBe('stopping');
    open();
    await started;
    expect(worker(tab).calls).toEqual(['stop']);
  });

  test('comes to an end even when the worker tells none; what was seen of it stays', async () => {
    const tab = await runningTab();
    worker(tab).tell(progress(8));
    worker(tab).tell(samples(0, 0, 1));
    await tab.verbs.stop();
    await tab.browser.time.advance(2_000);
    expect(run(tab)).toMatchObject({ phase: { kind: 'ended', status: 'stopped' }, steps: 8 });
    expect(run(tab).series['range.y']?.length).toBe(2);
    expect(run(tab).components['range']).toEqual({ name: 'range', status: 'stopped', steps: 8 });
    expect(worker(tab).calls).toEqual(['stop', 'dispose']);
  });
});

describe('the end of a run', () => {
  test('keeps final values, status and job with the document, and they are there after a reload', async () => {
    const tab = await runningTab();
    await tab.browser.time.advance(1_000);
    worker(tab).tell(end());
    await settled();
    const [record, ...others] = tab.lists.getState().runs;
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      ...{ status: 'completed', steps: 7, elapsed: 1_000, jobId: 'job-1', seed: 1, error: null },
      values: { range: VALUES },
    });
    tab.dispose();
    const again = await openTab({ browser: tab.browser });
    await settled();
    expect(again.lists.getState().runs).toEqual([record]);
    expect(run(again)).toMatchObject({
      ...{ phase: { kind: 'ended', status: 'completed' }, status: 'completed', steps: 7 },
      values: { range: VALUES },
    });
  });

  test('keeps the newest run first, each document its own', async () => {
    const tab = await runningTab();
    worker(tab).tell(end());
    await tab.browser.time.advance(10);
    await tab.verbs.run();
    worker(tab).tell(end('failed'));
    await settled();
    const id = idOf(tab);
    await tab.verbs.newDocument();
    await settled();
    expect([tab.lists.getState().runs, phase(tab)]).toEqual([[], 'idle']);
    await tab.verbs.openDocument(id);
    await settled();
    const kept = tab.lists.getState().runs.map(({ status }) => status);
    expect(kept).toEqual(['failed', 'completed']);
    expect(run(tab).status).toBe('failed');
  });

  test('that cannot be kept is told, shows all the same, and is kept when there is room', async () => {
    const tab = await runningTab();
    tab.flush();
    await settled();
    tab.browser.disk.failure = storageFailure('quota');
    worker(tab).tell(end());
    await settled();
    expect(tab.lists.getState().trouble).toMatchObject({ about: 'runs', kind: 'quota' });
    expect(tab.lists.getState().runs.length).toBe(1);
    expect(run(tab).values).toEqual({ range: VALUES });
    tab.browser.disk.failure = null;
    await tab.browser.time.advance(1_000);
    expect(tab.lists.getState().trouble).toBeNull();
    expect([...tab.browser.disk.runs.values()]).toHaveLength(2);
  });

  test('that is told before the start was answered, or twice, counts once', async () => {
    const tab = await tabWithProcess();
    const { passed, open } = gate();
    tab.runClient.opening = passed;
    const started = tab.verbs.run();
    worker(tab).tell(end());
    open();
    await started;
    worker(tab).tell(end('failed'));
    expect([phase(tab), run(tab).status]).toEqual(['ended', 'completed']);
    expect(tab.lists.getState().runs.length).toBe(1);
    expect(worker(tab).calls).toEqual(['dispose']);
  });

  test('shows log and files of the run', async () => {
    const tab = await runningTab();
    const bytes = new Uint8Array([1]);
    worker(tab).tell({ kind: 'log', level: 'warning', component: 'range', message: 'Hm.' });
    worker(tab).tell({ kind: 'file', name: 'out.csv', bytes });
    worker(tab).tell(end());
    expect(run(tab).log).toMatchObject([{ level: 'warning', component: 'range', message: 'Hm.' }]);
    expect(run(tab).files).toEqual([{ name: 'out.csv', bytes }]);
  });
});

describe('a run that breaks', () => {
  test('is told, and what came of it stays in sight: series, steps, log', async () => {
    const tab = await runningTab();
    worker(tab).tell(progress(8));
    worker(tab).tell(samples(0, 0, 1, 2));
    worker(tab).tell({ kind: 'unresponsive', value: true });
    expect(run(tab).unresponsive).toBe(true);
    worker(tab).tell(brokenEnd());
    expect(run(tab)).toMatchObject({
      ...{ phase: { kind: 'ended', status: 'failed', error: CRASH }, status: 'failed', steps: 8 },
      ...{ unresponsive: false, components: { range: { status: 'stopped', steps: 8 } } },
    });
    expect(run(tab).series['range.y']?.length).toBe(3);
    expect(tab.notices()).toEqual(['The run failed. Out of memory.']);
    expect(worker(tab).calls).toEqual(['dispose']);
  });

  test('is kept with the document like any other, and the next run clears the word on it', async () => {
    const tab = await runningTab();
    worker(tab).tell(progress(8));
    worker(tab).tell(brokenEnd());
    await settled();
    await tab.verbs.run();
    expect([tab.notices(), phase(tab)]).toEqual([[], 'running']);
    const again = await openTab({ browser: tab.browser });
    await settled();
    expect(again.lists.getState().runs).toMatchObject([{ status: 'failed', error: CRASH }]);
  });

  test('by a component is told with its name', async () => {
    const tab = await runningTab();
    const error = { code: 'COMPONENT', component: 'range', step: 3, message: 'Division by zero.' };
    worker(tab).tell(end('failed', error));
    expect(tab.notices()).toEqual(['The run failed. range: Division by zero.']);
    expect(run(tab).values['range']?.status).toBe('failed');
  });
});

describe('leaving a document whose run is on', () => {
  test('stops it in the background; its end is kept with its own document', async () => {
    const tab = await runningTab();
    const id = idOf(tab);
    await tab.verbs.newDocument();
    await settled();
    expect([worker(tab).calls, phase(tab)]).toEqual([['stop'], 'idle']);
    worker(tab).tell(samples(0, 1));
    worker(tab).tell(end('stopped'));
    await settled();
    expect(run(tab)).toMatchObject({ phase: { kind: 'idle' }, series: {} });
    expect(tab.lists.getState().runs).toEqual([]);
    await tab.verbs.openDocument(id);
    await settled();
    expect(tab.lists.getState().runs).toMatchObject([{ status: 'stopped', steps: 7 }]);
  });

  test('while it starts ends the worker as soon as it is there', async () => {
    const tab = await tabWithProcess();
    const { passed, open } = gate();
    tab.runClient.opening = passed;
    const started = tab.verbs.run();
    await tab.verbs.newDocument();
    open();
    await started;
    expect([worker(tab).calls, phase(tab)]).toEqual([['dispose'], 'idle']);
  });

  test('the page goes away: the worker is ended for sure', async () => {
    const tab = await runningTab();
    tab.dispose();
    expect(worker(tab).calls).toEqual(['dispose']);
  });
});

describe('control of the run under way', () => {
  test('an argument that is changed in the document goes to its component', async () => {
    const tab = await runningTab();
    tab.edit('Change', (document) => setArgument(document, 'range', 'iters', 77));
    await settled();
    expect(worker(tab).calls).toEqual(['setArgument range iters 77']);
    tab.edit('Rename', (document) => ({ ...document, name: 'Other' }));
    tab.edit('Set again', (document) => setArgument(document, 'range', 'iters', 77));
    await settled();
    expect(worker(tab).calls.length).toBe(1);
  });

  test('an argument that is given no more gets back its default', async () => {
    const tab = await runningTab();
    tab.edit('Change', (document) => setArgument(document, 'range', 'start', 5));
    await settled();
    tab.edit('Reset', (document) => resetArgument(document, 'range', 'start'));
    await settled();
    expect(worker(tab).calls).toEqual(['setArgument range start 5', 'setArgument range start 0']);
  });

  test('what is changed while the worker comes up is told it then', async () => {
    const tab = await tabWithProcess();
    const starting = tab.verbs.run();
    tab.edit('Change', (document) => setArgument(document, 'range', 'iters', 77));
    await starting;
    expect(worker(tab).calls).toEqual(['setArgument range iters 77']);
  });

  test('breakpoints go along with the start, and to the run under way', async () => {
    const tab = await tabWithProcess();
    tab.verbs.holdAt('range.y', { comparison: '>', value: 3 });
    await tab.verbs.run();
    expect(worker(tab).request.breakpoints).toEqual([
      { field: 'range.y', comparison: '>', value: 3 },
    ]);
    tab.verbs.holdAt('range.y', { comparison: 'any', value: null });
    tab.verbs.holdAt('range.y', null);
    await settled();
    expect(worker(tab).calls).toEqual(['setBreakpoints range.y any null', 'setBreakpoints']);
    expect(tab.view.getState().breakpoints).toEqual({});
  });
});
