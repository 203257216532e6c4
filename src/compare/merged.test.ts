import { describe, expect, test } from 'vitest';
import { exactConfig, readModelText } from '../formats/index.ts';
import { groupsOf, type PatchbayDocument, positionsOf, specOf } from '../model/index.ts';
import { shownNames } from '../model/layout/layout.ts';
import { rawConnectors } from '../model/raw.ts';
import { compareDocuments } from './compareDocuments.ts';
import { mergedDocuments } from './merged.ts';

const BEFORE = `plugboard:
  process:
    args:
      components:
        - { type: patchbay.Range, args: { name: source, iters: 3 } }
        - { type: patchbay.Clamp, args: { name: middle, low: 0, high: 1 } }
        - { type: patchbay.Collect, args: { name: end } }
        - { type: patchbay.Collect, args: { name: still } }
      connectors:
        - { source: source.y, target: middle.x }
        - { source: middle.y, target: end.x }
        - { source: source.y, target: still.x }
      patchbay:
        version: 1
        positions: { source: [0, 0], middle: [320, 0], end: [640, 0], still: [640, 160] }
        groups: { g: { title: Pair, members: [end, still], collapsed: true } }
`;

function model(text: string): PatchbayDocument {
  const read = readModelText(text, 'model');
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

function merged(before: string, after: string) {
  const [a, b] = [model(before), model(after)];
  const side = (document: PatchbayDocument) => ({ document, exact: exactConfig(document) });
  return mergedDocuments(a, b, compareDocuments(side(a), side(b)));
}

/** Without the component in the middle, another one, an argument and a place. */
const AFTER = BEFORE.replace(/ +- \{ type: patchbay.Clamp.*\n/u, '')
  .replace(/ +- \{ source: source.y, target: middle.x \}\n/u, '')
  .replace('source: middle.y, target: end.x', 'source: source.y, target: end.x')
  .replace('iters: 3', 'iters: 4')
  .replace(', middle: [320, 0]', '')
  .replace('still: [640, 160]', 'still: [640, 320]')
  .replace(
    '        - { type: patchbay.Collect, args: { name: still } }\n',
    (line) => `${line}${line.replace('still', 'fresh')}`,
  );

describe('two documents on one canvas', () => {
  test('have what came, what went and what changed, each with its mark', () => {
    const { components, connectors } = merged(BEFORE, AFTER);
    expect(Object.fromEntries(components)).toEqual({
      ...{ source: 'changed', middle: 'removed', fresh: 'added', still: 'moved' },
    });
    expect(Object.fromEntries(connectors)).toEqual({
      'source.y..middle.x': 'removed',
      'middle.y..end.x': 'removed',
      'source.y..end.x': 'added',
    });
  });

  test('keep what is gone in the place that it had, with its wires', () => {
    const { document } = merged(BEFORE, AFTER);
    expect(shownNames(document)).toEqual(['source', 'end', 'still', 'fresh', 'middle']);
    expect(positionsOf(document).get('middle')).toEqual({ x: 320, y: 0 });
    expect(positionsOf(document).get('still')).toEqual({ x: 640, y: 320 });
    const { components } = specOf(document).plugboard.process.args;
    expect(components.at(-1)).toMatchObject({ type: 'patchbay.Clamp', args: { high: 1 } });
    const wires = rawConnectors(document).map((wire) => [wire['source'], wire['target']].join(' '));
    expect(wires).toEqual(
      expect.arrayContaining(['source.y middle.x', 'middle.y end.x', 'source.y end.x']),
    );
    expect(groupsOf(document).get('g')?.collapsed).toBe(false);
  });

  test('that are the same have no marks, and what is drawn is the later one', () => {
    const { components, connectors, document } = merged(BEFORE, BEFORE);
    expect([components.size, connectors.size]).toEqual([0, 0]);
    expect(specOf(document).plugboard.process.args).toMatchObject({
      components: specOf(model(BEFORE)).plugboard.process.args.components,
    });
  });

  test('call a component that was renamed by its later name', () => {
    const { components, document } = merged(BEFORE, BEFORE.replaceAll('middle', 'limit'));
    expect(shownNames(document)).toEqual(['source', 'limit', 'end', 'still']);
    expect([...components.keys()]).toEqual(['limit']);
  });
});
