import { expect, test } from 'vitest';
import { Map1, processOf, sink, source } from '../../testing/engine/parts.ts';
import { nodeEnvironment } from '../../testing/golden/nodeEnvironment.ts';

/** A chain whose middle components cost so many milliseconds a step, by a clock that only they move. */
async function measured(costs: readonly number[], rows: number) {
  let now = 0;
  const names = costs.map((_, at) => `m${at}`);
  const middle = costs.map(
    (cost, at) => new Map1({ name: `m${at}`, with: (x: number) => ((now += cost), x) }),
  );
  const all = ['a', ...names, 'out'];
  const process = processOf(
    [
      source(
        'a',
        Array.from({ length: rows }, (_, i) => i),
      ),
      ...middle,
      sink('out'),
    ],
    all.slice(1).map((name, at) => `${all[at]}.y > ${name}.x`),
    { environment: { ...nodeEnvironment(), now: () => now } },
  );
  process.measure();
  await process.init();
  await process.run();
  const profile = process.profile(4);
  if (profile === null) throw new Error('It was measured.');
  return profile;
}

test('PROF-1 time, steps and values are those of the components, and never more than was worked', async () => {
  const { components, connectors, workers, elapsed, bottleneck } = await measured([1, 3], 200);
  expect(components.map(({ name, steps }) => [name, steps])).toEqual([
    ['a', 201],
    ['m0', 200],
    ['m1', 200],
    ['out', 200],
  ]);
  const [a, m0, m1] = components;
  expect(m0?.time).toBeCloseTo(200, -1);
  expect(m1?.time).toBeCloseTo(600, -1);
  expect(a?.time).toBeLessThan(20);
  expect(bottleneck).toBe('m1');
  expect(connectors.map(({ id, values, crosses }) => [id, values, crosses])).toEqual([
    ['a.y..m0.x', 200, false],
    ['m0.y..m1.x', 200, false],
    ['m1.y..out.x', 200, false],
  ]);
  expect(elapsed).toBeCloseTo(800, -1);
  const worked = workers.reduce((sum, worker) => sum + worker.worked, 0);
  expect(worked).toBeLessThanOrEqual(elapsed);
  expect(components.reduce((sum, { time }) => sum + time, 0)).toBeLessThanOrEqual(worked + 1e-6);
});

test('PROF-2 the forecast is what the measured costs give: even ones gain, one dear one gains nothing', async () => {
  const even = await measured([2, 2], 200);
  const gain = even.forecast.find(({ workers }) => workers === 2)?.speedup ?? 0;
  expect(gain).toBeGreaterThan(1.8);
  expect(gain).toBeLessThanOrEqual(2);
  const lone = await measured([4], 200);
  for (const { speedup } of lone.forecast) expect(speedup).toBeLessThan(1.1);
});
