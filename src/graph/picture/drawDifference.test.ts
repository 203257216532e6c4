import { expect, test } from 'vitest';
import { catalogue } from '../../library/catalog.ts';
import { documentFromConfig } from '../../model/index.ts';
import { drawDifference, type Marks } from './drawDifference.ts';

const made = documentFromConfig({
  name: 'pair',
  config: {
    plugboard: {
      process: {
        args: {
          components: [
            { type: 'patchbay.Range', args: { name: 'a', iters: 3 } },
            { type: 'patchbay.Collect', args: { name: 'b' } },
            { type: 'patchbay.Collect', args: { name: 'c' } },
          ],
          connectors: [
            { source: 'a.y', target: 'b.x' },
            { source: 'a.y', target: 'c.x' },
          ],
        },
      },
    },
  },
});
if (!made.ok) throw new Error('The pair cannot be made.');
const pair = made.value;

const drawn = (components: [string, 'added' | 'removed' | 'changed' | 'moved'][]) => {
  const marks: Marks = {
    components: new Map(components),
    connectors: new Map([['a.y..b.x', 'removed' as const]]),
  };
  return drawDifference(pair, catalogue, 'light', marks).svg;
};
const marked = (svg: string) =>
  [...svg.matchAll(/data-mark="(\w+)" data-marked="([^"]+)"/g)].map(([, mark, name]) => [
    name,
    mark,
  ]);

test('each mark is on what it means, by a word and a sign as well as by colour', () => {
  const svg = drawn([
    ['a', 'changed'],
    ['b', 'removed'],
    ['c', 'added'],
  ]);
  expect(marked(svg)).toEqual([
    ['a.y..b.x', 'removed'],
    // What is gone lies below what is there.
    ['b', 'removed'],
    ['a', 'changed'],
    ['c', 'added'],
  ]);
  for (const words of ['≠ changed', '− removed', '+ added']) expect(svg).toContain(words);
  expect(svg).toContain('<title>b: removed</title>');
  expect(svg).toContain('<title>a.y → b.x: removed</title>');
});

test('what is the same in both has no mark, in either look', () => {
  const none = { components: new Map(), connectors: new Map() };
  for (const theme of ['light', 'dark'] as const) {
    const { svg, width, height } = drawDifference(pair, catalogue, theme, none);
    expect(marked(svg)).toEqual([]);
    expect([width > 0, height > 0]).toEqual([true, true]);
  }
});
