import type { WireView } from './graph.ts';
import { FORWARD, runsBack, type Point, type WireRoute } from './wirePath.ts';

/** Air between a component and a wire that runs along it. */
const CLEAR = 20;

/**
 * The way of a wire between two points. What was worked out for the document is kept clear of both ends
 * as they are now: during a drag they are not where the document has them.
 */
export function routeOf(view: WireView, source: Point, target: Point): WireRoute {
  const { lane, detour } = view;
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
