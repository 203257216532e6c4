import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testWorker } from '../testing/testWorker.ts';

const DAYS = 'date,rain\n2024-01-01,1.5\n2024-01-02,2\n2024-01-03,0\n';

/** Range -> Accumulate, with a column of a table beside it that goes through to a file. */
function config(iters = 5) {
  return {
    plugboard: {
      process: {
        args: {
          components: [
            { type: 'patchbay.Range', args: { name: 'count', iters } },
            { type: 'patchbay.Accumulate', args: { name: 'sum' } },
            {
              type: 'plugboard.library.FileReader',
              args: { name: 'days', path: 'data/days.csv', field_names: ['date', 'rain'] },
            },
            {
              type: 'plugboard.library.FileWriter',
              args: { name: 'copy', path: 'copy.csv', field_names: ['date', 'rain'] },
            },
          ],
          connectors: [
            { source: 'count.y', target: 'sum.x' },
            { source: 'days.date', target: 'copy.date' },
            { source: 'days.rain', target: 'copy.rain' },
          ],
        },
      },
    },
  };
}

function request(changes: object = {}) {
  return {
    config: config(),
    files: [{ name: 'days.csv', bytes: new TextEncoder().encode(DAYS) }],
    seed: 1,
    watch: ['sum.y', 'days.date'],
    start: 'run',
    speed: null,
    ...changes,
  };
}

