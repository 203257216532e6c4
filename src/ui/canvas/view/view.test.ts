import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { ComponentView } from '../../../graph/graph.ts';
import { directionTo } from './OffModel.tsx';
import { viewOf } from './view.ts';

const side = fc.integer({ min: 1, max: 4_000 });
const place = fc.integer({ min: -5_000, max: 5_000 });
const inset = fc.integer({ min: 0, max: 100 });

property.prop([
  fc.record({ x: place, y: place, width: side, height: side }),
  fc.record({ top: inset, right: inset, bottom: inset, left: inset }),
])(
  'what is fitted lies in the middle of what is free, under no bar, at 100 % at most',
  (box, insets) => {
    const view = viewOf(box, { width: 900, height: 600, insets });
    if (view === null) throw new Error('There is room.');
    const [left, top] = [view.x + box.x * view.zoom, view.y + box.y * view.zoom];
    const [right, bottom] = [left + box.width * view.zoom, top + box.height * view.zoom];
    expect(view.zoom).toBeLessThanOrEqual(1);
    expect(left).toBeGreaterThanOrEqual(insets.left);
    expect(top).toBeGreaterThanOrEqual(insets.top);
    expect(right).toBeLessThanOrEqual(900 - insets.right);
    expect(bottom).toBeLessThanOrEqual(600 - insets.bottom);
  },
);

test('beside what lies in a corner a model is shown where it is larger', () => {
  const room = (box: { width: number; height: number }) => {
    const none = { top: 0, right: 0, bottom: 0, left: 0 };
    const [insets, other] = [
      { ...none, bottom: 200 },
      { ...none, right: 200 },
    ];
    return viewOf({ x: 0, y: 0, ...box }, { width: 900, height: 600, insets, others: [other] });
  };
  // Low and wide: above it. High: beside it.
  expect(room({ width: 4_000, height: 400 })?.zoom).toBeCloseTo(852 / 4_000);
  expect(room({ width: 700, height: 1_500 })?.zoom).toBeCloseTo(552 / 1_500);
});

test('the way back leads to the model, and there is none while something of it is in view', () => {
  const components = [
    { position: { x: 0, y: 0 }, size: { width: 160, height: 96 } },
    { position: { x: 400, y: 0 }, size: { width: 160, height: 96 } },
  ] as ComponentView[];
  const graph = { components, wires: [], byName: new Map() };
  const at = (x: number, y: number) => directionTo(graph, { x, y, width: 100, height: 100 });
  expect(at(130, 40)).toBe(null);
  expect(at(230, 2_000)).toBe(0);
  expect(at(-3_000, 0)).toBe(90);
  expect(at(230, -2_000)).toBe(180);
  expect(at(3_000, 0)).toBe(-90);
  expect(directionTo({ ...graph, components: [] }, { x: 0, y: 0, width: 9, height: 9 })).toBe(null);
});
