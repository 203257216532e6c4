import { expect, test } from 'vitest';
import {
  add,
  float,
  isEqual,
  isEven,
  isGreater,
  isTrue,
  list,
  multiply,
  reaches,
  subtract,
  times,
} from './python.ts';

test('operators of the recorded components are those of Python', () => {
  expect(add(1, true)).toBe(2);
  expect(add('a', 'b')).toBe('ab');
  expect(add([1], [2])).toEqual([1, 2]);
  expect(multiply('ab', 2)).toBe('abab');
  expect(multiply(2, [0])).toEqual([0, 0]);
  expect(multiply([1], -1)).toEqual([]);
  expect(multiply(0.5, 4)).toBe(2);
  expect(subtract(1, 3)).toBe(-2);
  expect([isEven(4), isEven(3), isEven(false)]).toEqual([true, false, true]);
  expect([isGreater('b', 'a'), isGreater([1, 2], [1]), isGreater([0], [1])]).toEqual([
    true,
    true,
    false,
  ]);
  expect([reaches(2, 2), reaches(1, 2)]).toEqual([true, false]);
  expect([isEqual(1, true), isEqual({ a: [1] }, { a: [1] }), isEqual('1', 1)]).toEqual([
    true,
    true,
    false,
  ]);
  expect([isTrue([]), isTrue({}), isTrue('x'), isTrue(0), isTrue(null)]).toEqual([
    false,
    false,
    true,
    false,
    false,
  ]);
  expect(list('ab')).toEqual(['a', 'b']);
  expect(list({ a: 1 })).toEqual(['a']);
  expect([times(3), times(-1), times(true)]).toEqual([3, 0, 1]);
  expect([float('1_0.5'), float(2)]).toEqual([10.5, 2]);
});

test('what Python cannot do throws', () => {
  for (const wrong of [
    () => add(null, 1),
    () => add('a', 1),
    () => multiply([1], 0.5),
    () => subtract('a', 'a'),
    () => isGreater(null, 1),
    () => isEven('4'),
    () => list(5),
    () => times(1.5),
    () => float('x'),
  ]) {
    expect(wrong).toThrow(TypeError);
  }
});
