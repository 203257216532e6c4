import { describe, expect, test } from 'vitest';
import { pow } from './elementary.ts';

describe('pow', () => {
  test.each([
    // Every whole number beyond 2 ** 53 is even.
    [-1e200, 1e16, Infinity],
    [-8, -1e16, 0],
    [-1e200, 2 ** 53 - 1, -Infinity],
    [-8, -(2 ** 53 - 1), -0],
    [-2, 3, -8],
    [-2, -2, 0.25],
    [-8, 1 / 3, NaN],
    [-1, Infinity, 1],
    [-8, Infinity, Infinity],
    [-8, -Infinity, 0],
    [-0.5, Infinity, 0],
    [-0, -3, -Infinity],
    [-0, -1e300, Infinity],
  ])('gives the sign that Python gives: (%s) ** %s is %s', (x, y, wanted) => {
    expect(pow(x, y)).toBe(wanted);
  });
});
