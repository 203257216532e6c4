import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { plainFormula } from '../../base/characters/plainFormula.ts';
import '../classes.ts';
import { formulaType } from './descriptor.ts';
import { Formula } from './Formula.ts';

const PARAMETERS = { p: 2, größe: 3, ok: true, text: 'x', 'a²': 4, ﬁ: 5 };

function faults(formula: string, inputs: readonly string[] = ['a', 'b']): readonly string[] {
  const args = { inputs, expressions: { y: formula } };
  return formulaType.checkArgs(args, PARAMETERS).map(({ message }) => message);
}

/** Whether a component with the formula begins to run. */
function runs(formula: string): boolean {
  const args = { name: 'f', inputs: ['a', 'b'], expressions: { y: formula } };
  try {
    new Formula({ ...args, parameters: PARAMETERS }).init();
    return true;
  } catch {
    return false;
  }
}

describe('names in formulas', () => {
  test.each([
    ['“x” + a', /““” \(U\+201C LEFT DOUBLE QUOTATION MARK\) cannot be used/],
    ['a²', /“²” \(U\+00B2 SUPERSCRIPT TWO\) cannot be used/],
    ['a *\u00a02', /The invisible character U\+00A0 NO-BREAK SPACE cannot be used/],
    ['a + \u200bb', /The invisible character U\+200B ZERO WIDTH SPACE/],
    ['a − b', /“−” \(U\+2212 MINUS SIGN\)/],
    ['a × b', /“×” \(U\+00D7 MULTIPLICATION SIGN\)/],
    ['q + a', /uses q, which is no input and no parameter/],
    ['х + a', /uses х, which is no input.*U\+0445 a letter of the CYRILLIC script/],
    ['a·b', /uses a·b, .*U\+00B7 MIDDLE DOT/],
    ['sin + a', /uses the function sin without a value/],
    ['text + a', /uses the parameter text, which is no number/],
    ['ｔrue', /uses true, which is no input/],
    ['ﬁ', /uses fi, which is no input/],
    ['٣ * a', /U\+0663/],
    ['😀', /U\+1F600/],
  ])('%s is refused, and says what is in it', (formula, says) => {
    expect(faults(formula).join('\n')).toMatch(says);
    expect(runs(formula)).toBe(false);
  });

  test.each(['größe * a', 'ａ + ｂ', 'ｓｉｎ(a)', 'if(ok, a, p)', 'pi * e', '𝑎 + 1', 'a\t+\n b'])(
    '%s runs, as in Python',
    (formula) => {
      expect(faults(formula)).toEqual([]);
      expect(runs(formula)).toBe(true);
    },
  );

  test('without parameters known, names are passed over', () => {
    const args = { inputs: ['a'], expressions: { y: 'a * q' } };
    expect(formulaType.checkArgs(args)).toEqual([]);
  });

  test('a field name says which character it cannot have', () => {
    expect(faults('a', ['a', 'a\u200bb']).join()).toContain('U+200B ZERO WIDTH SPACE');
    expect(faults('a', ['a', 'x²']).join()).toContain('“²” (U+00B2 SUPERSCRIPT TWO)');
  });

  const ODD = [
    '“',
    '”',
    '²',
    '×',
    '−',
    '\u00a0',
    '\u200b',
    'х',
    '·',
    'ﬁ',
    'ｂ',
    '℘',
    '٣',
    '\u0301',
    '𝐢𝐟',
    'ª',
    '\ufe0f',
  ];
  const PARTS = [
    'a',
    'b',
    'p',
    'q',
    'sin',
    'ok',
    ' ',
    '+',
    '*',
    '(',
    ')',
    '2',
    'if(',
    ',',
    'größe',
    '-',
    'and ',
    'not ',
  ];
  property.prop(
    [
      fc.array(
        fc.oneof(fc.constantFrom(...ODD, ...PARTS), fc.string({ unit: 'grapheme', maxLength: 1 })),
        { maxLength: 8 },
      ),
    ],
    {
      numRuns: 2_000,
    },
  )('what passes the check runs, and what cannot run does not pass', (parts) => {
    const formula = parts.join('');
    expect(faults(formula).length === 0).toBe(runs(formula));
  });
});

describe('a formula that is typed or pasted', () => {
  test.each([
    ['x²', 'x**2'],
    ['10⁻³ × x', '10**-3 * x'],
    ['a ÷ b − 1', 'a / b - 1'],
    ['a\u00a0*\u00a02\u200b', 'a * 2'],
    ['a·b', 'a*b'],
    ['“a + b”', 'a + b'],
    ['ａ＋ｂ', 'a+b'],
    ['a ≤ b', 'a <= b'],
    ['½ * a', '(1/2) * a'],
    ['2 * π', '2 * pi'],
    ['größe + é', 'größe + é'],
    ['“x” + a', '“x” + a'],
    ['if(a > 0, "x", b)', 'if(a > 0, "x", b)'],
  ])('%s becomes %s', (typed, plain) => {
    expect(plainFormula(typed)).toBe(plain);
    expect(plainFormula(plain)).toBe(plain);
  });
});
