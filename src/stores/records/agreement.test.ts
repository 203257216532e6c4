import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { agreement, isClose } from './agreement.ts';
import type { Series } from './series.ts';

const EXACT = { absolute: 0, relative: 0 };

function run(fields: Readonly<Record<string, readonly unknown[]>>, more: Partial<Series> = {}) {
  const series = Object.entries(fields).map(([field, list]): [string, Series] => {
    const values = Float64Array.from(list, (value) => (typeof value === 'number' ? value : NaN));
    const other = list.every((value) => typeof value === 'number') ? null : list;
    return [field, { field, version: 1, length: list.length, values, other, ...more }];
  });
  return Object.fromEntries(series);
}

const numbers = fc.array(fc.double(), { minLength: 1, maxLength: 40 });

describe('two runs', () => {
  property.prop([numbers, fc.nat(9), fc.constantFrom(1, 2, 4)])(
    'agree with themselves, whatever their values are',
    (values, first, stride) => {
      const [one, other] = [run({ 'a.y': values }, { first, stride }), run({ 'a.y': values })];
      expect(agreement(one, one, EXACT)).toEqual({
        ...{ first: null, compared: values.length, missing: [], left: [] },
      });
      const isSame = first === 0 && stride === 1;
      expect(agreement(one, other, EXACT).first === null).toBe(isSame || stride !== 1);
    },
  );

  property.prop([numbers, fc.nat(), fc.double({ min: 0.5, max: 9, noNaN: true })])(
    'part at the first step where one was moved beyond the tolerance, and not where it was not',
    (given, place, by) => {
      const values = given.map((value) => (Math.abs(value) < 1e6 ? value : 0));
      const at = place % values.length;
      const moved = values.with(at, (values[at] ?? 0) + by);
      const [one, other] = [
        run({ 'a.y': values, 'b.y': values }),
        run({ 'a.y': values, 'b.y': moved }),
      ];
      const { first } = agreement(one, other, { absolute: by / 2, relative: 0 });
      expect(first).toEqual({ field: 'b.y', step: at, values: [values[at], moved[at]] });
      expect(agreement(one, other, { absolute: by * 1.01, relative: 0 }).first).toBeNull();
      const back = agreement(other, one, { absolute: by / 2, relative: 0 }).first;
      expect(back?.values).toEqual([moved[at], values[at]]);
    },
  );

  property.prop([fc.double(), fc.double(), fc.double({ min: 0, max: 2, noNaN: true })])(
    'are as close one way as the other, and closer with more room',
    (a, b, relative) => {
      const close = isClose(a, b, { absolute: 0, relative });
      expect(isClose(b, a, { absolute: 0, relative })).toBe(close);
      if (close) expect(isClose(a, b, { absolute: 1, relative: relative + 1 })).toBe(true);
    },
  );

  test('of different length part where one ends, and say how much is missing', () => {
    const [one, other] = [run({ 'a.y': [1, 2, 3] }), run({ 'a.y': [1, 2, 3, 4, 5] })];
    expect(agreement(one, other, EXACT)).toEqual({
      first: { field: 'a.y', step: 3, values: [undefined, 4] },
      compared: 3,
      missing: [{ field: 'a.y', steps: 2 }],
      left: [],
    });
    const apart = agreement(one, run({ 'a.y': [4] }, { first: 9 }), EXACT);
    expect(apart).toMatchObject({ first: { step: 0 }, compared: 0, missing: [{ steps: 4 }] });
  });

  test('part at the earliest step of all fields', () => {
    const [one, other] = [run({ a: [1, 1, 1], b: [1, 1, 1] }), run({ a: [1, 1, 2], b: [1, 2, 1] })];
    expect(agreement(one, other, EXACT).first).toMatchObject({ field: 'b', step: 1 });
  });

  test('compare what is no number, and leave out what only one has', () => {
    const one = run({ a: ['on', [1, NaN], { x: 1 }, true, null], b: [1] });
    const other = run({ a: ['on', [1.05, NaN], { x: 1 }, true, null], c: [1] });
    const near = agreement(one, other, { absolute: 0.1, relative: 0 });
    expect(near).toMatchObject({ first: null, compared: 5, left: ['b', 'c'] });
    expect(agreement(one, other, EXACT).first).toMatchObject({ step: 1 });
    expect(isClose(Infinity, 1, { absolute: 9, relative: 2 })).toBe(false);
  });
});
