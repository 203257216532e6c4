import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insetsOf, type Cover, type Edge } from './freeArea.ts';

const canvas = { left: 100, top: 50, right: 1100, bottom: 650 };

test('a bar at the bottom and a drawer at the left take their sides of the canvas', () => {
  const covers: Cover[] = [
    { edge: 'bottom', box: { left: 112, top: 604, right: 312, bottom: 638 } },
    { edge: 'left', box: { left: 0, top: 50, right: 340, bottom: 650 } },
  ];
  expect(insetsOf(canvas, covers)).toEqual({ top: 0, right: 0, bottom: 46, left: 240 });
});

test('what is hidden or lies beside the canvas covers nothing of it', () => {
  const covers: Cover[] = [
    { edge: 'left', box: { left: 0, top: 0, right: 0, bottom: 0 } },
    { edge: 'bottom', box: { left: 100, top: 650, right: 1100, bottom: 800 } },
  ];
  expect(insetsOf(canvas, covers)).toEqual({ top: 0, right: 0, bottom: 0, left: 0 });
});

test('whatever lies over the canvas, some of it stays free', () => {
  const edge = fc.constantFrom<Edge>('top', 'right', 'bottom', 'left');
  const number = fc.integer({ min: -500, max: 2_000 });
  const box = fc.record({ left: number, top: number, right: number, bottom: number });
  fc.assert(
    fc.property(fc.array(fc.record({ edge, box })), (covers) => {
      const { top, right, bottom, left } = insetsOf(canvas, covers);
      for (const inset of [top, right, bottom, left]) expect(inset).toBeGreaterThanOrEqual(0);
      expect(1000 - left - right).toBeGreaterThanOrEqual(299);
      expect(600 - top - bottom).toBeGreaterThanOrEqual(179);
    }),
  );
});
