import { describe, expect, test } from 'vitest';
import { catalogue } from '../../library/index.ts';
import { emptyDocument } from '../../model/index.ts';
import { setArgument } from '../../editing/arguments/arguments.ts';
import { addComponent } from '../../editing/components/add.ts';
import { connect } from '../../editing/connectors/connect.ts';
import { buildGraph } from '../buildGraph.ts';
import { EMPTY_GRAPH } from '../graph.ts';
import { readGraph } from '../readGraph.ts';
import { findComponents } from '../findComponents.ts';
import { reached } from '../places/reach.ts';
import { crossedBy, wireLines, wireNear } from './wireLines.ts';

/** range -> accumulate -> collect, 240 apart, and a sine by itself far below. */
function chain() {
  let document = emptyDocument('test');
  for (const [i, type] of ['Range', 'Accumulate', 'Collect'].entries())
    document = addComponent(document, catalogue, `patchbay.${type}`, { x: i * 240, y: 0 }).document;
  document = addComponent(document, catalogue, 'patchbay.Sine', { x: 0, y: 800 }).document;
  const end = (component: string, field: string) => ({ component, field });
  document = connect(document, end('range', 'y'), end('accumulate', 'x'));
  document = connect(document, end('accumulate', 'y'), end('collect', 'x'));
  document = setArgument(document, 'sine', 'amplitude', 7.25);
  return { document, graph: buildGraph(readGraph(document, catalogue, []), EMPTY_GRAPH) };
}

describe('lines of wires', () => {
  const { graph } = chain();
  const lines = wireLines(graph);

  test('are crossed by a stroke across them, and by no other', () => {
    const stroke = (...points: [number, number][]) => points.map(([x, y]) => ({ x, y }));
    expect(crossedBy(lines, stroke([180, 0], [180, 200]))).toEqual(['range.y..accumulate.x']);
    expect(crossedBy(lines, stroke([180, 0], [180, 200], [420, 200], [420, 0]))).toHaveLength(2);
    expect(crossedBy(lines, stroke([180, 200], [420, 200]))).toEqual([]);
    expect(crossedBy(lines, stroke([180, 60]))).toEqual([]);
  });

  test('are found near a point', () => {
    const middle = lines[0]?.middle ?? { x: 0, y: 0 };
    expect(wireNear(lines, middle, 4)?.view.id).toBe('range.y..accumulate.x');
    expect(wireNear(lines, { ...middle, y: middle.y + 30 }, 8)).toBeNull();
  });
});

test('up and down the wires is everything that lies that way', () => {
  const { graph } = chain();
  expect(reached(graph, ['accumulate'], 'upstream')).toEqual(['accumulate', 'range']);
  expect(reached(graph, ['accumulate'], 'downstream')).toEqual(['accumulate', 'collect']);
  expect(reached(graph, ['collect'], 'both')).toEqual(['collect', 'accumulate', 'range']);
  expect(reached(graph, ['sine'], 'both')).toEqual(['sine']);
});

test('a component is found by its name, its type and its arguments, in reading order', () => {
  const { document, graph } = chain();
  const found = (search: string) => findComponents(document, graph, search).map(({ node }) => node);
  expect(found('acc')).toEqual(['accumulate']);
  expect(found('RANGE')).toEqual(['range']);
  expect(found('patchbay.')).toEqual(['range', 'sine', 'accumulate', 'collect']);
  expect(found('patchbay')).toEqual([]);
  expect(found('7.25')).toEqual(['sine']);
  expect(findComponents(document, graph, 'sine ampl')[0]?.because).toBe('amplitude 7.25');
  expect(found('  ')).toEqual([]);
  expect(found('nothing')).toEqual([]);
});
