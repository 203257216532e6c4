import { fc, test } from '@fast-check/vitest';
import { expect, test as plainTest } from 'vitest';
import { processorTime } from '../../testing/processorTime.ts';
import { peakOf, planPartitions } from './partitionPlan.ts';
import type { Link, Load } from './partitionRequest.ts';

const chain = (weights: readonly number[], cost: number) => {
  const loads = weights.map((weight, at): Load => ({ name: `c${at}`, weight }));
  const links = loads.slice(1).map((_, at): Link => ({ from: `c${at}`, to: `c${at + 1}`, cost }));
  return { loads, links };
};
const workersOf = (placement: ReadonlyMap<string, number>) => new Set(placement.values()).size;

plainTest('a chain of cheap components stays in one worker, however many there are', () => {
  const request = { ...chain(Array<number>(10).fill(0.05), 1), workers: 4 };
  const { placement, reasons } = planPartitions(request);
  expect(workersOf(placement)).toBe(1);
  expect(new Set(reasons.values())).toEqual(new Set(['together']));
});

plainTest('a long chain is cut in the middle when each half is worth a worker', () => {
  const { loads, links } = chain(Array<number>(40).fill(1), 1);
  const { placement, peak } = planPartitions({ loads, links, workers: 2 });
  expect(workersOf(placement)).toBe(2);
  expect(peak).toBeLessThanOrEqual(23);
  const cuts = links.filter(({ from, to }) => placement.get(from) !== placement.get(to));
  expect(cuts).toHaveLength(1);
});

plainTest('heavy components are spread, light ones go with whom they talk to', () => {
  const loads = [
    { name: 'source', weight: 0.01 },
    ...['a', 'b', 'c', 'd'].map((name) => ({ name, weight: 100 })),
    ...['a', 'b', 'c', 'd'].map((name) => ({ name: `${name}_log`, weight: 0.1 })),
  ];
  const links = ['a', 'b', 'c', 'd'].flatMap((name) => [
    { from: 'source', to: name, cost: 1 },
    { from: name, to: `${name}_log`, cost: 1 },
  ]);
  const { placement, reasons } = planPartitions({ loads, links, workers: 4 });
  expect(new Set(['a', 'b', 'c', 'd'].map((name) => placement.get(name))).size).toBe(4);
  for (const name of ['a', 'b', 'c', 'd']) {
    expect(placement.get(`${name}_log`)).toBe(placement.get(name));
  }
  expect(reasons.get('a_log')).toBe('cheap');
});

plainTest('a cycle stays together', () => {
  const loads = ['a', 'b', 'c'].map((name) => ({ name, weight: 10 }));
  const links = [
    { from: 'a', to: 'b', cost: 0.1 },
    { from: 'b', to: 'a', cost: 0.1 },
    { from: 'b', to: 'c', cost: 0.1 },
  ];
  const { placement, reasons } = planPartitions({ loads, links, workers: 3 });
  expect(placement.get('a')).toBe(placement.get('b'));
  expect(placement.get('c')).not.toBe(placement.get('a'));
  expect([...reasons.values()]).toEqual(['cycle', 'cycle', 'balance']);
});

plainTest('what was put somewhere by hand stays there, and the rest makes room for it', () => {
  const loads = ['a', 'b', 'c', 'd'].map((name) => ({ name, weight: 10 }));
  const pins = new Map([
    ['a', 2],
    ['b', 2],
  ]);
  const { placement, reasons } = planPartitions({ loads, links: [], workers: 3, pins });
  expect([placement.get('a'), placement.get('b')]).toEqual([2, 2]);
  for (const name of ['c', 'd']) expect(placement.get(name)).not.toBe(2);
  expect([...reasons.values()]).toEqual(['pinned', 'pinned', 'balance', 'balance']);
});

const weights = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), {
  minLength: 1,
  maxLength: 12,
});
const requests = fc.record({
  weights,
  links: fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.double({ min: 0, max: 20, noNaN: true }))),
  workers: fc.integer({ min: 1, max: 5 }),
  pinned: fc.array(fc.tuple(fc.nat(11), fc.nat(4)), { maxLength: 3 }),
});

test.prop([requests])(
  'whatever the model: everybody is placed, pins hold, and it is no worse than one worker',
  ({ weights: given, links: wires, workers, pinned }) => {
    const loads = given.map((weight, at): Load => ({ name: `c${at}`, weight }));
    const links = wires.map(([from, to, cost]): Link => {
      return { from: `c${from % given.length}`, to: `c${to % given.length}`, cost };
    });
    const pins = new Map(pinned.map(([at, worker]) => [`c${at % given.length}`, worker]));
    const request = { loads, links, workers, pins };
    const { placement, peak } = planPartitions(request);
    expect([...placement.keys()]).toEqual(loads.map(({ name }) => name));
    for (const [name, worker] of pins) expect(placement.get(name)).toBe(worker);
    expect(workersOf(placement)).toBeLessThanOrEqual(
      Math.max(workers, new Set(pins.values()).size),
    );
    expect(peakOf(placement, request)).toBeCloseTo(peak, 6);
    const total = given.reduce((sum, weight) => sum + weight, 0);
    if (pins.size === 0) expect(peak).toBeLessThanOrEqual(total + 1e-9);
    expect(planPartitions(request)).toEqual(planPartitions(request));
  },
);

/** What the busiest of so many workers has to do in the best assignment there is: all are tried. */
function bestPeak(weights: readonly number[], busy: readonly number[]): number {
  const [first, ...others] = weights;
  if (first === undefined) return Math.max(...busy);
  const tried = busy.map((_, at) => busy.with(at, (busy[at] ?? 0) + first));
  // Workers that have as much to do are alike.
  const unlike = tried.filter((_, at) => busy.indexOf(busy[at] ?? 0) === at);
  return Math.min(...unlike.map((one) => bestPeak(others, one)));
}

test.prop([weights, fc.integer({ min: 1, max: 4 })])(
  'without connectors it is at most 4/3 of the best there is',
  (all, workers) => {
    const given = all.slice(0, 7);
    const loads = given.map((weight, at): Load => ({ name: `c${at}`, weight }));
    const { peak } = planPartitions({ loads, links: [], workers });
    const best = bestPeak(
      given,
      Array.from({ length: workers }, () => 0),
    );
    // A share of 3 % is not worth another worker.
    expect(peak).toBeLessThanOrEqual((4 / 3) * 1.04 * best + 1e-9);
  },
);

plainTest('twenty thousand components are planned in a moment', () => {
  const { loads, links } = chain(
    Array.from({ length: 20_000 }, (_, at) => 1 + (at % 7)),
    2,
  );
  const took = processorTime(() => {
    const { peak } = planPartitions({ loads, links, workers: 8 });
    expect(peak).toBeLessThan((1.2 * (20_000 * 4)) / 8);
  });
  expect(took).toBeLessThan(4_000);
});
