import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { WorkerEvent } from '../runner/protocol/index.ts';
import { testWorker } from '../testing/testWorker.ts';

const watch = ['noise.y', 'level.y', 'level.before', 'mean.y'];

/** A loop with an initial value, a seeded source, a window that remembers, and a file that is written. */
const modelOf = (iters: number) => ({
  plugboard: {
    process: {
      args: {
        components: [
          { type: 'patchbay.Random', args: { name: 'noise', iters } },
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
});

type Point = Extract<WorkerEvent, { readonly kind: 'point' }>['point'];

interface Leg {
  readonly series: Readonly<Record<string, readonly unknown[]>>;
  readonly files: Readonly<Record<string, string>>;
  /** Null: it came to its end. */
  readonly left: Point;
}

/** Runs from a point to the end, or until so many points were told, where it is cut off. */
async function leg(iters: number, speed: number | null, from: Point, points: number): Promise<Leg> {
  const worker = testWorker();
  const request = { config: modelOf(iters), files: [], seed: 7, watch, start: 'run', speed };
  expect(await worker.control.start({ ...request, tellsPoints: true, from })).toMatchObject({
    ok: true,
  });
  const isLeft = () => worker.of('point').length >= points;
  await worker.until(() => isLeft() || worker.of('ended').length > 0);
  await worker.close();
  // What the page has got up to the point counts.
  const last = worker.of('point')[points - 1];
  const end = last === undefined ? worker.events.length : worker.events.indexOf(last);
  const known = worker.events.slice(0, end);
  const series = Object.fromEntries(
    watch.map((field) => [
      field,
      known.flatMap((event) =>
        event.kind === 'samples' && event.field === field ? [...event.values] : [],
      ),
    ]),
  );
  const files = Object.fromEntries(
    worker.of('file').map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]),
  );
  if (last === undefined) expect(worker.of('ended')[0]?.status).toBe('completed');
  return { series, files, left: last?.point ?? null };
}

describe('a run that tells where it is', () => {
  property.prop([fc.integer({ min: 1, max: 2 }), fc.constantFrom(60, 150, 900)], { numRuns: 6 })(
    'goes on from there, in another worker, as if it had never been cut off',
    async (points, speed) => {
      const iters = 1_500;
      const straight = await leg(iters, null, null, 99);
      expect(straight.series['mean.y']).toHaveLength(iters);
      const first = await leg(iters, speed, null, points);
      // A run that was over before has no point.
      if (first.left === null) {
        expect(first.files).toEqual(straight.files);
        return;
      }
      const second = await leg(iters, speed * 3, first.left, 1);
      const third = await leg(iters, null, second.left ?? first.left, 99);
      const legs = second.left === null ? [first, third] : [first, second, third];
      for (const field of watch) {
        const values = legs.flatMap(({ series }) => series[field] ?? []);
        expect(Float64Array.from(values as number[])).toEqual(
          Float64Array.from(straight.series[field] as number[]),
        );
      }
      expect(third.files).toEqual(straight.files);
    },
    30_000,
  );

  test('at full speed: its samples are out before the point is told', async () => {
    const iters = 40_000;
    const first = await leg(iters, null, null, 1);
    expect(first.left).not.toBeNull();
    const steps = first.series['noise.y']?.length ?? 0;
    const state = JSON.parse(first.left?.state ?? '') as {
      readonly components: readonly { readonly name: string; readonly steps: number }[];
    };
    expect(state.components.find(({ name }) => name === 'noise')?.steps).toBe(steps);
    const rest = await leg(iters, null, first.left, 99);
    expect(steps + (rest.series['noise.y']?.length ?? 0)).toBe(iters);
  }, 30_000);

  test('of a run that nobody wants to keep nothing is told', async () => {
    const worker = testWorker();
    const request = { config: modelOf(1_000), files: [], seed: 7, watch, start: 'run', speed: 100 };
    await worker.control.start(request);
    await worker.until(() => worker.of('ended').length > 0);
    await worker.close();
    expect(worker.of('point')).toEqual([]);
  });

  test('what was kept and fits no more is refused in words', async () => {
    const { left } = await leg(1_500, 100, null, 1);
    const worker = testWorker();
    const config = structuredClone(modelOf(1_500));
    config.plugboard.process.args.components[2] = {
      type: 'patchbay.MovingAverage',
      args: { name: 'other', window: 5 },
    };
    config.plugboard.process.args.connectors = config.plugboard.process.args.connectors.map(
      ({ source, target }) => ({
        source: source.replace('mean', 'other'),
        target: target.replace('mean', 'other'),
      }),
    );
    const request = {
      config,
      files: [],
      seed: 7,
      watch: [],
      start: 'run',
      speed: null,
      from: left,
    };
    expect(await worker.control.start(request)).toMatchObject({ ok: true });
    await worker.until(() => worker.of('ended').length > 0);
    await worker.close();
    expect(worker.of('ended')[0]).toMatchObject({
      status: 'failed',
      error: { code: 'CHECKPOINT', message: expect.stringContaining('other is not in it') },
    });
    const garbled = testWorker();
    const from = { state: '{', written: [] };
    expect(await garbled.control.start({ ...request, from })).toMatchObject({ ok: false });
    await garbled.close();
  });
});
