import { getViewportForBounds, type Viewport } from '@xyflow/react';
import { boundsOf, type Rect } from '../../base/gridIndex.ts';
import type { Insets } from './freeArea.ts';
import type { ComponentView, Graph } from './graph.ts';
import { badgesAt } from './wireBadges.ts';
import { STUB } from './wirePath.ts';

/** Room around what is brought into view, as a share of the view. */
const PADDING = 0.12;
const LEAST_ZOOM = 0.05;
/** So small on the screen, in pixels, that nobody needs to go farther away. */
const SMALLEST = 240;

/** The rectangle around components; null: there are none. */
export function boundsOfViews(views: Iterable<ComponentView>): Rect | null {
  return boundsOf(Array.from(views, ({ position, size }) => ({ ...position, ...size })));
}

/** The canvas in pixels, and what of it lies under bars. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly insets: Insets;
}

/** The view with all of these components, at 100 % at most; null: there are none, or no room. */
export function viewOn(views: readonly ComponentView[], room: Room): Viewport | null {
  return viewOf(boundsOfViews(views), room);
}

/** The view with the whole model: components, wires that run back around them, and badges. */
export function viewOnAll(graph: Graph, room: Room): Viewport | null {
  const boxes = graph.components.map(({ position, size }) => ({ ...position, ...size }));
  for (const wire of graph.wires) {
    const { lane, source, target, badges } = wire;
    const from = graph.byName.get(source.component);
    const to = graph.byName.get(target.component);
    if (badges !== null) boxes.push(...badgesAt(wire, badges, wire.from, wire.to));
    if (lane === null || !from || !to) continue;
    const reach = STUB + lane.shift;
    const left = to.position.x - reach;
    const right = from.position.x + from.size.width + reach;
    boxes.push({ x: left, y: lane.y, width: Math.max(0, right - left), height: 0 });
  }
  return viewOf(boundsOf(boxes), room);
}

function viewOf(bounds: Rect | null, { width, height, insets }: Room): Viewport | null {
  if (bounds === null || width === 0 || height === 0) return null;
  const { top, right, bottom, left } = insets;
  const free = [width - left - right, height - top - bottom] as const;
  const { x, y, zoom } = getViewportForBounds(bounds, ...free, lowestZoom(bounds), 1, PADDING);
  return { x: x + left, y: y + top, zoom };
}

/** How far away a model can be looked at: as far as it is seen whole, whatever its size. */
export function lowestZoom(bounds: Rect | null): number {
  if (bounds === null) return LEAST_ZOOM;
  return Math.min(LEAST_ZOOM, SMALLEST / Math.max(bounds.width, bounds.height, 1));
}
