import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../testing/processorTime.ts';
import { readExpression } from './readExpression.ts';

function fault(text: string): { message: string; at: number } | null {
  const read = readExpression(text);
  return read.ok ? null : read.error;
}

describe('reading a formula', () => {
  it('keeps the precedence of Python in the tree', () => {
    expect(readExpression('-a ** 2')).toEqual({
      ok: true,
      value: {
        kind: 'sign',
        operator: '-',
        of: {
          kind: 'arithmetic',
          operator: '**',
          left: { kind: 'name', name: 'a', at: 1 },
          right: { kind: 'number', value: 2 },
        },
      },
    });
  });

  it.each([
    ['1_000', 1000],
    ['.5', 0.5],
    ['2.', 2],
    ['2.e3', 2000],
    ['1e-3', 0.001],
    ['0x1f', 31],
    ['0b101', 5],
    ['00', 0],
    [' 1 ', 1],
    ['1e999', Infinity],
    ['123456789012345678901234567890', 123456789012345678901234567890],
  ])('reads the number %s', (text, value) => {
    expect(readExpression(text)).toEqual({ ok: true, value: { kind: 'number', value } });
  });

  it.each(['print', 'exec', 'match', 'case', 'type', 'fi', 'self', 'e', '_', 'x1', 'iff'])(
    'reads %s as a name',
    (name) => {
      const node = { kind: 'name', name, at: 0 };
      expect(readExpression(name)).toEqual({ ok: true, value: node });
      expect(fault(`${name} + 1`)).toBeNull();
    },
  );

  it.each([
    ['', 'empty', 0],
    ['   ', 'empty', 0],
    ['a +', 'ends too early', 3],
    ['(a', 'ends too early', 2],
    ['a b', '"b"', 2],
    ['a)', '")"', 1],
    ['a < b < c', 'not chained', 6],
    ['a == b != c', 'not chained', 7],
    ['a == not b', 'parentheses', 5],
    ['- not b', 'not expected', 2],
    ['2 * not b', 'not expected', 4],
    ['a // b', '"//"', 2],
    ['a @ b', '"@"', 2],
    ['a & b', '"&"', 2],
    ['a <> b', '"<>"', 2],
    ['~a', '"~"', 0],
    ['a in b', '"in"', 2],
    ['a is b', '"is"', 2],
    ['a is not b', '"is"', 2],
    ['a not in b', '"not"', 2],
    ['a if b else c', '"a if b else c"', 0],
    ['a.b', '"a.b"', 0],
    ['a[0]', '"a[0]"', 0],
    ['"text"', '"text"', 0],
    ['f"{a}"', 'cannot be used', 0],
    ['[a]', '"[a]"', 0],
    ['{a}', '"{a}"', 0],
    ['(a, b)', '"(a, b)"', 0],
    ['()', '"()"', 0],
    ['lambda: a', 'lambda', 0],
    ['a = 1', '"a = 1"', 0],
    ['(a := 1)', 'cannot be used', 1],
    ['a; b', 'cannot be used', 0],
    ['a\nb', '"b"', 2],
    ['a # why', 'comments', 2],
    ['None', '"None"', 0],
    ['...', '"..."', 0],
    ['1j', 'not a number', 0],
    ['007', 'not a number', 0],
    ['1__0', 'not a number', 0],
    ['foo(a)', 'no function "foo"', 0],
    ['1 + eval(a)', 'no function "eval"', 4],
    ['__import__("os")', '"os"', 11],
    ['constructor(a)', 'no function "constructor"', 0],
    ['sin(a)(b)', 'cannot be used', 0],
    ['a.sin(b)', 'cannot be used', 0],
    ['sin()', 'takes one value', 0],
    ['sin(a, b)', 'takes one value', 0],
    ['min()', 'at least one', 0],
    ['sin(x=a)', 'cannot be used', 5],
    ['min(*a)', 'cannot be used', 4],
    ['min(x for x in a)', 'cannot be used', 6],
    ['if(a, b)', 'a condition and two values', 0],
    ['if(a, b, c, d)', 'a condition and two values', 0],
    ['if(a, b)', 'not 2', 0],
    ['if a: b', 'cannot be used', 0],
    ['yield a', 'cannot be used', 0],
    ['import os', 'cannot be used', 0],
    ['a $ b', '"$ b"', 2],
    ['a\0b', 'U+0000', 1],
  ])('refuses %j and says why and where', (text, message, at) => {
    expect(fault(text)?.message).toContain(message);
    expect(fault(text)?.at).toBe(at);
  });

  it.each([
    ['a long text', 'a + '.repeat(25_000) + 'a'],
    ['many parentheses', '('.repeat(1900) + 'a' + ')'.repeat(1900)],
    ['too many parentheses', '('.repeat(10_000) + 'a' + ')'.repeat(10_000)],
    ['many signs', '-'.repeat(3000) + 'a'],
    ['many powers', 'a**'.repeat(1300) + 'a'],
    ['many negations', 'not '.repeat(900) + 'a'],
    ['nested calls', 'sin('.repeat(900) + 'a' + ')'.repeat(900)],
    ['open parentheses', '('.repeat(3999)],
    ['more parentheses than Python reads for sure', `${'a<('.repeat(101)}a${')'.repeat(101)}`],
  ])('refuses %s in no time, without running out of stack', (_what, text) => {
    expect(processorTime(() => expect(fault(text)).not.toBeNull())).toBeLessThan(1000);
  });

  it('reads a hundred parentheses inside each other, and any number beside each other', () => {
    expect(fault(`${'('.repeat(100)}a${')'.repeat(100)}`)).toBeNull();
    expect(fault(Array.from({ length: 300 }, () => '(a)').join('+'))).toBeNull();
  });

  test.prop([fc.string({ unit: 'grapheme', maxLength: 60 })])(
    'takes any text without throwing, and points into it',
    (text) => {
      const found = fault(text);
      if (found) expect(found.at).toBeLessThanOrEqual(text.length);
    },
  );

  test.prop([
    fc
      .array(
        fc.constantFrom(
          ...'a b 1 . ( ) + - * ** % not and or if( , sin( < == 2. _ # \n'.split(' '),
        ),
      )
      .map((parts) => parts.join(' ')),
  ])('takes any row of its own words without throwing', (text) => {
    expect(() => readExpression(text)).not.toThrow();
  });
});
