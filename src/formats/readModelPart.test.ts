import { describe, expect, test } from 'vitest';
import { specOf } from '../model/index.ts';
import { readModelPart } from './readModelPart.ts';

const RANGE = `type: patchbay.Range
args:
  name: range`;
const indent = (text: string, by: number) => text.replace(/^/gm, ' '.repeat(by));
const ITEM = `- ${indent(RANGE, 2).trimStart()}`;
const PARTS: readonly (readonly [string, string])[] = [
  ['a component', RANGE],
  ['a list of components', `${ITEM}\n- ${indent(RANGE, 2).trimStart()}-2`],
  ['components', `components:\n${indent(ITEM, 2)}`],
  [
    'components and connectors',
    `components:\n${indent(ITEM, 2)}\nconnectors:\n  - source: range.y\n    target: range.x`,
  ],
  ['a process', `args:\n  components:\n${indent(ITEM, 4)}`],
  ['a named process', `process:\n  args:\n    components:\n${indent(ITEM, 6)}`],
  ['a model', `plugboard:\n  process:\n    args:\n      components:\n${indent(ITEM, 8)}`],
];

describe('a part of a model', () => {
  test.each(PARTS)('is read from the YAML of %s', (_what, text) => {
    const read = readModelPart(text, 'pasted');
    if (!read.ok) throw new Error(read.error[0]?.message);
    const { components, connectors } = specOf(read.value).plugboard.process.args;
    expect(components[0]?.args.name).toBe('range');
    expect(connectors).toHaveLength(text.includes('connectors') ? 1 : 0);
  });

  test.each(PARTS)('says on which line something is wrong in %s', (_what, text) => {
    const wrong = text.replace('name: range', 'name: 9 lives');
    const read = readModelPart(wrong, 'pasted');
    const line = wrong.split('\n').findIndex((each) => each.includes('9 lives')) + 1;
    expect(read.ok ? null : read.error[0]?.line).toBe(line);
  });

  test.each([['hello'], ['[]'], ['- 1\n- 2'], ['a: 1'], [''], ['components: 3'], ['a: [']])(
    '%j is none, and the reason is said',
    (text) => {
      const read = readModelPart(text, 'pasted');
      expect(read.ok).toBe(false);
      if (!read.ok) expect(read.error[0]?.message).toBeTruthy();
    },
  );
});
