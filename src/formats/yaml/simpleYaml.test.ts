import { readdirSync, readFileSync } from 'node:fs';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { documentFromConfig } from '../../model/index.ts';
import { modelRuns } from '../../testing/modelRuns.ts';
import { plantModel } from '../../testing/models/plantModel.ts';
import { variedModel } from '../../testing/models/variedModel.ts';
import { LIMITS } from './limits.ts';
import { readYaml } from './readYaml.ts';
import { readSimple } from './simpleYaml.ts';
import { parseSyntax } from './syntax.ts';
import { toValue } from './toValue.ts';
import { writeYaml } from './writeYaml.ts';

/** What the parser makes of a text, or that it is no text of one value without a warning. */
function parsed(text: string, limits = LIMITS) {
  const syntax = parseSyntax(text, limits);
  if (!syntax.ok) return 'refused';
  const { value, problems, keys, rounded, floats } = toValue(syntax.value, limits);
  return problems.length + keys.length + rounded.length > 0 ? 'refused' : { value, floats };
}

/** JSON that tells -0, infinities, NaN and the order of keys as well. */
const told = (of: unknown): string =>
  JSON.stringify(of, (_, value: unknown) =>
    typeof value === 'number' ? `number ${Object.is(value, -0) ? '-0' : value}` : value,
  );

/** Whether a text was simple; what is read of it is what the parser reads. */
function isSimpleAndSame(text: string): boolean {
  const simple = readSimple(text, LIMITS);
  if (simple !== null) expect(told(simple), text).toBe(told(parsed(text)));
  return simple !== null;
}

const SEEDS = [
  `# A plant
plugboard:
  process:
    type: plugboard.process.LocalProcess # here
    args:
      name: plant
      components:
      - {type: patchbay.Formula, args: {name: c0, inputs: [a, b], expressions: {y: a + b}}}
      - type: patchbay.Range
        args:
          name: 'r one'
          iters: 100
          tags:
            - x
            -
          empty:

      - args: {name: "t", values: [1, -2.50, 3e-05, 1.0e+3, .5, 2.0, [], {}, null, yes, '1']}
      connectors:
        - source: c0.y
          target: r.x
      patchbay:
        version: 1
        positions:
          c0: [0, -16]
          r: [256, 160.0]
`,
  `a: b\nc:\n- d\n- e: f\n  g: h i\n  k: -1\n-\n  l: 0x1f\nm:\n  - n\no: http://p/q#r\ns: 12:30 # t\nu: (v) + w\n`,
  `- a\n- {b: c, d: [e, f g], "h": 'i', j: {k: -l}}\n- 2026-11\n- 1_000\n- "m: n"\n- o: p\n  q:\n    r: s\n`,
];
const SIGNS = [
  ...':#-{}[],\'"\n &*!|>%@`?=~.0a_+/\\é\t\r\u00a0<',
  '\n  ',
  ': ',
  ' #',
  '- ',
  '---\n',
];

/** A text with some of its characters and lines changed. */
const mutated = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(
      fc.tuple(fc.nat(4), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...SIGNS)),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([seed, changes]) => {
    let text = seed;
    for (const [kind, part, sign] of changes) {
      const at = Math.floor(part * text.length);
      const [before, after] = [text.slice(0, at), text.slice(at)];
      if (kind === 0) text = before + sign + after;
      else if (kind === 1) text = before + after.slice(1);
      else if (kind === 2) text = before + sign + after.slice(1);
      else {
        const lines = text.split('\n');
        const line = Math.floor(part * lines.length);
        const own = lines[line] ?? '';
        lines[line] = kind === 3 ? `${own}\n${own}` : ` ${own}`;
        text = lines.join('\n');
      }
    }
    return text;
  });

describe('a text that is read without the parser', () => {
  property.prop([mutated], modelRuns(3_000))(
    'means what the parser reads, whatever was changed in it',
    (text) => void isSimpleAndSame(text),
  );

  test('is each of the texts that are changed here, so that they say something', () => {
    expect(SEEDS.map(isSimpleAndSame)).toEqual([true, true, true]);
  });

  test('is nearly every example, and those that are not are read by the parser', () => {
    const folder = new URL('../../../public/examples/', import.meta.url);
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'));
    expect(texts.length).toBeGreaterThan(9);
    expect(texts.filter(isSimpleAndSame).length).toBeGreaterThan(texts.length / 2);
  });

  test('is each that is written here of a large model', () => {
    for (const config of [
      plantModel(1, 100, 150),
      variedModel(
        2,
        { components: 100, connectors: 150 },
        { numbers: 'four digits', places: 'tenths' },
      ),
    ]) {
      const document = documentFromConfig({ name: 'plant', config });
      if (!document.ok) throw new Error(document.error[0]?.message);
      expect(isSimpleAndSame(writeYaml(document.value, { layout: true }))).toBe(true);
    }
  });

  test('is counted as by the parser: both take as many parts and characters', () => {
    const text = SEEDS[1] ?? '';
    for (let nodes = 1; nodes < 60; nodes++) {
      const limits = { ...LIMITS, nodes };
      expect(readSimple(text, limits) === null, String(nodes)).toBe(
        parsed(text, limits) === 'refused',
      );
    }
    for (let characters = 1; characters < 120; characters++) {
      const limits = { ...LIMITS, characters };
      expect(readSimple(text, limits) === null).toBe(parsed(text, limits) === 'refused');
    }
  });

  test('has places where somebody asks for them', () => {
    const read = readYaml('a:\n  b: c\n  d: [e, f]\n');
    expect(read.ok && read.value.place(['a', 'd', 1])).toEqual({ line: 3, column: 10 });
    expect(read.ok && read.value.place(['a', 'b'])).toEqual({ line: 2, column: 6 });
  });
});
