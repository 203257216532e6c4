import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { fromExactJson, toExactJson } from './exactJson.ts';

const key = fc.oneof(
  fc.constantFrom('$', '$$', '$number', '10', '__proto__', ''),
  fc.string({ maxLength: 4 }),
);
const leaf = fc.oneof(
  fc.constantFrom(null, undefined, true, 0, -0, NaN, Infinity, -Infinity, 5e-324, '$', '\u{d800}'),
  fc.double(),
  fc.string(),
  fc.uint8Array({ maxLength: 5 }),
);
const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.array(tie('data'), { maxLength: 4 }),
    fc
      .array(fc.tuple(key, tie('data')), { maxLength: 4 })
      .map((entries): unknown => Object.fromEntries(entries)),
  ),
}));

property.prop([data])(
  'data is the same after it was a text, also what JSON has no word for',
  (one) => {
    expect(fromExactJson(toExactJson(one))).toStrictEqual(one);
  },
);

test('what is no data, and what is no such text, throws', () => {
  expect(() => toExactJson({ a: [() => 1] })).toThrow(TypeError);
  expect(() => toExactJson(new Map())).toThrow(TypeError);
  expect(() => fromExactJson('{"$":["map",""]}')).toThrow(SyntaxError);
  expect(() => fromExactJson('{"$":["bytes","?"]}')).toThrow(SyntaxError);
  expect(() => fromExactJson('{"$":7}')).toThrow(SyntaxError);
  expect(() => fromExactJson('{')).toThrow(SyntaxError);
});
