import { createContext, useContext } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { QuickAdd } from '../../../editing/components/quickPlace.ts';
import { NOBODY, type Present } from '../../../graph/presence.ts';
import type { StatusBoard } from './statusBoard.ts';
import type { Place } from '../../../graph/walk.ts';

/** What only the canvas itself knows: passing states of gestures. Never kept, never undone. */
export interface CanvasState {
  /** The component whose name is being edited in place. */
  readonly renaming: string | null;
  readonly quickAdd: QuickAdd | null;
  /** Whether the find bar is open; raised when it is asked for again. */
  readonly finding: number;
  /** The next stroke cuts the wires that it crosses. */
  readonly cutting: boolean;
  /** Of a graph that is too large for an element each: those that have one. */
  readonly present: Present;
  /** What is about to get the focus, and so needs an element. */
  readonly awaited: Place | null;
  /** What the pointer is over. */
  readonly hover: Place | null;
}

export interface CanvasTools {
  readonly store: StoreApi<CanvasState>;
  readonly status: StatusBoard;
  /** Ends editing a name in place; null leaves it as it was. False: it was refused, and the editing goes on. */
  readonly rename: (component: string, to: string | null) => boolean;
  /** The edit that giving it this name would be, and nothing else. */
  readonly renameTo: (component: string, to: string) => void;
}

export function createCanvasStore(): StoreApi<CanvasState> {
  return createStore<CanvasState>(() => ({
    renaming: null,
    quickAdd: null,
    finding: 0,
    cutting: false,
    present: NOBODY,
    awaited: null,
    hover: null,
  }));
}

export const CanvasToolsContext = createContext<CanvasTools | null>(null);

export function useCanvasTools(): CanvasTools {
  const tools = useContext(CanvasToolsContext);
  if (tools === null) throw new Error('useCanvasTools is called outside the canvas.');
  return tools;
}
