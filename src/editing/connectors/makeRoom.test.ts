import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { readModelText } from '../../formats/index.ts';
import { catalogue } from '../../library/index.ts';
import { type PatchbayDocument, positionsOf } from '../../model/index.ts';
import { addOnConnector } from './insert.ts';
import { buildGraph } from '../../graph/buildGraph.ts';
import { EMPTY_GRAPH, type Graph } from '../../graph/graph.ts';
import { readGraph } from '../../graph/readGraph.ts';
import { withRoom } from './makeRoom.ts';

/** A chain of three with `gap` between, and one that stands beside the middle. */
function chain(gap: number): PatchbayDocument {
  const at = (column: number) => column * (160 + gap);
  const read = readModelText(
    `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Range, args: {name: a, iters: 3}}
        - {type: patchbay.Accumulate, args: {name: b}}
        - {type: patchbay.Accumulate, args: {name: c}}
        - {type: patchbay.Accumulate, args: {name: beside}}
      connectors:
        - {source: a.y, target: b.x}
        - {source: b.y, target: c.x}
      patchbay:
        version: 1
        positions: {a: [0, 0], b: [${at(1)}, 0], c: [${at(2)}, 0], beside: [${at(1)}, 160]}
`,
    'chain',
  );
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

const graphOf = (document: PatchbayDocument): Graph =>
  buildGraph(readGraph(document, catalogue, []), EMPTY_GRAPH);

function inserted(document: PatchbayDocument, x: number, y = 0) {
  const added = addOnConnector(document, catalogue, 'a.y..b.x', 'patchbay.Clamp', { x, y });
  if (!added.ok) throw new Error(added.error);
  const { name } = added.value;
  return { name, after: withRoom(added.value.document, catalogue, name, 'a.y..b.x') };
}

property.prop([fc.integer({ min: 0, max: 30 }), fc.integer({ min: -20, max: 40 })])(
  'a component on a wire stands between its ends, and nothing lies on anything',
  (gap, x) => {
    const { name, after } = inserted(chain(gap * 16), x * 16);
    const boxes = graphOf(after).components.map((view) => ({ ...view.position, ...view.size }));
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1)) {
        const apart =
          a.x + a.width <= b.x ||
          b.x + b.width <= a.x ||
          a.y + a.height <= b.y ||
          b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
    });
    const at = positionsOf(after);
    expect(at.get(name)?.x).toBeGreaterThan(at.get('a')?.x ?? Infinity);
    expect(at.get(name)?.x).toBeLessThan(at.get('b')?.x ?? 0);
  },
);

test('what is further right moves as far as it must and together; what is left of it stays', () => {
  const { after } = inserted(chain(64), 80);
  const [before, at] = [positionsOf(chain(64)), positionsOf(after)];
  expect(at.get('a')).toEqual(before.get('a'));
  const by = (at.get('b')?.x ?? 0) - (before.get('b')?.x ?? 0);
  expect(by).toBeGreaterThan(0);
  for (const name of ['b', 'c', 'beside'])
    expect((at.get(name)?.x ?? 0) - (before.get(name)?.x ?? 0)).toBe(by);
});

test('where there is room nothing moves', () => {
  const { name, after } = inserted(chain(480), 240);
  const others = [...positionsOf(after)].filter(([each]) => each !== name);
  expect(new Map(others)).toEqual(positionsOf(chain(480)));
});
