import { type GridIndex, grown } from '../../base/gridIndex.ts';
import type { Box, LaneRequest } from './lanes.ts';
import { FORWARD, runsBack, type Point, wirePoints, type WireRoute } from './wirePath.ts';

/** A stretch at one height, past components that stand between the two ends of a wire. */
export interface Detour {
  readonly y: number;
  /** Where the stretch begins and ends. */
  readonly enter: number;
  readonly leave: number;
}

/** Air between a wire and the components that it passes. */
const CLEAR = 10;
/** Distance of stretches side by side. */
const PITCH = 8;
/** Room before and after the stretch, for the curves that lead to it. */
const RAMP = 48;
/** Farther out of its way than this no wire is led: it would be harder to follow than one behind a component. */
const FARTHEST = 480;

/**
 * Leads wires that would run behind other components around them, each stretch at a height of its own.
 *
 * @param boxes finds the boxes of all components by place
 */
export function detours(
  wires: readonly LaneRequest[],
  boxes: GridIndex<Box>,
): ReadonlyMap<string, Detour> {
  const found = new Map<string, Detour>();
  const taken: Detour[] = [];
  const long = wires
    .filter(({ source, target }) => !runsBack(source, target) && target.x - source.x > 2 * RAMP)
    .toSorted(
      (a, b) => a.target.x - a.source.x - (b.target.x - b.source.x) || (a.id < b.id ? -1 : 1),
    );
  for (const wire of long) {
    const hidden = crossed(wire, FORWARD, boxes);
    if (hidden.length === 0) continue;
    const detour = pass(wire, hidden, boxes, taken);
    if (detour === null) continue;
    const still = crossed(wire, { kind: 'around', ...detour }, boxes);
    if (still.length >= hidden.length) continue;
    found.set(wire.id, detour);
    taken.push(detour);
  }
  return found;
}

/** The boxes that a wire on this way runs behind, its own two aside. */
function crossed(
  { source, target, sourceBox, targetBox }: LaneRequest,
  route: WireRoute,
  boxes: GridIndex<Box>,
): readonly Box[] {
  const points = wirePoints(route, source, target);
  const heights = points.map(({ y }) => y);
  const top = Math.min(...heights);
  const area = {
    x: source.x,
    y: top,
    width: target.x - source.x,
    height: Math.max(...heights) - top,
  };
  return boxes
    .in(area)
    .filter(
      (box) =>
        box !== sourceBox &&
        box !== targetBox &&
        points.some((_, i) => runsThrough(points, i, box)),
    );
}

/** Whether the piece of a line that ends at point `i` runs through a box, seen at a few places. */
function runsThrough(points: readonly Point[], i: number, box: Box): boolean {
  const [a, b] = [points[i - 1], points[i]];
  if (a === undefined || b === undefined) return false;
  const { x, y, width, height } = grown(box, -2);
  if (Math.max(a.x, b.x) < x || Math.min(a.x, b.x) > x + width) return false;
  // Within the box's width, the heights that the piece takes.
  const at = (px: number) => (b.x === a.x ? b.y : a.y + ((px - a.x) / (b.x - a.x)) * (b.y - a.y));
  const left = at(Math.max(x, Math.min(a.x, b.x)));
  const right = at(Math.min(x + width, Math.max(a.x, b.x)));
  return Math.min(left, right) <= y + height && Math.max(left, right) >= y;
}

/** The nearest height at which everything in the way is passed. */
function pass(
  { source, target }: LaneRequest,
  hidden: readonly Box[],
  boxes: GridIndex<Box>,
  taken: readonly Detour[],
): Detour | null {
  const enter = Math.max(source.x + RAMP, Math.min(...hidden.map(({ x }) => x)) - 8);
  const end = Math.max(...hidden.map(({ x, width }) => x + width)) + 8;
  const leave = Math.min(target.x - RAMP, end);
  if (enter >= leave) return null;
  const middle = (source.y + target.y) / 2;
  const strip = { x: enter, y: middle - FARTHEST, width: leave - enter, height: 2 * FARTHEST };
  const shut: (readonly [number, number])[] = boxes
    .in(strip)
    .map(({ y, height }) => [y - CLEAR, y + height + CLEAR] as const);
  for (const other of taken) {
    if (other.enter < leave && enter < other.leave)
      shut.push([other.y - PITCH + 0.5, other.y + PITCH - 0.5]);
  }
  const y = nearestFree(middle, shut);
  return Math.abs(y - middle) > FARTHEST ? null : { y, enter, leave };
}

/** The height nearest to `wanted` that lies in none of the stretches. */
export function nearestFree(wanted: number, shut: readonly (readonly [number, number])[]): number {
  const inside = (y: number) => shut.some(([from, to]) => from < y && y < to);
  if (!inside(wanted)) return wanted;
  let best = Infinity;
  for (const y of shut.flat()) {
    if (Math.abs(y - wanted) < Math.abs(best - wanted) && !inside(y)) best = y;
  }
  return best;
}
