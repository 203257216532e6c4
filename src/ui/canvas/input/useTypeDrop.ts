import { useMemo, type DragEvent } from 'react';
import type { ReactFlowInstance } from '@xyflow/react';
import type { Viewpoint } from '../api/CanvasApi.ts';
import type { CanvasEditor } from '../api/editor.ts';

const TYPE = 'application/x-patchbay-component';

interface Drops {
  onDragOver(event: DragEvent): void;
  onDrop(event: DragEvent): void;
}

/** A component that is dragged from the palette is put down where it is dropped. */
export function useTypeDrop(
  { screenToFlowPosition }: Pick<ReactFlowInstance, 'screenToFlowPosition'>,
  editor: CanvasEditor,
  viewpoint: Viewpoint,
): Drops {
  return useMemo(
    () => ({
      onDragOver(event) {
        if (!event.dataTransfer.types.includes(TYPE)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDrop(event) {
        const type = event.dataTransfer.getData(TYPE);
        if (type === '') return;
        event.preventDefault();
        event.stopPropagation();
        editor.add(type, screenToFlowPosition({ x: event.clientX, y: event.clientY }), false);
        viewpoint.focus();
      },
    }),
    [screenToFlowPosition, editor, viewpoint],
  );
}
