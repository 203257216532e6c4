import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { extremesOf, keepExtremesOfFours } from './extremes.ts';

describe('the extremes of a stretch of values', () => {
  it('are the first of equal ones', () => {
    expect(extremesOf([9, 1, 3, 1, 3, 9], 1, 5)).toEqual({ low: 1, high: 2 });
  });

  it('are none where no value counts', () => {
    expect(extremesOf([1, Number.NaN, 2], 1, 2)).toEqual({ low: -1, high: -1 });
    expect(extremesOf([1, 2], 0, 2, 3)).toEqual({ low: -1, high: -1 });
  });

  it('are infinite only where the infinite counts', () => {
    const values = [0, Infinity, 5, -Infinity];
    expect(extremesOf(values, 0, 4)).toEqual({ low: 3, high: 1 });
    const { MAX_VALUE } = Number;
    expect(extremesOf(values, 0, 4, -MAX_VALUE, MAX_VALUE)).toEqual({ low: 0, high: 2 });
  });

  property.prop([fc.array(fc.double(), { maxLength: 40 }), fc.nat(40), fc.nat(40)])(
    'have every number of the stretch between them',
    (values, a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const part = values.slice(from, to).filter((value) => !Number.isNaN(value));
      const { low, high } = extremesOf(values, from, to);
      expect(low === -1).toBe(part.length === 0);
      for (const value of part) {
        expect(values[low]).toBeLessThanOrEqual(value);
        expect(values[high]).toBeGreaterThanOrEqual(value);
      }
    },
  );
});

const values = fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, Number.NaN)), {
  maxLength: 40,
});

property.prop([values])('the extremes of each four are theirs, in their order', (all) => {
  const kept = new Float64Array(all.length);
  const length = keepExtremesOfFours(Float64Array.from(all), kept);
  const wanted = Array.from({ length: Math.floor(all.length / 4) }, (_, i) => {
    const { low, high } = extremesOf(all, 4 * i, 4 * i + 4);
    const none = Number.NaN;
    return low < 0 ? [none, none] : [all[Math.min(low, high)], all[Math.max(low, high)]];
  });
  expect([...kept.subarray(0, length)]).toEqual(wanted.flat());
});
