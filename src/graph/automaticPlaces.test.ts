import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import { readModelText } from '../formats/index.ts';
import { catalogue } from '../library/index.ts';
import { processorTime } from '../testing/processorTime.ts';
import {
  documentFromConfig,
  emptyDocument,
  type PatchbayDocument,
  positionsOf,
  specOf,
  withoutLayout,
} from '../model/index.ts';
import { addComponent } from '../editing/components/add.ts';
import { moveComponents } from '../editing/places/move.ts';
import { buildGraph } from './buildGraph.ts';
import { EMPTY_GRAPH } from './graph.ts';
import { readGraph } from './readGraph.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Pairs of components that lie on each other, by the sizes that they are drawn with. */
function overlaps(document: PatchbayDocument): string[] {
  const { components } = buildGraph(readGraph(document, catalogue, []), EMPTY_GRAPH);
  return components.flatMap(({ name, position: a, size: s }, i) =>
    components.slice(i + 1).flatMap(({ name: other, position: b, size: t }) => {
      const across = a.x < b.x + t.width && b.x < a.x + s.width;
      const down = a.y < b.y + t.height && b.y < a.y + s.height;
      return across && down ? [`${name} on ${other}`] : [];
    }),
  );
}

function modelOf(components: readonly JsonObject[], connectors: readonly JsonObject[] = []) {
  const config = { plugboard: { process: { args: { components, connectors } } } };
  const read = documentFromConfig({ name: 'test', config });
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

/** The models of a folder of folders, without what they say of the places of components. */
function plainModels(folder: string): (readonly [string, PatchbayDocument])[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(ROOT, folder, name, 'model.yaml');
    const read = existsSync(path) ? readModelText(readFileSync(path, 'utf8'), name) : null;
    return read?.ok === true
      ? [[name, { ...read.value, source: null, config: withoutLayout(read.value.config) }] as const]
      : [];
  });
}

/** A component of every type, as it comes out of the palette, `times` over. */
function everyType(times: number): JsonObject[] {
  let document = emptyDocument('all');
  for (const { type } of Array.from({ length: times }, () => catalogue.types).flat())
    document = addComponent(document, catalogue, type, { x: 0, y: 0 }).document;
  return specOf(document).plugboard.process.args.components as unknown as JsonObject[];
}

const names = (count: number) => Array.from({ length: count }, (_, i) => `field_number_${i}`);
const formula = (name: string, inputs: number, outputs: number): JsonObject => ({
  type: 'patchbay.Formula',
  args: {
    name,
    inputs: names(inputs),
    expressions: Object.fromEntries(names(outputs).map((each) => [`out_${each}`, '1'])),
  },
});

describe('automatic places', () => {
  test('keep every type of the library apart', () => {
    expect(overlaps(modelOf(everyType(2)))).toEqual([]);
  });

  test('keep the examples and the models of plugboard apart', () => {
    const models = [...plainModels('public/examples'), ...plainModels('src/testing/golden/cases')];
    expect(models.length).toBeGreaterThan(50);
    for (const [name, document] of models) expect(overlaps(document), name).toEqual([]);
  });

  test('keep tall components apart, and what stands below stored ones', () => {
    const document = modelOf([
      formula('tall', 12, 2),
      formula('wide', 2, 30),
      formula('low', 1, 1),
    ]);
    expect(overlaps(document)).toEqual([]);
    const at = { x: 13, y: 40.5 };
    const placed = moveComponents(document, new Map([['tall', at]]));
    expect(positionsOf(placed).get('tall')).toEqual(at);
    expect(overlaps(placed)).toEqual([]);
  });

  property.prop([
    fc.array(fc.tuple(fc.nat(19), fc.nat(19), fc.nat(12), fc.nat(12)), { maxLength: 60 }),
  ])('keep unknown types apart, whose ports only connectors tell', (wires) => {
    const components = Array.from({ length: 20 }, (_, i) => ({
      type: 'my.own.Type',
      args: { name: `component-with-a-long-name-${i}` },
    }));
    const connectors = wires.map(([a, b, i, j]) => ({
      source: `component-with-a-long-name-${a}.y${i}`,
      target: `component-with-a-long-name-${b}.x${j}`,
    }));
    expect(overlaps(modelOf(components, connectors))).toEqual([]);
  });

  test('come fast for a large model', () => {
    const components = Array.from({ length: 5000 }, (_, i) => formula(`f${i}`, 3, 1));
    const connectors = components.slice(1).map((_, i) => ({
      source: `f${i - (i % 7)}.out_field_number_0`,
      target: `f${i + 1}.field_number_${i % 3}`,
    }));
    const document = modelOf(components, connectors);
    const took = processorTime(() => expect(positionsOf(document).size).toBe(5000));
    expect(took).toBeLessThan(1000);
  });
});
