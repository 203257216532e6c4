import { expect, test } from 'vitest';
import { cutInMiddle } from './cutInMiddle.ts';

test.each([
  ['', ''],
  ['abcdef', 'abcdef'],
  ['abcdefg', 'abc…fg'],
  ['a'.repeat(30_000), 'aaa…aa'],
])('%.10s is told as %s', (text, told) => {
  expect(cutInMiddle(text, 3, 2)).toBe(told);
});
