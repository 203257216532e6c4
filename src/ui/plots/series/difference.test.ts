import { describe, expect, test } from 'vitest';
import type { Series } from '../../../stores/api.ts';
import { differenceOf, differencesOf } from './difference.ts';

const series = (values: readonly number[], more: Partial<Series> = {}): Series => ({
  ...{ field: 'a.y', version: 1, length: values.length, values: Float64Array.from(values) },
  ...{ other: null, ...more },
});
const valuesOf = (one: Series | null) =>
  one === null ? null : [one.first, ...one.values.subarray(0, one.length)];

describe('the difference of two series', () => {
  test('is taken step by step, where both have values', () => {
    expect(valuesOf(differenceOf(series([5, 7, 9]), series([1, 2, 3])))).toEqual([0, 4, 5, 6]);
    expect(valuesOf(differenceOf(series([5, 7, 9]), series([2], { first: 1 })))).toEqual([1, 5]);
    const longer = series([1, 2, 3, 99], { length: 3 });
    expect(valuesOf(differenceOf(longer, series([1, 1, 1, 1, 1])))).toEqual([0, 0, 1, 2]);
    expect(valuesOf(differenceOf(series([1]), series([1], { first: 5 })))).toEqual([5]);
    const missing = series([Number.NaN, 1]);
    expect(valuesOf(differenceOf(missing, series([1, 1])))).toEqual([0, Number.NaN, 0]);
  });

  test('is none of texts and of thinned series', () => {
    expect(differenceOf(series([1]), series([1], { other: ['a'] }))).toBeNull();
    expect(differenceOf(series([1], { stride: 4 }), series([1]))).toBeNull();
  });

  test('is worked out once, and anew when values came', () => {
    const [a, b] = [series([1]), series([0])];
    expect(differenceOf(a, b)).toBe(differenceOf(a, b));
    expect(differenceOf(a, series([0, 1], { version: 2 }))).not.toBe(differenceOf(a, b));
  });
});

test('of the run that shows nothing is drawn; the field below a plot stays as it is', () => {
  const shown = { series: { 'a.y': series([1, 1]), x: series([0, 1]) }, dash: null };
  const other = { series: { 'a.y': series([3, 4]), 'gone.y': series([1]) }, dash: 0 };
  const [first, second] = differencesOf([shown, other], 'x');
  expect(first?.series).toEqual({});
  expect(Object.keys(second?.series ?? {})).toEqual(['a.y', 'x']);
  expect(second?.series['x']).toBe(shown.series.x);
  expect(valuesOf(second?.series['a.y'] ?? null)).toEqual([0, 2, 3]);
});
