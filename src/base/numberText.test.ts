import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactNumber, numberText } from './numberText.ts';

test.each([
  [0.45, '0.45'],
  [0.1 + 0.2, '0.3'],
  [-0, '0'],
  [0.00045, '0.00045'],
  [0.000045, '4.5e-5'],
  [1440, '1440'],
  [12345.678, '12345.7'],
  [1_234_567, '1234567'],
  [1_234_567.8, '1234568'],
  [25e20, '2.5e21'],
  [1 / 3, '0.333333'],
  [Number.NaN, 'NaN'],
  [-Infinity, '-Infinity'],
])('%d is written %s', (value, text) => {
  expect(numberText(value)).toBe(text);
});

test('any number is short, has no noise, and reads back as nearly the same', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = numberText(value);
      expect(text.length).toBeLessThanOrEqual(14);
      expect(text).not.toContain('+');
      const off = Math.abs(Number(text) - value);
      expect(off).toBeLessThanOrEqual(Math.max(Math.abs(value) * 1e-5, Number.MIN_VALUE));
    }),
  );
});

test('the exact text of a number reads back the same', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      expect(Number(exactNumber(value))).toBe(value);
    }),
  );
});
