import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { withoutLayout } from '../../model/index.ts';
import { setArgument } from '../../editing/arguments/arguments.ts';
import { setWatched } from '../../editing/watching/watch.ts';
import { documentWith } from '../../testing/stores/testStores.ts';
import type { Series } from './series.ts';
import { keptDetail, NUMBERS_KEPT, readRunDetail } from './runDetail.ts';

function seriesOf(field: string, values: readonly unknown[], more: Partial<Series> = {}): Series {
  const numbers = values.map((value) => (typeof value === 'number' ? value : Number.NaN));
  const other = values.every((value) => typeof value === 'number') ? null : values;
  // A column grows ahead of what is in it.
  const column = Float64Array.from([...numbers, 99, 99]);
  return { field, version: 3, length: values.length, values: column, other, ...more };
}

const kept = (series: Series) =>
  readRunDetail(structuredClone(keptDetail({ [series.field]: series }, null))).series[series.field];

describe('the detail of a run', () => {
  test('keeps short series whole, of whatever values', () => {
    const numbers = kept(seriesOf('a.y', [1, NaN, -Infinity, 2], { first: 5, stride: 2 }));
    expect(numbers).toMatchObject({ length: 4, first: 5, stride: 2, other: null });
    expect([...(numbers?.values ?? [])]).toEqual([1, NaN, -Infinity, 2]);
    const mixed = kept(seriesOf('b.y', ['idle', true, null, [1, 2]]));
    expect(mixed?.other).toEqual(['idle', true, null, [1, 2]]);
  });

  test('lets values go that are large and no numbers', () => {
    const texts = Array.from({ length: NUMBERS_KEPT }, () => 'x'.repeat(100));
    expect(kept(seriesOf('a.y', texts))).toBeUndefined();
  });

  test('shares its room between the fields', () => {
    const long = Array.from({ length: 50_000 }, (_, at) => at);
    const all = Array.from({ length: 40 }, (_, at) => seriesOf(`f${at}.y`, long));
    const { series } = keptDetail(Object.fromEntries(all.map((one) => [one.field, one])), null);
    const total = Object.values(series).reduce((sum, { length }) => sum + length, 0);
    expect(Object.keys(series).length).toBe(40);
    expect(total).toBeLessThanOrEqual(NUMBERS_KEPT);
    expect(total).toBeGreaterThan(NUMBERS_KEPT / 4);
  });

  test('keeps the model without its layout, if it is not too large', () => {
    const model = setWatched(documentWith('Mine', 'patchbay.Range'), ['range.y']);
    const read = readRunDetail(keptDetail({}, model.config)).model;
    expect(read?.config).toEqual(withoutLayout(model.config));
    const large = setArgument(model, 'range', 'note', 'x'.repeat(400_000));
    expect(keptDetail({}, large.config).model).toBeNull();
  });

  property.prop(
    [
      fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(Number.NaN)), {
        minLength: NUMBERS_KEPT + 1,
        maxLength: NUMBERS_KEPT + 5,
      }),
      fc.nat(NUMBERS_KEPT),
    ],
    { numRuns: 10 },
  )('keeps the peaks of what is thinned, at their place', (values, at) => {
    const peaked = values.with(at, 100);
    const thinned = kept(seriesOf('a.y', peaked));
    const entries = [...(thinned?.values ?? [])];
    expect(thinned?.stride).toBe(2);
    expect(Math.abs(entries.indexOf(100) * 2 - at)).toBeLessThan(4);
    const covered = (thinned?.length ?? 0) * 2;
    expect(covered).toBeGreaterThanOrEqual(values.length);
  });

  property.prop([fc.anything()])('is read from anything without a fuss', (anything) => {
    for (const value of [anything, { series: { a: anything }, model: anything }])
      expect(readRunDetail(value).series).toEqual({});
  });
});
