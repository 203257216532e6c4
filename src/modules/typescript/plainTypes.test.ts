import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { processorTime } from '../../testing/processorTime.ts';
import { plainTypes } from './plainTypes.ts';

const PIECES = [
  ...['infer T extends ', 'infer 𝒳 extends ', '𝒳', 'é', ') : x is ', '): 𝒳 is T =>', 'asserts '],
  ...['abstract ', 'new (', '[a?: ', 'x?]', '<in out ', 'out T', '>', ',', '?', '=> '],
  ...["typeof import('", "')", '\n', '\r\n', '\u2028', ' ', '$', 'a.b'],
];
const breaks = (text: string) =>
  [...text.matchAll(/[\n\r\u2028\u2029]/g)].map(({ index }) => index);

property.prop([fc.array(fc.constantFrom(...PIECES), { maxLength: 60 })], { numRuns: 2_000 })(
  'what is left of types is as long as the text, on the same lines',
  (pieces) => {
    const text = pieces.join('');
    const plain = plainTypes(text);
    expect(plain).toHaveLength(text.length);
    expect(breaks(plain)).toEqual(breaks(text));
  },
);

test.each(['𝒳', 'é', 'a', ' ', '?', 'infer a', ' extends', ') : x is ', '<in '])(
  'a text of nothing but %j takes little time',
  (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    expect(processorTime(() => plainTypes(text))).toBeLessThan(400);
  },
);
