import { describe, expect, test } from 'vitest';
import { readResource } from './resources.ts';

describe('an amount of a resource', () => {
  // Each as plugboard's own Resource reads it.
  test.each([
    ['500m', 0.5],
    ['1Gi', 2 ** 30],
    ['0010k', 10_000],
    [' 2.50\n', 2.5],
    ['\u001c\u0085\u20033\u001f', 3],
    ['١٢Mi', 12 * 2 ** 20],
    ['9'.repeat(310), Infinity],
    [true, 1],
    [-2, -2],
  ])('%j is %d', (text, amount) => {
    expect(readResource(text)).toEqual({ ok: true, value: amount });
  });

  test.each([
    '',
    ' ',
    '1 Gi',
    '1gi',
    '1K',
    '.5',
    '5.',
    '-1',
    '+1',
    '1e3',
    '1_000',
    '1,5',
    '\uFEFF1',
    null,
    [],
  ])('%j is none', (text) => {
    expect(readResource(text).ok).toBe(false);
  });
});
