import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clippedTo, inModel, mapPlaceOf, onMap } from './mapPlace.ts';

const SIZE = { width: 176, height: 112 };
const rect = fc.record({
  x: fc.integer({ min: -50_000, max: 50_000 }),
  y: fc.integer({ min: -50_000, max: 50_000 }),
  width: fc.integer({ min: 0, max: 60_000 }),
  height: fc.integer({ min: 0, max: 60_000 }),
});

test('the whole model is on the map, and a point of the map leads back to its place', () => {
  fc.assert(
    fc.property(rect, fc.double({ min: 0, max: 1, noNaN: true }), (bounds, along) => {
      const place = mapPlaceOf(bounds, SIZE);
      const drawn = onMap(place, bounds);
      expect(drawn.x).toBeGreaterThanOrEqual(-0.001);
      expect(drawn.y).toBeGreaterThanOrEqual(-0.001);
      expect(drawn.x + drawn.width).toBeLessThanOrEqual(SIZE.width + 0.001);
      expect(drawn.y + drawn.height).toBeLessThanOrEqual(SIZE.height + 0.001);
      const at = { x: bounds.x + bounds.width * along, y: bounds.y };
      const back = inModel(place, onMap(place, { ...at, width: 0, height: 0 }));
      expect(back.x).toBeCloseTo(at.x, 4);
      expect(back.y).toBeCloseTo(at.y, 4);
    }),
  );
});

test('of a view something is on the map wherever it is', () => {
  fc.assert(
    fc.property(rect, (view) => {
      const { x, y, width, height } = clippedTo(SIZE, view);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(6);
      expect(x + width).toBeLessThanOrEqual(SIZE.width);
      expect(y + height).toBeLessThanOrEqual(SIZE.height);
    }),
  );
});
