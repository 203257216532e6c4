import { createContext, useContext, type RefObject } from 'react';

/** What the rest of the screen may ask of the canvas: gestures, never state. */
export interface CanvasApi {
  /** Puts a new component of this type in the middle of the view, selected; one history entry. */
  addComponent(type: string): void;
  /** Brings the whole model into view. */
  fit(): void;
  /** Brings one component into view and gives it the keyboard focus. */
  reveal(name: string): void;
  /** Gives the canvas the keyboard focus. */
  focus(): void;
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
