import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Places } from '../api/CanvasApi.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import type { Guide } from '../../../graph/places/snapDrag.ts';

/** What gestures draw over the canvas while they last. Coordinates are the model's. */
export interface GestureState {
  readonly guides: readonly Guide[];
  /** Copies that are being dragged off, by the component that they are of. */
  readonly ghosts: Places;
  /** The connector that a drop would lead through what is dragged. */
  readonly target: string | null;
  readonly stroke: readonly Point[];
  /** Connectors that the stroke has crossed. */
  readonly crossed: readonly string[];
  /** One line on what can be done now; null: nothing. */
  readonly hint: string | null;
}

export const NO_PLACES: Places = new Map();

export const AT_REST: GestureState = {
  guides: [],
  ghosts: NO_PLACES,
  target: null,
  stroke: [],
  crossed: [],
  hint: null,
};

export type GestureStore = StoreApi<GestureState>;

export function createGestureStore(): GestureStore {
  return createStore<GestureState>(() => AT_REST);
}
