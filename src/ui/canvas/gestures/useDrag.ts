import { useEffect, useMemo } from 'react';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useStores } from '../../page/StoresContext.tsx';
import type { CanvasApi } from '../api/CanvasApi.ts';
import { createDrag, type Held } from './createDrag.ts';
import type { GestureStore } from './gestureStore.ts';
import { wireDropped } from './quickAdds.ts';

/** Gives dragging its guides, and hands it the keys that are held meanwhile. */
export function useDrag(canvas: CanvasApi, gestures: GestureStore): void {
  const stores = useStores();
  const flow = useStoreApi();
  const { screenToFlowPosition } = useReactFlow();
  const drag = useMemo(() => {
    const view = () => {
      const { transform, width, height } = flow.getState();
      const [x, y, zoom] = transform;
      return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom, zoom };
    };
    return createDrag({ stores, canvas, gestures, view });
  }, [stores, canvas, gestures, flow]);

  useEffect(() => {
    const { dragging } = canvas;
    dragging.current = {
      move: drag.move,
      drop: drag.drop,
      cancel: drag.cancel,
      wireDropped(port, side, at) {
        const under = document.elementFromPoint(at.x, at.y);
        if (under?.closest('.react-flow__pane') == null) return;
        wireDropped(canvas, port, side, screenToFlowPosition(at));
      },
    };
    return () => {
      dragging.current = null;
    };
  }, [canvas, drag, screenToFlowPosition]);

  useEffect(() => {
    let touch = false;
    const tell = (event: KeyboardEvent | PointerEvent): void => {
      if (event instanceof PointerEvent) touch = event.pointerType === 'touch';
      const held: Held = { free: event.ctrlKey || event.metaKey, copy: event.altKey, touch };
      drag.hold(held);
    };
    const key = (event: KeyboardEvent): void => {
      tell(event);
      // Alt alone would open the browser's menu.
      if (event.key === 'Alt' && drag.isOn()) event.preventDefault();
    };
    const options = { capture: true, passive: true };
    window.addEventListener('pointermove', tell, options);
    window.addEventListener('pointerdown', tell, options);
    window.addEventListener('keydown', key, true);
    window.addEventListener('keyup', key, true);
    return () => {
      window.removeEventListener('pointermove', tell, options);
      window.removeEventListener('pointerdown', tell, options);
      window.removeEventListener('keydown', key, true);
      window.removeEventListener('keyup', key, true);
    };
  }, [drag]);
}
