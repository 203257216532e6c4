import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../library/index.ts';
import { emptyDocument, type PatchbayDocument } from '../../model/index.ts';
import { addComponent } from '../../editing/components/add.ts';
import { connect } from '../../editing/connectors/connect.ts';
import { buildGraph } from '../buildGraph.ts';
import { EMPTY_GRAPH, type Graph } from '../graph.ts';
import { GRID } from './nodeLayout.ts';
import { readGraph } from '../readGraph.ts';
import type { Point } from '../wires/wirePath.ts';
import { layOutGraph } from './layOutGraph.ts';
import type { OpenGroup } from './openGroups.ts';

const graphOf = (document: PatchbayDocument): Graph =>
  buildGraph(readGraph(document, catalogue, []), EMPTY_GRAPH);
function laidOut(
  graph: Graph,
  names = graph.components.map(({ name }) => name),
  groups: readonly OpenGroup[] = [],
): ReadonlyMap<string, Point> {
  return layOutGraph(graph, new Set(names), groups, 1.6);
}

/** Components of one input and one output (`Select` has more inputs), all at one place, and wires. */
function model(count: number, wires: readonly (readonly [number, number])[]): Graph {
  let document = emptyDocument('test');
  const names: string[] = [];
  for (let i = 0; i < count; i++) {
    const type = i % 5 === 4 ? 'patchbay.Select' : 'patchbay.Accumulate';
    const added = addComponent(document, catalogue, type, { x: 320, y: -160 });
    names.push(added.name);
    document = added.document;
  }
  for (const [a, b] of wires) {
    const [from, to] = [names[a % count] ?? '', names[b % count] ?? ''];
    const input = catalogue.find(
      to.startsWith('select') ? 'patchbay.Select' : 'patchbay.Accumulate',
    );
    const field = input?.ports({}).inputs[0] ?? '';
    document = connect(document, { component: from, field: 'y' }, { component: to, field });
  }
  return graphOf(document);
}

function overlaps(graph: Graph, places: ReadonlyMap<string, Point>): string[] {
  const boxes = [...places].map(([name, at]) => ({ name, ...at, ...graph.byName.get(name)?.size }));
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) =>
          a.x < b.x + (b.width ?? 0) &&
          b.x < a.x + (a.width ?? 0) &&
          a.y < b.y + (b.height ?? 0) &&
          b.y < a.y + (a.height ?? 0),
      )
      .map((b) => `${a.name} on ${b.name}`),
  );
}

describe('the automatic layout', () => {
  test('puts a chain in a row whose wires are straight, where the model was', () => {
    const graph = model(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    const places = [...laidOut(graph).values()];
    expect(places[0]).toEqual({ x: 320, y: -160 });
    expect(new Set(places.map(({ y }) => y)).size).toBe(1);
    expect(places.map(({ x }) => x)).toEqual(places.map(({ x }) => x).toSorted((a, b) => a - b));
  });

  test('lets a loop run back once and everything else forward', () => {
    const graph = model(4, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 1],
    ]);
    const places = laidOut(graph);
    const back = graph.wires.filter(
      ({ source, target }) =>
        (places.get(source.component)?.x ?? 0) >= (places.get(target.component)?.x ?? 0),
    );
    expect(back).toHaveLength(1);
  });

  test('moves only what it was asked to, and keeps groups apart from the rest', () => {
    const graph = model(6, [
      [0, 3],
      [3, 1],
      [1, 4],
      [4, 2],
      [2, 5],
    ]);
    const [a = '', b = '', c = ''] = graph.components.map(({ name }) => name);
    expect([...laidOut(graph, [a, b]).keys()].toSorted()).toEqual([a, b].toSorted());

    const places = laidOut(graph, undefined, [{ id: 'g', parent: null, nodes: [a, c] }]);
    const box = [a, c].map((name) => ({ ...places.get(name), ...graph.byName.get(name)?.size }));
    const left = Math.min(...box.map(({ x = 0 }) => x));
    const right = Math.max(...box.map(({ x = 0, width = 0 }) => x + width));
    const top = Math.min(...box.map(({ y = 0 }) => y));
    const bottom = Math.max(...box.map(({ y = 0, height = 0 }) => y + height));
    for (const [name, { x, y }] of places) {
      const size = graph.byName.get(name)?.size ?? { width: 0, height: 0 };
      const inside = x < right && left < x + size.width && y < bottom && top < y + size.height;
      expect(inside, name).toBe([a, c].includes(name));
    }
  });
});

property.prop([
  fc.integer({ min: 1, max: 14 }),
  fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 20 }),
])('any model is laid out on the grid with nothing on top of anything', (count, wires) => {
  const graph = model(count, wires);
  const places = laidOut(graph);
  expect(places.size).toBe(graph.components.length);
  expect(overlaps(graph, places)).toEqual([]);
  for (const { x, y } of places.values())
    expect([x % GRID, y % GRID].map(Math.abs)).toEqual([0, 0]);
});
