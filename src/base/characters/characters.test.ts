import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { characterName, firstOdd, shownCharacter, visibleText } from './characters.ts';
import './named.ts';

test.each([
  ['²', 'U+00B2 SUPERSCRIPT TWO'],
  ['\u00a0', 'U+00A0 NO-BREAK SPACE'],
  ['\u200b', 'U+200B ZERO WIDTH SPACE'],
  ['−', 'U+2212 MINUS SIGN'],
  ['“', 'U+201C LEFT DOUBLE QUOTATION MARK'],
  ['＋', 'U+FF0B FULLWIDTH PLUS SIGN'],
  ['ａ', 'U+FF41 FULLWIDTH LATIN SMALL LETTER A'],
  ['\ufeff', 'U+FEFF ZERO WIDTH NO-BREAK SPACE'],
  ['x', 'U+0078 LATIN SMALL LETTER X'],
  ['х', 'U+0445 a letter of the CYRILLIC script'],
  ['𝑥', 'U+1D465 a form of LATIN SMALL LETTER X'],
  ['😀', 'U+1F600 an emoji'],
  ['\ud800', 'U+D800 half of a character'],
])('%s has the name %s', (character, name) => {
  expect(characterName(character)).toBe(name);
});

test('messages show what can be seen, and name what cannot', () => {
  expect(shownCharacter('×')).toBe('“×” (U+00D7 MULTIPLICATION SIGN)');
  expect(shownCharacter('\u00a0')).toBe('the invisible character U+00A0 NO-BREAK SPACE');
  expect(visibleText('a *\u00a02\u200b')).toBe('a *<U+00A0>2<U+200B>');
  expect(firstOdd('a * b')).toBeNull();
  expect(firstOdd('a × b')).toEqual({ character: '×', at: 2 });
});

property.prop([fc.string({ unit: 'binary', minLength: 1 })])(
  'every character has a name, and a text for a message hides nothing',
  (text) => {
    expect(characterName(text)).toMatch(/^U\+[0-9A-F]{4,6} \S/);
    expect(visibleText(text)).not.toMatch(/[\u00a0\u200b-\u200f\u2028\ufeff\p{Cc}]/u);
  },
);
