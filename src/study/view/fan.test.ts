import { expect, test } from 'vitest';
import { FAN_SHARES, FanGatherer, fansCsv } from './fan.ts';

test('a fan has at each step the values below which so many of the trials lie', () => {
  const gatherer = new FanGatherer();
  for (let i = 0; i <= 100; i++)
    gatherer.add({ stride: 1, values: Float64Array.of(i, 10 * i, i < 51 ? i : Number.NaN) });

  const { steps, lines, counts } = gatherer.fan();

  expect([...steps]).toEqual([0, 1, 2]);
  expect([...counts]).toEqual([101, 101, 51]);
  FAN_SHARES.forEach((share, i) => {
    expect(lines[i]?.[0]).toBeCloseTo(100 * share, 9);
    expect(lines[i]?.[1]).toBeCloseTo(1_000 * share, 9);
    expect(lines[i]?.[2]).toBeCloseTo(50 * share, 9);
  });
});

test('series of other lengths and strides are brought to the coarsest of them, in any order', () => {
  const fine = { stride: 2, values: Float64Array.of(0, 2, 4, 6, 8, 10) };
  const coarse = { stride: 4, values: Float64Array.of(0, 4, 8, 12) };
  const fans = [
    [fine, coarse],
    [coarse, fine],
  ].map((series) => {
    const gatherer = new FanGatherer();
    for (const one of series) gatherer.add(one);
    gatherer.add({ stride: 1, values: new Float64Array() });
    return gatherer.fan();
  });

  expect(fans[0]).toEqual(fans[1]);
  expect([...(fans[0]?.steps ?? [])]).toEqual([0, 4, 8, 12]);
  expect([...(fans[0]?.lines[2] ?? [])]).toEqual([0, 4, 8, 12]);
  expect([...(fans[0]?.counts ?? [])]).toEqual([2, 2, 2, 1]);
});

test('fans leave as a table with a line for each step', () => {
  const gatherer = new FanGatherer();
  gatherer.add({ stride: 2, values: Float64Array.of(1, Number.NaN) });
  expect(fansCsv([{ field: 'a.y', fan: gatherer.fan() }])).toBe(
    'field,step,p5,p25,p50,p75,p95,trials\na.y,0,1,1,1,1,1,1\na.y,2,,,,,,0\n',
  );
});
