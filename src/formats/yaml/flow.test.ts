import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { setArgument } from '../../editing/arguments/arguments.ts';
import { readModelText } from '../readModelText.ts';
import { readYaml } from './readYaml.ts';
import { writeYaml } from './writeYaml.ts';

const valueOf = (text: string): unknown => {
  const read = readYaml(text);
  return read.ok ? read.value.value : read.error.map(({ message }) => message);
};

// What PyYAML 6 (with libyaml, as msgspec uses it) makes of each of these was seen by hand.
describe('lines that end in CR alone', () => {
  test.each([
    ['a: 1\rb: 2\r', { a: '1', b: '2' }],
    ['# c\ra: x\r', { a: 'x' }],
    ['a: |\r  x\r  y\rb: z\r', { a: 'x\ny\n', b: 'z' }],
    ['a: "x\r  y"\rb: z', { a: 'x y', b: 'z' }],
    ['a: |\r\n  x\r\n  y\r\nb: z\r\n', { a: 'x\ny\n', b: 'z' }],
  ])('%j', (text, value) => {
    expect(JSON.stringify(valueOf(text)).replace(/(?<=:)(\d)/gu, '"$1"')).toBe(
      JSON.stringify(value),
    );
  });

  test('are counted as lines in what is said of them', () => {
    const read = readYaml('a: 1\rb: 2\rc: [\r');
    expect(read).toMatchObject({ ok: false, error: [{ line: 4 }] });
  });
});

describe('the version that a text says', () => {
  test.each(['1.1', '1.2', '1.1 # as ever'])('%s is read', (version) => {
    expect(valueOf(`# head\n%YAML ${version}\n---\na: x\n`)).toEqual({ a: 'x' });
  });

  test.each(['2.0', '1.0', '1.9', '0.9', '11.1', '1', ''])(
    '%j is refused, with its place',
    (version) => {
      const read = readYaml(`\uFEFF# head\r%YAML ${version}\n---\na: x\n`);
      expect(read).toMatchObject({
        ok: false,
        error: [{ code: 'YAML_SYNTAX', line: 2, column: 1 }],
      });
    },
  );

  test('is said once, and so is a tag', () => {
    expect(valueOf('%YAML 1.1\n%YAML 1.1\n---\na: x\n')).toEqual([
      expect.stringContaining('twice'),
    ]);
    expect(valueOf('%TAG ! tag:x:\n%TAG ! tag:y:\n---\na: x\n')).toEqual([
      expect.stringContaining('%TAG ! is said twice'),
    ]);
    expect(valueOf('%TAG ! tag:x:\n%TAG !e! tag:y:\n%OTHER x\n%OTHER x\n---\na: x\n')).toEqual({
      a: 'x',
    });
  });

  test('is no version within a value', () => {
    expect(valueOf('a: |\n  %YAML 2.0\n')).toEqual({ a: '%YAML 2.0\n' });
  });
});

describe('lines within brackets, braces and quotes', () => {
  test.each([
    ['a:\n  b: {x: p,\ny: q}\nc: z\n', { a: { b: { x: 'p', y: 'q' } }, c: 'z' }],
    ['a:\n  b: [p,\nq\n]\nc: z\n', { a: { b: ['p', 'q'] }, c: 'z' }],
    ['a:\n  - {x: p,\n# {\ny: q}\n  - z\n', { a: [{ x: 'p', y: 'q' }, 'z'] }],
    ['a:\n  b: {x: p\nq, y: "r\n\ns"}\n', { a: { b: { x: 'p q', y: 'r\ns' } } }],
    ['a:\n  - [{p: [x,\ny], q:\nz}, w]\n', { a: [[{ p: ['x', 'y'], q: 'z' }, 'w']] }],
    ["a:\n  b: 'x\ny'\nc: z\n", { a: { b: 'x y' }, c: 'z' }],
    ['a:\n  - "x\ny"\n  - z\nb: w\n', { a: ['x y', 'z'], b: 'w' }],
  ])('may stand as far left as they like: %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  test.each(['a: {x: 1,\n---\ny: 2}\n', 'a: [1,\n', 'a:\n  b: "x\n--- y"\n', 'a:\n  b: x\n y\n'])(
    'and nothing else: %j is refused',
    (text) => expect(readYaml(text).ok).toBe(false),
  );
});

const MODEL = `# head
plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: {name: range,
iters: 5, # how often
  start: 1}
        - {type: patchbay.Range, args: {name: 'other'}}
`;

property.prop([fc.constantFrom('\n', '\r\n', '\r'), fc.nat(99)])(
  'a model of any line ends is written back with nothing changed but the value',
  (end, iters) => {
    const text = MODEL.replaceAll('\n', end);
    const read = readModelText(text, 'Mine');
    if (!read.ok) throw new Error(read.error[0]?.message);
    const document = setArgument(read.value, 'range', 'iters', iters);
    expect(writeYaml(document, { layout: true })).toBe(text.replace('iters: 5', `iters: ${iters}`));
  },
);
