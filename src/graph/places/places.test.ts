import { readFileSync } from 'node:fs';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import { readModelText } from '../../formats/index.ts';
import { catalogue } from '../../library/index.ts';
import {
  documentFromConfig,
  groupsOf,
  type PatchbayDocument,
  positionsOf,
} from '../../model/index.ts';
import { groupedText } from '../../testing/models/groupedModel.ts';
import { buildGraph } from '../buildGraph.ts';
import { EMPTY_GRAPH, type Graph } from '../graph.ts';
import type { Box } from '../wires/lanes.ts';
import { framesOf, titlesOf } from '../marks/frames.ts';
import { readGraph } from '../readGraph.ts';
import { type Point, wirePoints } from '../wires/wirePath.ts';
import { routeOf } from '../wires/wireRoute.ts';

function modelOf(args: JsonObject): PatchbayDocument {
  const read = documentFromConfig({ name: 'test', config: { plugboard: { process: { args } } } });
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

const graphOf = (document: PatchbayDocument): Graph =>
  buildGraph(readGraph(document, catalogue, []), EMPTY_GRAPH);
const boxOf = ({ position, size }: Graph['components'][number]): Box => ({ ...position, ...size });

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Many points along a line. */
function along(points: readonly Point[]): readonly Point[] {
  return points.flatMap((b, i) => {
    const a = points[i - 1] ?? b;
    const steps = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / 4));
    return Array.from({ length: steps }, (_, at) => {
      const part = (at + 1) / steps;
      return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
    });
  });
}

/** What is wrong with the picture of a document: what lies on what. */
function faults(document: PatchbayDocument): string[] {
  const graph = graphOf(document);
  const groups = groupsOf(document);
  const frames = framesOf(groups, graph, new Map());
  const titles = titlesOf(groups, graph.byName);
  const found: string[] = [];
  graph.components.forEach((a, i) => {
    for (const b of graph.components.slice(i + 1))
      if (overlap(boxOf(a), boxOf(b))) found.push(`${a.name} lies on ${b.name}`);
    for (const frame of frames) {
      const isInside = frame.group.members.includes(a.name) || frame.depth > 0;
      if (
        !isInside &&
        graph.byName.size > 0 &&
        overlap(boxOf(a), frame) &&
        !within(groups, a.name, frame.group.id)
      )
        found.push(`${a.name} lies on the frame ${frame.group.id}`);
    }
    for (const title of titles)
      if (overlap(boxOf(a), title)) found.push(`${a.name} lies on a title`);
  });
  frames.forEach((a, i) => {
    for (const b of frames.slice(i + 1)) {
      const isNested = isIn(groups, b.group.id, a.group.id) || isIn(groups, a.group.id, b.group.id);
      if (!isNested && overlap(a, b)) found.push(`frames ${a.group.id} and ${b.group.id}`);
    }
  });
  for (const wire of graph.wires) {
    const points = along(wirePoints(routeOf(wire, wire.from, wire.to), wire.from, wire.to));
    const hides = (box: Box, by: number) =>
      points.some(
        ({ x, y }) =>
          x > box.x + by &&
          x < box.x + box.width - by &&
          y > box.y + by &&
          y < box.y + box.height - by,
      );
    for (const view of graph.components) {
      const isOwn = view.name === wire.source.component || view.name === wire.target.component;
      if (hides(boxOf(view), isOwn ? 2 : 0)) found.push(`${wire.id} runs behind ${view.name}`);
    }
    if (titles.some((title) => hides(title, 0))) found.push(`${wire.id} runs over a title`);
  }
  return found;
}

type Groups = ReturnType<typeof groupsOf>;

function isIn(groups: Groups, inner: string, outer: string): boolean {
  for (let at: string | null = inner; at !== null; at = groups.get(at)?.parent ?? null)
    if (at === outer) return true;
  return false;
}

function within(groups: Groups, name: string, group: string): boolean {
  return [...groups.values()].some(
    ({ id, members }) => members.includes(name) && isIn(groups, id, group),
  );
}

const name = (at: number) => `part_${at}`;

