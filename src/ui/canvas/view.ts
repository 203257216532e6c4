import { getViewportForBounds, type Viewport } from '@xyflow/react';
import { boundsOf, type Rect } from '../../base/gridIndex.ts';
import type { ComponentView } from './graph.ts';

/** Room around what is brought into view, as a share of the view. */
const PADDING = 0.12;
const LEAST_ZOOM = 0.05;
/** So small on the screen, in pixels, that nobody needs to go farther away. */
const SMALLEST = 240;

/** The rectangle around components; null: there are none. */
export function boundsOfViews(views: Iterable<ComponentView>): Rect | null {
  return boundsOf(Array.from(views, ({ position, size }) => ({ ...position, ...size })));
}

/** The view with all of these components, at 100 % at most; null: there are none, or no room. */
export function viewOn(
  views: Iterable<ComponentView>,
  { width, height }: { readonly width: number; readonly height: number },
): Viewport | null {
  const bounds = boundsOfViews(views);
  if (bounds === null || width === 0 || height === 0) return null;
  return getViewportForBounds(bounds, width, height, lowestZoom(bounds), 1, PADDING);
}

/** How far away a model can be looked at: as far as it is seen whole, whatever its size. */
export function lowestZoom(bounds: Rect | null): number {
  if (bounds === null) return LEAST_ZOOM;
  return Math.min(LEAST_ZOOM, SMALLEST / Math.max(bounds.width, bounds.height, 1));
}
