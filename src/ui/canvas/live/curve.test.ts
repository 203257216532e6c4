import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { createCurve, createSeriesCurve } from './curve.ts';

const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
  minLength: 1,
  maxLength: 3_000,
});

const seriesOf = (values: readonly number[], length = values.length) => ({
  field: 'tank.y',
  version: 0,
  length,
  values: Float64Array.from(values),
  other: null,
});

property.prop([numbers])(
  'a curve has the extremes of all its values, and few numbers',
  (values) => {
    const curve = createCurve();
    for (const value of values) curve.add(value);
    const drawn = curve.numbers();
    const sorted = values.toSorted((a, b) => a - b);
    expect(Math.min(...drawn)).toBe(sorted[0]);
    expect(Math.max(...drawn)).toBe(sorted.at(-1));
    expect(drawn.length).toBeLessThanOrEqual(64);
  },
);

property.prop([numbers, fc.array(fc.nat(3_000), { maxLength: 20 })])(
  'a series has the same curve however fast it grew',
  (values, looks) => {
    const slow = createSeriesCurve();
    for (const length of looks.toSorted((a, b) => a - b))
      slow.of(seriesOf(values, Math.min(length, values.length)));
    expect(slow.of(seriesOf(values))).toEqual(createSeriesCurve().of(seriesOf(values)));
  },
);

test('what rises is drawn rising, what falls falling, and what is no number is left out', () => {
  const rising = createCurve();
  const falling = createCurve();
  for (let at = 0; at < 100; at++) {
    rising.add(at);
    rising.add(Number.NaN);
    falling.add(-at);
  }
  expect(rising.numbers()).toEqual(rising.numbers().toSorted((a, b) => a - b));
  expect(falling.numbers()).toEqual(falling.numbers().toSorted((a, b) => b - a));
});

test('a thinned or a shorter series is drawn anew', () => {
  const curve = createSeriesCurve();
  curve.of(seriesOf([9, 9, 9, 9]));
  expect(curve.of({ ...seriesOf([1, 2]), stride: 2 })).toEqual([1, 2]);
  expect(curve.of(seriesOf([3]))).toEqual([3]);
});
