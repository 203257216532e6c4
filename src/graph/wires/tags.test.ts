import { expect, test } from 'vitest';
import { touches } from '../../base/gridIndex.ts';
import { documentFromConfig } from '../../model/index.ts';
import { processorTime } from '../../testing/processorTime.ts';
import { drawAnew } from '../../testing/graph/drawn.ts';
import { tagBox, tagPlaces } from './tags.ts';
import { routeOf } from './wireRoute.ts';

/** Stages in a row, each of which the last one leads back to, beginning with these values. */
function feedback(stages: number, initial: readonly (number | string)[]) {
  const components = [
    { type: 'patchbay.Range', args: { name: 'r', iters: 9 } },
    ...Array.from({ length: stages }, (_, i) => {
      const formula = { inputs: ['u', 'back'], expressions: { y: 'u + back' } };
      const args = { name: `stage_${i}`, ...formula, initial_values: { back: initial } };
      return { type: 'patchbay.Formula', args };
    }),
  ];
  const connectors = Array.from({ length: stages }, (_, i) => [
    { source: i === 0 ? 'r.y' : `stage_${i - 1}.y`, target: `stage_${i}.u` },
    { source: `stage_${stages - 1}.y`, target: `stage_${i}.back` },
  ]).flat();
  const config = { plugboard: { process: { args: { components, connectors } } } };
  const read = documentFromConfig({ name: 'feedback', config });
  if (!read.ok) throw new Error(read.error[0]?.message);
  return drawAnew(read.value).graph;
}

test.each([
  [2, [0]],
  [6, [0.123456789]],
  [9, [1, 2, 3, 4, 5]],
])('of %d loops with the values %j no tag lies on another one or on a card', (stages, initial) => {
  const { wires, components } = feedback(stages, initial);
  const tags = wires
    .filter((wire) => wire.initial !== null)
    .map((wire) => tagBox(wire, routeOf(wire, wire.from, wire.to), wire.from, wire.to));
  expect(tags).toHaveLength(stages);
  const cards = components.map(({ position, size }) => ({ ...position, ...size }));
  tags.forEach((tag, i) => {
    const others = [...tags.slice(i + 1), ...cards];
    expect(others.filter((other) => touches(tag, other))).toEqual([]);
  });
});

test('tags of long values find their places in little time', () => {
  const { wires, components } = feedback(200, ['a long value '.repeat(40)]);
  const cards = components.map(({ position, size }) => ({ ...position, ...size }));
  let places = 0;
  const took = processorTime(() => (places = tagPlaces(wires, cards).size));
  expect(places).toBe(200);
  expect(took).toBeLessThan(150);
});
