import { expect, test } from 'vitest';
import { pastedValues } from './cells.ts';

test.each([
  ['1, 2, 3', 'number', [1, 2, 3]],
  ['[1, 2, 3]', 'number', [1, 2, 3]],
  ['1;2,5;3', 'number', [1, 2.5, 3]],
  ['1 2 3', 'number', [1, 2, 3]],
  ['1\n2\n3\n', 'number', [1, 2, 3]],
  ['1,5\r\n2,5\r\n', 'number', [1.5, 2.5]],
  ['1\t2\t3', 'number', [1, 2, 3]],
  ['1,5', 'number', null],
  ['100 200 300', 'number', [100, 200, 300]],
  ['1,200', 'number', null],
  ['1.200,5\n1.300,5', 'number', [1200.5, 1300.5]],
  ['7', 'number', null],
  ['1, two', 'number', null],
  ['a, b, c', 'text', ['a', 'b', 'c']],
  ['a\nb', 'text', ['a', 'b']],
  ['one, two', 'any', null],
  ['low\nhigh\n3', 'any', ['low', 'high', 3]],
  [
    '1\t2\n3\t4',
    'any',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['1\t2\n3\t4', 'number', null],
] as const)('%j pasted into a list of %s is %j', (text, kind, wanted) => {
  expect(pastedValues(text, kind)).toEqual(wanted);
});
