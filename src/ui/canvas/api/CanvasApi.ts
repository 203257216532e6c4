import { createContext, useContext, type RefObject } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { CanvasState } from './canvasStore.ts';
import type { CanvasEditor } from './editor.ts';
import type { Graph, PortRef } from '../../../graph/graph.ts';
import type { Nudge } from '../input/useNudge.ts';
import type { Viewpoint } from '../view/useViewpoint.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';

/** Places of components, by name. */
export type Places = ReadonlyMap<string, Point>;

/** What the gestures that come later have to say while something is dragged. */
export interface DragHooks {
  /** Where what is dragged goes, for where the pointer would have it; those left out stay. */
  move(places: Places): Places;
  /** The drop; true when it was dealt with here, false when it is a move to the last places. */
  drop(): boolean;
  /** Everything goes back to where it was; the drop that follows does nothing. */
  cancel(): void;
  /** A wire from this port was let go where no port is, at a point of the screen. */
  wireDropped(port: PortRef, side: 'input' | 'output', at: Point): void;
}

/** What commands and the rest of the screen may ask of the canvas: gestures, never state. */
export interface CanvasApi {
  /** Puts a new component of this type in the middle of the view, selected; one history entry. */
  addComponent(type: string): void;
  /** What is drawn now. */
  graph(): Graph;
  /** Where the pointer is, in the coordinates of the model; null: outside the canvas. */
  pointer(): Point | null;
  /** The middle of what is in view, in the coordinates of the model. */
  middle(): Point;
  /** Draws nodes elsewhere while a gesture goes on; null: where the document has them. */
  preview(places: Places | null): void;
  readonly dragging: RefObject<DragHooks | null>;
  /** Says something to those who listen and do not see. */
  say(text: string): void;
  readonly editor: CanvasEditor;
  readonly viewpoint: Viewpoint;
  readonly nudge: Nudge;
  readonly connecting: { start(component: string): void };
  readonly store: StoreApi<CanvasState>;
}

export type CanvasApiRef = RefObject<CanvasApi | null>;

/**
 * The mounted canvas, or null while it is loading. A ref and not state, so that nobody renders
 * again when the canvas comes: whoever calls it does so from a handler.
 */
export const CanvasApiContext = createContext<CanvasApiRef | null>(null);

/** The ref of the canvas; outside a provider a bug. */
export function useCanvasApi(): CanvasApiRef {
  const ref = useContext(CanvasApiContext);
  if (ref === null) throw new Error('useCanvasApi is called outside CanvasApiContext.');
  return ref;
}