/** Random models: cycles, fan-in and fan-out, groups and groups within groups, names of any length. */
const models = fc
  .record({
    count: fc.integer({ min: 1, max: 28 }),
    wires: fc.array(fc.tuple(fc.nat(27), fc.nat(27), fc.nat(2), fc.nat(3)), { maxLength: 40 }),
    groupOf: fc.array(fc.nat(7), { minLength: 28, maxLength: 28 }),
    parents: fc.array(fc.nat(9), { minLength: 5, maxLength: 5 }),
    long: fc.boolean(),
  })
  .map(({ count, wires, groupOf, parents, long }): JsonObject => {
    const components = Array.from({ length: count }, (_, at) => ({
      type: 'patchbay.Formula',
      args: {
        name: name(at),
        inputs: Array.from({ length: 1 + (at % 4) }, (_, i) =>
          long ? `a_long_input_${i}` : `a${i}`,
        ),
        expressions: Object.fromEntries(
          Array.from({ length: 1 + (at % 3) }, (_, i) => [`y${i}`, '1']),
        ),
      },
    }));
    const ends = new Map(
      wires.flatMap(([from, to, out, input]) => {
        const [a, b] = [from % count, to % count];
        const target = components[b]?.args.inputs[input % (1 + (b % 4))] ?? '';
        return [
          [
            `${b} ${target}`,
            { source: `${name(a)}.y${out % (1 + (a % 3))}`, target: `${name(b)}.${target}` },
          ],
        ];
      }),
    );
    const groups = Object.fromEntries(
      [0, 1, 2, 3, 4].map((id) => {
        const members = components.flatMap((_, at) => (groupOf[at] === id ? [name(at)] : []));
        const parent = parents[id] ?? 9;
        return [
          `g${id}`,
          { title: `Group ${id}`, members, ...(parent < id ? { parent: `g${parent}` } : {}) },
        ];
      }),
    );
    return { components, connectors: [...ends.values()], patchbay: { version: 1, groups } };
  });

describe('places that nobody stored, and the wires between them', () => {
  property.prop([models], { numRuns: 150 })(
    'no component, frame or title lies on another, no wire runs behind a component or over a title',
    (args) => {
      expect(faults(modelOf(args))).toEqual([]);
    },
  );

  property.prop([models])('the same text comes out in the same places', (args) => {
    const first = positionsOf(modelOf(structuredClone(args)));
    expect(positionsOf(modelOf(args))).toEqual(first);
  });

  test('60 components in 6 groups stand in frames beside each other, in the shape of a canvas', () => {
    const read = readModelText(groupedText({ groups: 6, members: 10 }), 'grouped');
    if (!read.ok) throw new Error(read.error[0]?.message);
    expect(faults(read.value)).toEqual([]);
    const boxes = graphOf(read.value).components.map(boxOf);
    const width = Math.max(...boxes.map((box) => box.x + box.width));
    const height = Math.max(...boxes.map((box) => box.y + box.height));
    expect(width / height).toBeGreaterThan(1);
    expect(width / height).toBeLessThan(2.6);
    expect(Math.min(900 / width, 590 / height)).toBeGreaterThan(0.25);
  });

  test.each([
    ['a fan of 8', 8, 1, 0.5],
    ['a fan of 20', 20, 1, 0.3],
    ['a fan of 40', 40, 1, 0.2],
    ['a fan of 12 chains of two', 12, 2, 0.29],
  ])('%s stands in columns beside each other', (_, fan, long, least) => {
    const leaf = { inputs: ['x'], expressions: { y: 'x' } };
    const leaves = Array.from({ length: fan * long }, (_, i) => `leaf_${i}`);
    const inputs = leaves.slice(-fan);
    const read = modelOf({
      components: [
        { type: 'patchbay.Range', args: { name: 'hub', iters: 9 } },
        ...leaves.map((name) => ({ type: 'patchbay.Formula', args: { name, ...leaf } })),
        { type: 'patchbay.Formula', args: { name: 'sum', inputs, expressions: { y: '1' } } },
      ],
      connectors: [
        ...leaves.map((name, i) => ({
          source: i < fan ? 'hub.y' : `leaf_${i - fan}.y`,
          target: `${name}.x`,
        })),
        ...inputs.map((name) => ({ source: `${name}.y`, target: `sum.${name}` })),
      ],
    });
    expect(faults(read)).toEqual([]);
    const boxes = graphOf(read).components.map(boxOf);
    const width = Math.max(...boxes.map((box) => box.x + box.width));
    const height = Math.max(...boxes.map((box) => box.y + box.height));
    expect(Math.min(900 / width, 590 / height)).toBeGreaterThan(least);
  });
});

describe('the examples', () => {
  const examples = JSON.parse(readFileSync('public/examples/index.json', 'utf8')) as {
    id: string;
  }[];
  test.each(examples.map(({ id }) => id))('%s hides nothing', (id) => {
    const read = readModelText(readFileSync(`public/examples/${id}/model.yaml`, 'utf8'), id);
    if (!read.ok) throw new Error(read.error[0]?.message);
    expect(faults(read.value)).toEqual([]);
  });
});
