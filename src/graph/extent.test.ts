import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { boundsOf } from '../base/gridIndex.ts';
import { catalogue } from '../library/index.ts';
import { documentFromConfig } from '../model/index.ts';
import { modelRuns } from '../testing/modelRuns.ts';
import { plantModel } from '../testing/models/plantModel.ts';
import { buildGraph } from './buildGraph.ts';
import { extentOf } from './extent.ts';
import { EMPTY_GRAPH } from './graph.ts';
import { readGraph } from './readGraph.ts';
import { wireBox } from './wires/wirePath.ts';
import { routeOf } from './wires/wireRoute.ts';

property.prop([fc.nat(1_000), fc.integer({ min: 20, max: 40 })], modelRuns(40))(
  'what is to be seen of a model has all of its wires in it, though soft ones are not asked',
  (seed, count) => {
    const made = documentFromConfig({ name: 'plant', config: plantModel(seed, count, count) });
    if (!made.ok) throw new Error(made.error[0]?.message);
    const graph = buildGraph(readGraph(made.value, catalogue, []), EMPTY_GRAPH);
    const lines = graph.wires
      .filter(({ badges }) => badges === null)
      .map((wire) => wireBox(routeOf(wire, wire.from, wire.to), wire.from, wire.to));
    const extent = extentOf(graph, made.value);
    if (extent === null) throw new Error('There is nothing to be seen.');
    const both = boundsOf([extent, ...lines]);
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(both?.[side]).toBeCloseTo(extent[side], 6);
  },
);
