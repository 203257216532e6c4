import { useEffect, type RefObject } from 'react';
import { useReactFlow } from '@xyflow/react';
import type { ComponentType } from '../../../model/index.ts';
import { useStores } from '../../page/StoresContext.tsx';
import type { CanvasApi } from '../api/CanvasApi.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { AT_REST, type GestureStore } from './gestureStore.ts';
import { fitsJoin } from '../../../editing/components/addQuickly.ts';
import { addTo } from './quickAdds.ts';
import { wireLines, wireNear } from '../../../graph/wires/wireLines.ts';

/** How near the pointer has to be to a wire, in pixels. */
const NEAR = 16;

/**
 * A component that is dragged from the palette over a wire lights the wire, and is led through by the
 * drop. Everywhere else the canvas takes the drop as it always does.
 */
export function usePaletteDrop(
  root: RefObject<HTMLElement | null>,
  canvas: CanvasApi,
  gestures: GestureStore,
): void {
  const stores = useStores();
  const { screenToFlowPosition, getZoom } = useReactFlow();
  useEffect(() => {
    // Browsers tell what is dragged only at the drop.
    let dragged: ComponentType | undefined;
    const point = (event: DragEvent): Point =>
      screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const aim = (target: string | null): void => {
      if (gestures.getState().target === target) return;
      const through = dragged?.label ?? '';
      const hint = target && `Drop to lead ${target.replace('..', ' → ')} through ${through}`;
      gestures.setState({ ...AT_REST, target, hint });
    };

    const catalogue = () => stores.document.getState().catalogue;

    const start = ({ target }: DragEvent): void => {
      const item = target instanceof Element ? target.closest('[data-palette-type]') : null;
      const type = item?.getAttribute('data-palette-type');
      dragged = type ? catalogue().find(type) : undefined;
    };
    const over = (event: DragEvent): void => {
      if (dragged === undefined) return;
      const inside = event.target instanceof Node && root.current?.contains(event.target) === true;
      const line = inside
        ? wireNear(wireLines(canvas.graph()), point(event), NEAR / getZoom())
        : null;
      const join = line && ({ kind: 'wire', connector: line.view.id } as const);
      aim(join && fitsJoin(catalogue(), dragged, join) ? join.connector : null);
    };
    const drop = (event: DragEvent): void => {
      const { target: connector } = gestures.getState();
      const type = dragged;
      end();
      if (connector === null || type === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const join = { kind: 'wire', connector } as const;
      addTo(stores, canvas, { at: point(event), exact: true, join }, type);
    };
    function end(): void {
      aim(null);
      dragged = undefined;
    }

    const controller = new AbortController();
    const options = { capture: true, signal: controller.signal };
    window.addEventListener('dragstart', start, options);
    window.addEventListener('dragover', over, options);
    window.addEventListener('drop', drop, options);
    window.addEventListener('dragend', end, options);
    return () => controller.abort();
  }, [root, canvas, gestures, stores, screenToFlowPosition, getZoom]);
}
