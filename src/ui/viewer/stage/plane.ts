import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FlowView } from '../../canvas/drawn/useSheet.ts';

/** Where the plane's origin is in pixels, and the zoom. */
export type Transform = readonly [x: number, y: number, zoom: number];

/** What a stage shows of its plane. */
interface PlaneState extends FlowView {
  /** Another object when what stands on the plane does. */
  readonly nodes: unknown;
}

export type Plane = StoreApi<PlaneState>;

const LARGEST = 2.5;

export function createPlane(): Plane {
  return createStore<PlaneState>()(() => ({
    transform: [0, 0, 1],
    width: 0,
    height: 0,
    nodeLookup: new Map(),
    nodes: null,
  }));
}

/** The view moved by so many pixels. */
export function panned([x, y, zoom]: Transform, dx: number, dy: number): Transform {
  return [x + dx, y + dy, zoom];
}

/**
 * The view closer by a factor, or farther away; what is at a place stays there.
 *
 * @param at pixels from the corner of the stage
 * @param least how far away it can be looked at
 */
export function zoomed(
  [x, y, zoom]: Transform,
  factor: number,
  at: { readonly x: number; readonly y: number },
  least: number,
): Transform {
  const next = Math.min(LARGEST, Math.max(least, zoom * factor));
  const by = next / zoom;
  return [at.x - (at.x - x) * by, at.y - (at.y - y) * by, next];
}
