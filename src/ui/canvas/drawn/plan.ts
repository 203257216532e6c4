import { boundsOf, gridIndex, type GridIndex, grown, type Rect } from '../../../base/gridIndex.ts';
import type { ComponentView, Graph, WireView } from '../../../graph/graph.ts';
import { STUB, distanceTo, type Point, wirePoints } from '../../../graph/wires/wirePath.ts';
import type { Place } from '../../../graph/walk.ts';
import { badgesAt } from '../../../graph/wires/wireBadges.ts';
import { routeOf } from '../../../graph/wires/wireRoute.ts';

/** A graph sorted by place, for drawing a part of it and for finding what is under the pointer. */
export interface Plan {
  readonly graph: Graph;
  readonly bounds: Rect;
  readonly components: GridIndex<ComponentView>;
  readonly wires: GridIndex<WireView>;
}

/** A wire is hit from so many screen pixels away, and at most so many units of the model. */
const REACH_PX = 8;
const REACH = 24;
const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 };

const plans = new WeakMap<Graph, Plan>();

/** The plan of a graph; the same graph has one. */
export function planOf(graph: Graph): Plan {
  const known = plans.get(graph);
  if (known !== undefined) return known;
  const plan = makePlan(graph);
  plans.set(graph, plan);
  return plan;
}

export function boxOf({ position, size }: ComponentView): Rect {
  return { ...position, ...size };
}

/** A rectangle that a wire does not leave. */
export function wireBounds(wire: WireView, source: Point, target: Point): Rect {
  if (wire.badges !== null) return boundsOf(badgesAt(wire, wire.badges, source, target)) ?? NOWHERE;
  const route = routeOf(wire, source, target);
  if (route.kind === 'way')
    return boundsOf(route.corners.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))) ?? NOWHERE;
  const ys = route.kind === 'forward' ? [source.y, target.y] : [source.y, target.y, route.y];
  const out = route.kind === 'back' ? STUB + route.shift : 28;
  const left = Math.min(source.x, target.x) - out;
  const top = Math.min(...ys) - 8;
  return {
    x: left,
    y: top,
    width: Math.max(source.x, target.x) + out - left,
    height: Math.max(...ys) + 8 - top,
  };
}

function makePlan(graph: Graph): Plan {
  const { components, wires } = graph;
  const rects = new Map(wires.map((wire) => [wire, wireBounds(wire, wire.from, wire.to)]));
  return {
    graph,
    bounds: boundsOf([...components.map(boxOf), ...rects.values()]) ?? NOWHERE,
    components: gridIndex(components, boxOf),
    wires: gridIndex(wires, (wire) => rects.get(wire) ?? NOWHERE),
  };
}

/** How far a place is from what is drawn of a wire. */
function distanceOf(wire: WireView, at: Point): number {
  const { badges, from, to } = wire;
  if (badges === null) return distanceTo(wirePoints(routeOf(wire, from, to), from, to), at);
  const ends = badgesAt(wire, badges, from, to);
  return Math.min(
    ...ends.map(({ x, y, width, height }) =>
      Math.hypot(Math.max(x - at.x, 0, at.x - x - width), Math.max(y - at.y, 0, at.y - y - height)),
    ),
  );
}

/** What of the model is at a place: the component on top, else the nearest connector within reach. */
export function placeAt(plan: Plan, at: Point, zoom: number): Place | null {
  const spot = { ...at, width: 0, height: 0 };
  const component = plan.components.in(grown(spot, 2)).at(-1);
  if (component !== undefined) return { kind: 'component', id: component.name };
  const reach = Math.min(REACH_PX / zoom, REACH);
  let best: { id: string; far: number } | null = null;
  for (const wire of plan.wires.in(grown(spot, reach))) {
    if (wire.kind !== 'connector' || wire.off) continue;
    const far = distanceOf(wire, at);
    if (far <= reach && far < (best?.far ?? Infinity)) best = { id: wire.id, far };
  }
  return best && { kind: 'connector', id: best.id };
}
