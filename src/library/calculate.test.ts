import { expect, test } from 'vitest';
import { calculate } from './calculate.ts';

test.each([
  ['2*60', 120],
  ['1e3 / 4', 250],
  ['-2**2', -4],
  ['2^3', 8],
  ['sqrt(2)**2', 2.0000000000000004],
  ['2*pi', 2 * Math.PI],
  ['1/0', Infinity],
  ['a + 1', null],
  ['2 +', null],
  ['import os', null],
])('%s comes to %s', (text, wanted) => {
  expect(calculate(text)).toBe(wanted);
});
