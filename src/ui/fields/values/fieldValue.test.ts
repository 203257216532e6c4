import { describe, expect, test } from 'vitest';
import {
  looksLikeArithmetic,
  numberFault,
  offersFor,
  plainSum,
  readValue,
  typedText,
  valueText,
} from './fieldValue.ts';

const read = (...args: Parameters<typeof readValue>) => {
  const result = readValue(...args);
  return result.ok ? result.value : `refused: ${result.error}`;
};

describe('what is typed into a form', () => {
  test.each([
    ['1.5', 'number', 1.5],
    [' -3 ', 'number', -3],
    ['+4', 'number', 4],
    ['1e3', 'number', 1000],
    ['2,5', 'number', 2.5],
    ['inf', 'number', Infinity],
    ['-.inf', 'number', -Infinity],
    ['7', 'integer', 7],
    ['1e2', 'integer', 100],
    ['TRUE', 'boolean', true],
    [' as it is ', 'text', ' as it is '],
    ['true', 'any', true],
    ['null', 'any', null],
    ['12', 'any', 12],
    ['"12"', 'any', '12'],
    ['[1, "a"]', 'any', [1, 'a']],
    ['{oops', 'any', '{oops'],
    ['word', 'any', 'word'],
    ['0.5', 'resource', 0.5],
    ['250m', 'resource', '250m'],
    [' 1Gi ', 'resource', '1Gi'],
  ] as const)('%j as %s is %j', (text, kind, value) => {
    expect(read(text, kind)).toEqual(value);
  });

  test.each([
    ['', 'number'],
    ['abc', 'number'],
    ['1.5', 'integer'],
    ['yes', 'boolean'],
    ['250x', 'resource'],
    ['-1', 'resource'],
    ['', 'resource'],
  ] as const)('%j is no %s', (text, kind) => {
    expect(read(text, kind)).toMatch(/^refused/);
  });

  test.each([
    ['1,200', 'number', ['1200', '1.2']],
    ['1,200', 'integer', ['1200']],
    ['50%', 'number', ['0.5', '50']],
    ['1,200', 'any', ['1200', '1.2', '"1,200"']],
    ['20 °F', 'number', ['20']],
    ['1,5Gi', 'resource', ['1.5Gi', '1.5']],
    ['abc', 'number', []],
    ['-1', 'resource', []],
  ] as const)('%j as %s is refused, and %j offered', (text, kind, offers) => {
    expect(read(text, kind)).toMatch(/^refused/);
    expect(offersFor(text, kind)).toEqual(offers);
  });

  test('what is offered keeps to the limits', () => {
    expect(offersFor('1,200', 'number', { max: 10 })).toEqual(['1.2']);
  });

  test('signs of print make a sum, too', () => {
    expect(plainSum('2×60−1÷4')).toBe('2*60-1/4');
  });

  test('limits are told', () => {
    expect(read('0', 'integer', { min: 1 })).toBe('refused: The smallest value is 1.');
    expect(read('9', 'number', { max: 8 })).toBe('refused: The largest value is 8.');
  });

  test.each([
    ['99999999999999999999', 'integer', 'This whole number is too large.'],
    ['-99999999999999999999', 'integer', 'This whole number is too large.'],
    ['1e400', 'integer', 'This number is too large.'],
    ['1e400', 'number', 'This number is too large.'],
    ['-1e400', 'number', 'This number is too large.'],
    ['1e400', 'any', 'This number is too large.'],
    ['1e400', 'resource', 'This number is too large.'],
    ['inf', 'integer', 'A whole number is needed here.'],
  ] as const)('%j as %s: %s', (text, kind, problem) => {
    expect(read(text, kind)).toBe(`refused: ${problem}`);
  });

  test('what comes out of a sum may be too large, too', () => {
    expect(numberFault('1e200*1e200', Infinity, false, {})).toBe('This number is too large.');
    expect(numberFault('inf*2', Infinity, false, {})).toBeNull();
  });

  test.each([
    ['2*60', true],
    ['sqrt(2)', true],
    ['pi', true],
    ['1e3/4', true],
    ['word', false],
    ['abc-def', false],
  ])('%j may be a sum: %s', (text, wanted) => {
    expect(looksLikeArithmetic(text)).toBe(wanted);
  });
});

test('values are shown as they are typed', () => {
  const values = [1.5, true, 'a', [1], null];
  expect(values.map((value) => valueText(value))).toEqual(['1.5', 'true', 'a', '[1]', '']);
});

test('what any kind of value is typed as reads back as the very value', () => {
  for (const value of [
    1,
    'a',
    '1',
    'true',
    'null',
    '[1]',
    '"x"',
    ' 2 ',
    null,
    true,
    '',
    '1e3',
    'nan',
    'two\nlines',
    'two\r\nlines\n',
    '"two"\nlines',
  ]) {
    const typed = typedText(value, 'any');
    expect(typed).not.toMatch(/[\n\r]/);
    expect(read(typed, 'any'), JSON.stringify(value)).toEqual(value);
  }
});
