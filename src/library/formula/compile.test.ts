import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile, type Scalar } from './compile.ts';
import { CONSTANTS } from './expression.ts';
import { readExpression } from './readExpression.ts';

const names = ['a', 'b', 'c'];

function evaluate(text: string, inputs: readonly Scalar[]): Scalar {
  const read = readExpression(text);
  if (!read.ok) throw new Error(`${text}: ${read.error.message}`);
  return compile(read.value, (name) => {
    const input = names.indexOf(name);
    return input >= 0 ? { input } : { value: CONSTANTS.get(name) ?? NaN };
  })(inputs);
}

type Row = readonly [
  text: string,
  a: number | boolean | string,
  b: number | boolean | string,
  c: number | boolean | string,
  answer: number | boolean | string,
  exact: boolean,
];
const rows = JSON.parse(readFileSync(new URL('answers.json', import.meta.url), 'utf8')) as Row[];
const scalar = (value: number | boolean | string): Scalar =>
  typeof value === 'string' ? Number(value) : value;

describe('a formula', () => {
  it('has a table of answers to be held against', () => {
    expect(rows.length).toBeGreaterThan(800);
    expect(rows.filter((row) => row[5]).length).toBeGreaterThan(400);
  });

  it('gives the value and the type that Python gives, to the last bit where only operators are used', () => {
    const wrong = rows.filter(([text, a, b, c, answer, exact]) => {
      const value = evaluate(text, [scalar(a), scalar(b), scalar(c)]);
      const wanted = scalar(answer);
      if (Object.is(value, wanted)) return false;
      if (exact || typeof value !== 'number' || typeof wanted !== 'number') return true;
      return !(Math.abs(value - wanted) <= 4e-16 * 8 * Math.abs(wanted));
    });

    expect(
      wrong.map(([text, a, b, c, wanted]) => [
        text,
        a,
        b,
        c,
        wanted,
        evaluate(text, [a, b, c].map(scalar)),
      ]),
    ).toEqual([]);
  });

  it.each([
    ['a', [true], true],
    ['a + 0', [true], 1],
    ['-a', [true], -1],
    ['abs(a)', [true], 1],
    ['min(a, 2)', [true, 0], 1],
    ['if(a, a, 0)', [true], true],
    ['a and 2', [5], true],
    ['a or 0', [0], false],
  ])('counts a truth as one where a number is needed: %s', (text, inputs, wanted) => {
    expect(evaluate(text, inputs)).toBe(wanted);
  });

  it('evaluates a sum of hundreds of terms from the left', () => {
    const terms = Array.from({ length: 400 }, () => '0.1');

    expect(evaluate(terms.join('+'), [])).toBe(terms.reduce((sum) => sum + 0.1, 0));
  });
});
