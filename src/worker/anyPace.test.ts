import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { testWorker } from '../testing/testWorker.ts';

/** A loop with an initial value, a seeded source, and a branch that is read at two places. */
const config = {
  plugboard: {
    process: {
      args: {
        components: [
          { type: 'patchbay.Random', args: { name: 'noise', iters: 40 } },
          {
            type: 'patchbay.Formula',
            args: {
              name: 'level',
              inputs: ['before', 'inflow'],
              expressions: { y: '0.9 * before + inflow' },
              initial_values: { before: [1] },
            },
          },
          { type: 'patchbay.MovingAverage', args: { name: 'mean', window: 5 } },
          {
            type: 'patchbay.FileWriter',
            args: { name: 'table', path: 'out.csv', field_names: ['x'], chunk_size: 7 },
          },
        ],
        connectors: [
          { source: 'noise.y', target: 'level.inflow' },
          { source: 'level.y', target: 'level.before' },
          { source: 'level.y', target: 'mean.x' },
          { source: 'mean.y', target: 'table.x' },
        ],
      },
    },
  },
};
const watch = ['noise.y', 'level.y', 'level.before', 'mean.y'];

type Act =
  | readonly ['step', number]
  | readonly ['speed', number | null]
  | readonly ['wait', number]
  | readonly ['pause' | 'resume'];

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(fc.constant('step' as const), fc.integer({ min: 0, max: 7 })),
  fc.tuple(fc.constant('speed' as const), fc.constantFrom(null, 40, 500)),
  fc.tuple(fc.constant('wait' as const), fc.integer({ min: 1, max: 60 })),
  fc.tuple(fc.constantFrom('pause' as const, 'resume' as const)),
);

async function seriesOf(acts: readonly Act[], start: 'run' | 'paused') {
  const worker = testWorker();
  const { control } = worker;
  const request = { config, files: [], seed: 7, watch, start, speed: null };
  expect(await control.start(request)).toMatchObject({ ok: true });
  for (const [name, value] of acts) {
    if (name === 'step') await control.step(value);
    else if (name === 'speed') await control.setSpeed(value);
    else if (name === 'pause') await control.pause();
    else if (name === 'resume') await control.resume();
    else {
      const until = worker.now() + (value ?? 0);
      await worker.until(() => worker.now() >= until);
    }
  }
  await control.setSpeed(null);
  await control.resume();
  await worker.until(() => worker.of('ended').length > 0);
  await worker.close();
  expect(worker.of('ended')[0]?.status).toBe('completed');
  return Object.fromEntries(watch.map((field) => [field, worker.series(field)]));
}

describe('the values of a run', () => {
  test.prop(
    [fc.array(act, { maxLength: 12 }), fc.constantFrom('run' as const, 'paused' as const)],
    {
      numRuns: 30,
    },
  )('are the same at any pace', async (acts, start) => {
    const straight = await seriesOf([], 'run');

    expect(straight['mean.y']).toHaveLength(40);
    expect(await seriesOf(acts, start)).toEqual(straight);
  });
});

test.each([7, 40, 900])('a file has all its rows at %d rounds a second', async (speed) => {
  const rows = async (pace: number | null) => {
    const worker = testWorker();
    await worker.control.start({
      ...{ config, files: [], seed: 7, watch },
      ...{ start: 'run', speed: pace },
    });
    await worker.until(() => worker.of('ended').length > 0);
    await worker.close();
    return new TextDecoder().decode(worker.of('file')[0]?.bytes);
  };
  const straight = await rows(null);
  expect(straight.trim().split('\n')).toHaveLength(41);
  expect(await rows(speed)).toBe(straight);
});
