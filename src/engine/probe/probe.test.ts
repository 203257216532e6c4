import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { mapped, processOf, sink, source } from '../../testing/engine/parts.ts';
import { Probe } from './probe.ts';

const smallest = (values: Iterable<number>) => Math.min(...values);
const largest = (values: Iterable<number>) => Math.max(...values);

/** Extremes of a thinned column, which holds pairs. */
function extremesOf(values: Float64Array): { low: number; high: number } {
  return {
    low: smallest(values.filter((_, i) => i % 2 === 0)),
    high: largest(values.filter((_, i) => i % 2 === 1)),
  };
}

test('PROBE-2 numbers are typed, and from the first other value on a list', () => {
  const probe = new Probe('a.y');
  probe.push(1);
  probe.push(2.5);
  expect(probe.read()).toEqual(Float64Array.of(1, 2.5));
  probe.push(true);
  expect(probe.read()).toEqual([1, 2.5, true]);
  expect(probe.read(1)).toEqual([2.5, true]);
});

test.prop([fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 4, max: 8_000 })])(
  'PROBE-3 a series beyond its budget keeps the extremes, within the budget',
  (count, budget) => {
    const probe = new Probe('a.y', undefined, { budget });
    const values = Float64Array.from({ length: count }, (_, i) => Math.sin(i * 1.7) * i);
    for (const value of values) probe.push(value);
    expect(probe.length).toBe(count);
    const { start, count: told, values: taken } = probe.take();
    expect([start, told]).toEqual([0, count]);
    expect(taken.length).toBeLessThanOrEqual(Math.max(budget, 1024));
    const kept = taken as Float64Array;
    if (count < 1024) expect(kept).toEqual(values);
    const whole = { low: smallest(values), high: largest(values) };
    expect(kept.length === count ? whole : extremesOf(kept)).toEqual(whole);
  },
);

test('PROBE-3 what is taken is contiguous, and taking begins anew with every value', () => {
  const probe = new Probe('a.y', undefined, { budget: 1024 });
  for (let i = 0; i < 5_000; i++) probe.push(i);
  const first = probe.take();
  for (let i = 5_000; i < 5_010; i++) probe.push(i);
  const second = probe.take();
  expect(first).toMatchObject({ start: 0, count: 5_000 });
  expect(second).toMatchObject({ start: 5_000, count: 10 });
  expect([...second.values]).toEqual([5000, 5001, 5002, 5003, 5004, 5005, 5006, 5007, 5008, 5009]);
});

test('PROBE-3 a long list keeps every second value, then every fourth', () => {
  const probe = new Probe('a.y', undefined, { budget: 1024 });
  for (let i = 0; i < 3_000; i++) probe.push(`${i}`);
  const { count, values } = probe.take();
  expect(count).toBe(3_000);
  expect(values.length).toBeLessThanOrEqual(1024);
  expect(values.slice(0, 3)).toEqual(['0', '4', '8']);
});

test.prop([
  fc.array(fc.oneof(fc.double(), fc.boolean(), fc.constant(null)), { maxLength: 1500 }),
  fc.constantFrom('compiled' as const, 'queue' as const),
])('PROBE-1 every schedule records each value as it was, of any kind', async (values, schedule) => {
  const process = processOf(
    [source('a', values), mapped('m', (x) => x), sink('s')],
    ['a.y > m.x', 'm.y > s.x'],
    { schedule },
  );
  const probes = ['a.y', 'm.x', 'm.y', 's.x'].map((field) => {
    const probe = process.probe(field);
    if (!probe.ok) throw new Error(probe.error);
    return probe.value;
  });
  await process.init();
  await process.run();
  for (const probe of probes) expect([...probe.read()]).toEqual(values);
});

test('PROBE-3 rounds thin as single values do', async () => {
  const values = Array.from({ length: 20_000 }, (_, i) => Math.sin(i * i) * 1000);
  const thinned = async (schedule: 'compiled' | 'queue') => {
    const process = processOf(
      [source('a', values), mapped('m', (x: number) => -x), sink('s')],
      ['a.y > m.x', 'm.y > s.x'],
      { schedule },
    );
    const probes = ['a.y', 'm.y'].map((field) => process.probe(field, { budget: 2048 }));
    await process.init();
    await process.run();
    return probes.map((probe) => (probe.ok ? probe.value.take() : null));
  };
  expect(await thinned('compiled')).toEqual(await thinned('queue'));
});
