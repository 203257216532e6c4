import type { Viewport } from '@xyflow/react';
import { boundsOf, type Rect } from '../../../base/gridIndex.ts';
import type { Insets } from './freeArea.ts';
import type { ComponentView } from '../../../graph/graph.ts';

/** Room around what is brought into view, pixels; less where there is little. */
const AIR = 24;
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
  /** What is covered when one looks at it another way: it counts where a model is larger by it. */
  readonly others?: readonly Insets[];
}

/** The view with all of these components, at 100 % at most; null: there are none, or no room. */
export function viewOn(views: readonly ComponentView[], room: Room): Viewport | null {
  return viewOf(boundsOfViews(views), room);
}

/** The view with a rectangle in the middle of what is free, at 100 % at most; null: there is none, or no room. */
export function viewOf(bounds: Rect | null, room: Room): Viewport | null {
  const { width, height, insets, others = [] } = room;
  if (bounds === null || width === 0 || height === 0) return null;
  const views = [insets, ...others].map((each) =>
    viewUnder(bounds, { width, height, insets: each }),
  );
  return views.reduce((best, view) => (view.zoom > best.zoom ? view : best));
}

function viewUnder(bounds: Rect, { width, height, insets }: Room): Viewport {
  const { top, right, bottom, left } = insets;
  const free = { width: width - left - right, height: height - top - bottom };
  const air = Math.min(AIR, free.width / 10, free.height / 10);
  const zoom = Math.min(
    1,
    (free.width - 2 * air) / Math.max(1, bounds.width),
    (free.height - 2 * air) / Math.max(1, bounds.height),
  );
  return {
    x: left + free.width / 2 - (bounds.x + bounds.width / 2) * zoom,
    y: top + free.height / 2 - (bounds.y + bounds.height / 2) * zoom,
    zoom: Math.max(zoom, lowestZoom(bounds)),
  };
}

/** Whether two rooms leave a model the same place. */
export function isSameRoom(one: Room, other: Room): boolean {
  const { top, right, bottom, left } = other.insets;
  return (
    one.width === other.width &&
    one.height === other.height &&
    Math.abs(one.insets.top - top) < 0.5 &&
    Math.abs(one.insets.right - right) < 0.5 &&
    Math.abs(one.insets.bottom - bottom) < 0.5 &&
    Math.abs(one.insets.left - left) < 0.5
  );
}

/** Whether two views cannot be told apart on the screen. */
export function isSameView(one: Viewport, other: Viewport): boolean {
  const isNear = (key: keyof Viewport, by: number) => Math.abs(one[key] - other[key]) < by;
  return isNear('x', 0.01) && isNear('y', 0.01) && isNear('zoom', 1e-6);
}

/** How far away a model can be looked at: as far as it is seen whole, whatever its size. */
export function lowestZoom(bounds: Rect | null): number {
  if (bounds === null) return LEAST_ZOOM;
  return Math.min(LEAST_ZOOM, SMALLEST / Math.max(bounds.width, bounds.height, 1));
}
