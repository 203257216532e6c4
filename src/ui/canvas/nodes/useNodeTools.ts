import { useMemo } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Viewpoint } from '../api/CanvasApi.ts';
import type { CanvasState, CanvasTools } from '../api/canvasStore.ts';
import type { CanvasEditor } from '../api/editor.ts';
import type { StatusBoard } from '../api/statusBoard.ts';

interface Options {
  readonly store: StoreApi<CanvasState>;
  readonly status: StatusBoard;
  readonly editor: CanvasEditor;
  readonly viewpoint: Viewpoint;
}

/** What a component on the canvas works with; never another object, or all would render again. */
export function useNodeTools({ store, status, editor, viewpoint }: Options): CanvasTools {
  return useMemo(
    () => ({
      store,
      status,
      rename(component, to) {
        const name = to === null ? component : editor.rename(component, to.trim());
        if (name === null) return false;
        store.setState({ renaming: null });
        viewpoint.focusComponent(name);
        return true;
      },
      renameTo: (component, to) => void editor.rename(component, to),
    }),
    [store, status, editor, viewpoint],
  );
}
