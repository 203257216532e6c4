import type { WireView } from '../graph.ts';
import { FORWARD, runsBack, type Point, type WireRoute } from './wirePath.ts';

/** Air between a component and a wire that runs along it. */
const CLEAR = 20;

/**
 * The way of a wire between two points: what was worked out for the document where the ends are there, or
 * were carried together. In a drag of one of them it is kept clear of both ends as they are now.
 */
export function routeOf(view: WireView, source: Point, target: Point): WireRoute {
  const { lane, detour } = view;
  const by = carriedBy(view, source, target);
  if (by !== null) return led(view, by);
  if (!runsBack(source, target)) {
    const stands = source.x < (detour?.enter ?? 0) && (detour?.leave ?? 0) < target.x;
    return detour !== null && stands ? { kind: 'around', ...detour } : FORWARD;
  }
  const above = Math.min(source.y, target.y) - view.reach.above - CLEAR;
  const below = Math.max(source.y, target.y) + view.reach.below + CLEAR;
  if (lane?.side === 'above')
    return { kind: 'back', y: Math.min(lane.y, above), shift: lane.shift };
  return { kind: 'back', y: lane ? Math.max(lane.y, below) : below, shift: lane?.shift ?? 0 };
}

/** How far both ends were carried together; null: not the one as the other. */
function carriedBy({ from, to }: WireView, source: Point, target: Point): Point | null {
  const [x, y] = [source.x - from.x, source.y - from.y];
  const isSame = Math.abs(target.x - to.x - x) < 0.5 && Math.abs(target.y - to.y - y) < 0.5;
  return isSame ? { x, y } : null;
}

/** The way that was worked out, moved by so much. */
function led({ lane, detour, way }: WireView, by: Point): WireRoute {
  if (way !== null)
    return { kind: 'way', corners: way.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })) };
  if (lane !== null) return { kind: 'back', y: lane.y + by.y, shift: lane.shift };
  if (detour === null) return FORWARD;
  return {
    kind: 'around',
    y: detour.y + by.y,
    enter: detour.enter + by.x,
    leave: detour.leave + by.x,
  };
}
