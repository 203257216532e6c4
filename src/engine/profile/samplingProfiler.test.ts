import { expect, test } from 'vitest';
import { nodeEnvironment } from '../../testing/golden/nodeEnvironment.ts';
import { mapped, processOf, sink, source } from '../../testing/engine/parts.ts';

/** A run of which the clock shows whole tenths of a millisecond; costs of a step are in milliseconds. */
async function timesOf(
  costs: Readonly<Record<'cheap' | 'dear', number>>,
  items: number,
  start = 0,
) {
  let time = start;
  const environment = {
    ...nodeEnvironment(),
    // That somebody looks takes time as well.
    now: () => Math.floor((time += 0.000_05) * 10) / 10,
  };
  const costing = (milliseconds: number) => (x: number) => {
    time += milliseconds;
    return x;
  };
  const numbers = Array.from({ length: items }, (_, at) => at);
  const process = processOf(
    [
      source('from', numbers),
      mapped('cheap', costing(costs.cheap)),
      mapped('dear', costing(costs.dear)),
      sink('to'),
    ],
    ['from.y > cheap.x', 'cheap.y > dear.x', 'dear.y > to.x'],
    { environment },
  );
  process.measure();
  await process.init();
  await process.run();
  const times = process.times;
  if (times === null) throw new Error('It was not measured.');
  const all = times.units.reduce((sum, { own }) => sum + own, 0);
  return {
    worked: times.worked,
    all,
    share: new Map(times.units.map(({ name, own }) => [name, own / all])),
  };
}

test('PROF-1 where steps are far shorter than what the clock shows, none is blamed by chance', async () => {
  for (let start = 0; start < 0.1; start += 0.004) {
    const { share } = await timesOf({ cheap: 0.001, dear: 0.001 }, 20_000, start);
    for (const one of share.values()) expect(one).toBeLessThan(0.6);
  }
});

test('PROF-1 a component whose steps the clock does show is named, and times add up to the work', async () => {
  const { share, all, worked } = await timesOf({ cheap: 0.000_01, dear: 1 }, 200);
  expect(share.get('dear')).toBeGreaterThan(0.8);
  expect(all).toBeLessThanOrEqual(worked + 1e-6);
});
