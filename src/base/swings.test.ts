import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { isDense, swingsOf } from './swings.ts';

test('a curve that rises swings once, a saw as often as it has flanks', () => {
  expect(swingsOf([0, 1, 2, 5])).toBe(1);
  expect(swingsOf([0, 9, 0, 9, Number.NaN, 0])).toBe(4);
  expect(swingsOf([7, 7, 7])).toBe(0);
  expect(swingsOf([])).toBe(0);
  expect(swingsOf([1e308, -1e308, 1e308])).toBe(2);
});

property.prop([fc.array(fc.double())])(
  'swings are some number for any values, and the same for values that are all negated',
  (values) => {
    const swings = swingsOf(values);
    expect(swings).toBeGreaterThanOrEqual(0);
    expect(swingsOf(values.map((value) => -value))).toBe(swings);
  },
);

test('a fast saw is dense, a slow one is none', () => {
  const saw = (teeth: number) => Array.from({ length: 64 }, (_, at) => (at * teeth) % 64);
  expect(isDense(saw(31), 1.2, 36)).toBe(true);
  expect(isDense(saw(4), 1.2, 36)).toBe(false);
});
