import type { Box } from '../wires/lanes.ts';
import { GRID, type NodeSize } from './nodeLayout.ts';
import type { Point } from '../wires/wirePath.ts';

/** Air left around a component that is put down: beside it there is room for wires and their values. */
const AIR = { beside: 4 * GRID, above: 2 * GRID };

export function snap({ x, y }: Point): Point {
  return { x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID };
}

/**
 * A place on the grid near `at` where a box of this size covers nothing, so that components added one
 * after the other do not hide each other. To the right is nearest, since values flow that way.
 *
 * @param at the middle of the box
 * @param view what is looked at: a place in it comes before all that are not
 */
export function freePlace(at: Point, size: NodeSize, taken: readonly Box[], view?: Box): Point {
  const start = snap({ x: at.x - size.width / 2, y: at.y - size.height / 2 });
  if (!taken.some((box) => covers(start, size, box))) return start;
  steps ??= stepsAround();
  let outside: Point | null = null;
  for (const [dx, dy] of steps) {
    const place = { x: start.x + dx * STEP, y: start.y + dy * STEP };
    const isSeen = view === undefined || lies(place, size, view);
    if ((!isSeen && outside !== null) || taken.some((box) => covers(place, size, box))) continue;
    if (isSeen) return place;
    outside = place;
  }
  return outside ?? start;
}

function lies(place: Point, size: NodeSize, view: Box): boolean {
  return (
    place.x >= view.x &&
    place.y >= view.y &&
    place.x + size.width <= view.x + view.width &&
    place.y + size.height <= view.y + view.height
  );
}

function covers(place: Point, size: NodeSize, box: Box): boolean {
  return (
    place.x < box.x + box.width + AIR.beside &&
    box.x < place.x + size.width + AIR.beside &&
    place.y < box.y + box.height + AIR.above &&
    box.y < place.y + size.height + AIR.above
  );
}

/** How far is looked, in steps to each side. */
const FAR = 60;
const STEP = 2 * GRID;
/** A step down counts as so many to the right, and so does one to the left. */
const DOWN = 2.5;
const LEFT = 2;

/** Made with the first component that finds its place taken. */
let steps: readonly (readonly [number, number])[] | undefined;

/** All steps around a place, the nearest first. */
function stepsAround(): readonly (readonly [number, number])[] {
  const cost = ([dx, dy]: readonly [number, number]) =>
    Math.hypot(dx < 0 ? LEFT * dx : dx, DOWN * dy);
  const all: [number, number][] = [];
  for (let dx = -FAR; dx <= FAR; dx++) for (let dy = -FAR; dy <= FAR; dy++) all.push([dx, dy]);
  return all.toSorted((a, b) => cost(a) - cost(b));
}
