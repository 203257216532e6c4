import { expect, test } from 'vitest';
import { readPlace } from './place.ts';

test('a place is two numbers that are near enough to be drawn', () => {
  expect(readPlace([10, -20.5])).toEqual({ x: 10, y: -20.5 });
  expect(readPlace([5_000_000, -5_000_000])).toEqual({ x: 5_000_000, y: -5_000_000 });
});

test.each([
  ['too far', [1e300, 0]],
  ['infinite', [0, -Infinity]],
  ['no number', [Number.NaN, 0]],
  ['text', ['1', '2']],
  ['one number', [1]],
  ['no list', { x: 1, y: 2 }],
  ['missing', undefined],
])('no place: %s', (_, value) => {
  expect(readPlace(value)).toBeNull();
});
