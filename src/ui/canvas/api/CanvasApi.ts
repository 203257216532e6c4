import type { Endpoint } from '../../../model/endpoint.ts';
import { createContext, useContext, type PointerEvent, type RefObject } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { CanvasState } from './canvasStore.ts';
import type { CanvasEditor } from './editor.ts';
import type { Graph } from '../../../graph/graph.ts';
import type { Place } from '../../../graph/walk.ts';
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
  wireDropped(port: Endpoint, side: 'input' | 'output', at: Point): void;
}

/** Where the person looks and where the focus is. Nothing here touches the document. */
export interface Viewpoint {
  fit(): void;
  zoomTo(zoom: number): void;
  zoomBy(factor: number): void;
  reveal(component: string): void;
  /** Moves the view only when the component is outside it. */
  bringIntoView(component: string): void;
  /** Shape of what is free of the canvas: its width in heights. */
  aspect(): number;
  focus(): void;
  focusComponent(component: string): void;
  /** Brings these components into view, or all of them. */
  fitTo(components: readonly string[]): void;
  focusPlace(place: Place): void;
  /** Gives the canvas the focus when it is pressed outside anything that takes it itself. */
  takeFocus(event: PointerEvent): void;
}

/** Moves what is selected by arrow keys: a burst of presses is one entry of the history. */
export interface Nudge {
  /** Moves things a step further; the move is written down when the burst ends. */
  push(dx: number, dy: number): void;
  /** Ends the burst now, before anything else is done to the document. */
  flush(): void;
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

/** What a part gets that is mounted in the canvas. */
export interface CanvasPartProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly canvas: CanvasApi;
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
