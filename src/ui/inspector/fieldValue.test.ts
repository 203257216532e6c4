import { describe, expect, test } from 'vitest';
import { readValue, stepped, valueText } from './fieldValue.ts';

const read = (...args: Parameters<typeof readValue>) => {
  const result = readValue(...args);
  return result.ok ? result.value : `refused: ${result.error}`;
};

describe('what is typed into a form', () => {
  test.each([
    ['1.5', 'number', 1.5],
    [' -3 ', 'number', -3],
    ['1e3', 'number', 1000],
    ['2,5', 'number', 2.5],
    ['inf', 'number', Infinity],
    ['7', 'integer', 7],
    ['TRUE', 'boolean', true],
    [' as it is ', 'text', ' as it is '],
    ['true', 'any', true],
    ['null', 'any', null],
    ['12', 'any', 12],
    ['[1, "a"]', 'any', [1, 'a']],
    ['{oops', 'any', '{oops'],
    ['word', 'any', 'word'],
  ] as const)('%j as %s is %j', (text, kind, value) => {
    expect(read(text, kind)).toEqual(value);
  });

  test.each([
    ['', 'number'],
    ['abc', 'number'],
    ['1.5', 'integer'],
    ['yes', 'boolean'],
  ] as const)('%j is no %s', (text, kind) => {
    expect(read(text, kind)).toMatch(/^refused/);
  });

  test('limits are told', () => {
    expect(read('0', 'integer', { min: 1 })).toBe('refused: The smallest value is 1.');
    expect(read('9', 'number', { max: 8 })).toBe('refused: The largest value is 8.');
  });
});

test('values are shown as they are typed', () => {
  expect([
    valueText(1.5),
    valueText(true),
    valueText('a'),
    valueText([1]),
    valueText(null),
  ]).toEqual(['1.5', 'true', 'a', '[1]', '']);
});

test('arrows step by the last digit that is written, within the limits', () => {
  expect(stepped('1.25', 1, false)).toBe('1.26');
  expect(stepped('3', -1, true)).toBe('2');
  expect(stepped('1', -1, true, { min: 1 })).toBeNull();
  expect(stepped('', 1, false)).toBeNull();
});
