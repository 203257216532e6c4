import type { Box } from './lanes.ts';
import { GRID, type NodeSize } from './nodeLayout.ts';
import type { Point } from './wirePath.ts';

/** Air left around a component that is put down: beside it there is room for wires and their values. */
const AIR = { beside: 4 * GRID, above: 2 * GRID };

export function snap({ x, y }: Point): Point {
  return { x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID };
}

/**
 * The place on the grid nearest to `at` where a box of this size covers nothing, so that components
 * added one after the other do not hide each other. `at` is the middle of the box.
 */
export function freePlace(at: Point, size: NodeSize, taken: readonly Box[]): Point {
  const start = snap({ x: at.x - size.width / 2, y: at.y - size.height / 2 });
  for (let ring = 0; ring < 60; ring++) {
    for (const [dx, dy] of ringSteps(ring)) {
      const place = { x: start.x + dx * 2 * GRID, y: start.y + dy * 2 * GRID };
      if (!taken.some((box) => covers(place, size, box))) return place;
    }
  }
  return start;
}

function covers(place: Point, size: NodeSize, box: Box): boolean {
  return (
    place.x < box.x + box.width + AIR.beside &&
    box.x < place.x + size.width + AIR.beside &&
    place.y < box.y + box.height + AIR.above &&
    box.y < place.y + size.height + AIR.above
  );
}

/** The square ring of steps around the start, to the right and below first. */
function ringSteps(ring: number): readonly (readonly [number, number])[] {
  if (ring === 0) return [[0, 0]];
  const steps: [number, number][] = [];
  for (let i = -ring; i <= ring; i++) steps.push([ring, i], [i, ring], [i, -ring], [-ring, i]);
  return steps.toSorted((a, b) => Math.hypot(...a) - Math.hypot(...b));
}