describe('the worker', () => {
  let worker: ReturnType<typeof testWorker>;
  const ended = () => worker.of('ended').length > 0;

  beforeEach(() => {
    worker = testWorker();
  });
  afterEach(() => worker.close());

  it('says what went wrong where a start fails by an exception', async () => {
    const failing = testWorker({
      code: () => Promise.reject(new TypeError('No memory is left.')),
    });
    const own = { type: 'own.Own', args: { name: 'own' } };
    const plugboard = { process: { args: { components: [own], connectors: [] } } };
    const files = [{ name: 'own.py', bytes: new TextEncoder().encode('class Own: pass') }];
    expect(await failing.control.start(request({ config: { plugboard }, files }))).toMatchObject({
      ok: false,
      error: [{ message: expect.stringContaining('No memory is left.') as string }],
    });
    await failing.close();
  });

  it('runs a model to its end and sends series, file and final values, the end last', async () => {
    expect(await worker.control.start(request())).toEqual({ ok: true, value: null });
    await worker.until(ended);

    expect(worker.series('sum.y')).toEqual([0, 1, 3, 6, 10]);
    expect(worker.series('days.date')).toEqual(['2024-01-01', '2024-01-02', '2024-01-03']);
    const [file] = worker.of('file');
    expect(file?.name).toBe('copy.csv');
    expect(new TextDecoder().decode(file?.bytes)).toBe(
      'date,rain\n2024-01-01,1.5\n2024-01-02,2.0\n2024-01-03,0.0\n',
    );
    expect(worker.events.at(-1)).toMatchObject({
      kind: 'ended',
      status: 'completed',
      jobId: 'Job_xxxxxxxxxxxxxxxx',
      error: null,
      components: {
        sum: { type: 'patchbay.Accumulate', status: 'completed', steps: 5, output: { y: 10 } },
      },
    });
    expect(worker.of('progress').at(-1)).toMatchObject({ status: 'completed', paused: false });
  });

  it('gives back what is wrong with a model, with code and path', async () => {
    const wrong = structuredClone(config());
    wrong.plugboard.process.args.connectors[0] = { source: 'count.z', target: 'sum.x' };

    expect(await worker.control.start(request({ config: wrong }))).toMatchObject({
      ok: false,
      error: [{ code: 'UNKNOWN_FIELD', severity: 'error' }],
    });
    expect(await worker.control.pause()).toMatchObject({ ok: false });
  });

  it('fails with component and reason when an attached file is missing', async () => {
    await worker.control.start(request({ files: [] }));
    await worker.until(ended);

    expect(worker.of('ended')[0]).toMatchObject({
      status: 'failed',
      error: { code: 'FILE_MISSING', component: 'days' },
    });
    expect(worker.of('log').some(({ level }) => level === 'error')).toBe(true);
  });

  it('steps from the start, goes on, and finds the same values', async () => {
    await worker.control.start(request({ start: 'paused' }));
    await worker.control.step(1);
    await worker.until(() => worker.series('sum.y').length === 1);
    expect(worker.of('progress').at(-1)).toMatchObject({ status: 'waiting', paused: true });

    await worker.control.step(2);
    await worker.until(() => worker.series('sum.y').length === 3);
    expect(worker.series('sum.y')).toEqual([0, 1, 3]);
    await worker.control.resume();
    await worker.until(ended);

    expect(worker.series('sum.y')).toEqual([0, 1, 3, 6, 10]);
    expect(worker.of('ended')[0]?.status).toBe('completed');
  });

  it('lets one component step alone, and says what it waits for', async () => {
    await worker.control.start(request({ start: 'paused' }));
    expect(await worker.control.stepComponent('sum')).toEqual({
      ok: false,
      error: {
        code: 'STEP_REFUSED',
        component: 'sum',
        step: null,
        message: 'sum waits for a value of x from count.y.',
      },
    });
    expect(await worker.control.stepComponent(7)).toMatchObject({ error: { code: 'CALL' } });
    await worker.control.stepComponent('count');
    await worker.control.stepComponent('count');
    expect(await worker.control.stepComponent('sum')).toMatchObject({ ok: true });
    await worker.until(() => worker.series('sum.y').length === 1);
    await worker.control.resume();
    await worker.until(ended);

    expect(worker.series('sum.y')).toEqual([0, 1, 3, 6, 10]);
    expect(await worker.control.stepComponent('sum')).toMatchObject({
      error: { code: 'RUN_OVER' },
    });
  });

  it('ends by steps alone', async () => {
    await worker.control.start(request({ start: 'paused' }));
    await worker.control.step(50);
    await worker.until(ended);

    expect(worker.of('ended')[0]?.status).toBe('completed');
    expect(worker.series('sum.y')).toEqual([0, 1, 3, 6, 10]);
  });

  it('keeps to a number of rounds a second', async () => {
    await worker.control.start(request({ speed: 10, config: config(20) }));
    const begun = worker.now();
    await worker.until(ended);

    const seconds = (worker.now() - begun) / 1000;
    expect(seconds).toBeGreaterThan(1.8);
    expect(seconds).toBeLessThan(2.6);
    expect(worker.of('progress').some(({ status }) => status === 'waiting')).toBe(false);
  });

  it('pauses an endless run, takes single steps, and stops it where it is', async () => {
    await worker.control.start(request({ config: config(1e9) }));
    await worker.until(() => worker.series('sum.y').length > 10);
    await worker.control.pause();
    await worker.until(() => worker.of('progress').at(-1)?.paused === true);
    await worker.until(() => worker.batches.length > 0);
    const steps = worker.of('progress').at(-1)?.steps ?? 0;

    await worker.control.step(1);
    await worker.until(() => (worker.of('progress').at(-1)?.steps ?? 0) > steps);
    expect(worker.of('progress').at(-1)).toMatchObject({ status: 'waiting', paused: true });
    await worker.control.stop();
    await worker.until(ended);

    expect(worker.of('ended')[0]).toMatchObject({ status: 'stopped', error: null });
  });

  it('records a field that is watched later from there on, others without a gap', async () => {
    await worker.control.start(request({ start: 'paused', watch: ['sum.y'] }));
    await worker.control.step(2);
    await worker.control.watch(['sum.y', 'count.y', 'nothing.here']);
    await worker.control.resume();
    await worker.until(ended);

    expect(worker.series('sum.y')).toEqual([0, 1, 3, 6, 10]);
    expect(worker.series('count.y')).toEqual([2, 3, 4]);
    const [first] = worker.of('samples').filter(({ field }) => field === 'count.y');
    expect(first?.start).toBe(2);
    expect(worker.of('log')).toContainEqual(expect.objectContaining({ level: 'warning' }));
  });

  it('changes an argument in the midst of a run, unless the component refuses the value', async () => {
    await worker.control.start(request({ start: 'paused' }));
    await worker.control.step(1);

    expect(await worker.control.setArgument('count', 'iters', 'many')).toMatchObject({
      ok: false,
      error: { code: 'ARGUMENT_VALUE', component: 'count' },
    });
    expect(await worker.control.setArgument('nobody', 'iters', 3)).toMatchObject({ ok: false });
    expect(await worker.control.setArgument('count', 'iters', 3)).toMatchObject({ ok: true });
    await worker.control.resume();
    await worker.until(ended);

    expect(worker.series('sum.y')).toEqual([0, 1, 3]);
    expect(worker.of('log')).toContainEqual({
      kind: 'log',
      level: 'info',
      component: 'count',
      message: 'iters is 3 from here on: it was changed while the process runs.',
    });
  });

  it.each([null, 500] as const)(
    'is held at a value, says where, and goes on (rounds a second: %s)',
    async (speed) => {
      const breakpoints = [
        { field: 'count.y', comparison: '==', value: 2 },
        { field: 'count.x', comparison: 'any', value: null },
      ];
      await worker.control.start(request({ breakpoints, speed, watch: ['count.y'] }));
      const isHeld = () => worker.of('log').some(({ message }) => message.startsWith('Held'));
      await worker.until(isHeld);
      await worker.until(() => worker.of('progress').at(-1)?.paused === true);

      expect(worker.series('count.y')).toEqual([0, 1, 2]);
      const lines = worker.of('log').map(({ message }) => message);
      expect(lines).toContain('Held at count.y in step 3: 2, which is == 2.');
      expect(lines).toContain('There is no output count.x to hold the run at.');

      expect(await worker.control.setBreakpoints([{ field: 'count.y' }])).toMatchObject({
        ok: false,
      });
      expect(await worker.control.setBreakpoints([])).toMatchObject({ ok: true });
      await worker.control.resume();
      await worker.until(ended);
      expect(worker.series('count.y')).toEqual([0, 1, 2, 3, 4]);
    },
  );

  it.each([
    ['no request', null],
    ['a watch that is no list', { watch: 'sum.y' }],
    ['a speed of nothing', { speed: 0 }],
    ['a breakpoint without a comparison', { breakpoints: [{ field: 'sum.y', value: 1 }] }],
    ['a file without bytes', { files: [{ name: 'a.csv', bytes: 'x' }] }],
  ])('refuses %s', async (_what, changes) => {
    const asked = changes === null ? null : request(changes);

    expect(await worker.control.start(asked)).toMatchObject({
      ok: false,
      error: [{ code: 'SANDBOX_NOT_STARTED' }],
    });
  });

  it('sends no batch before the last one was taken', async () => {
    const busy = testWorker({ takes: false });
    await busy.control.start(request({ config: config(1e9), speed: 1_000 }));
    await busy.until(() => busy.batches.length === 1);
    const since = busy.now();
    await busy.until(() => busy.now() > since + 1_000);
    expect(busy.batches).toHaveLength(1);

    busy.server.taken(0);
    busy.server.taken(0);
    await busy.until(() => busy.batches.length === 2);
    busy.server.taken(7);
    expect(busy.batches.map(({ number }) => number)).toEqual([0, 1]);
    await busy.control.stop();
    await busy.close();
  });
});
