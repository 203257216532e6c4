import { useEffect, type RefObject } from 'react';
import { useReactFlow } from '@xyflow/react';
import type { CanvasApi } from '../api/CanvasApi.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { componentAt, openQuickAdd } from './quickAdds.ts';

/** Two taps this near and this soon are one double tap, in pixels and milliseconds. */
const NEAR = 24;
const SOON = 320;

/** A double press on empty canvas, by mouse or finger, opens the list of components there. */
export function usePresses(root: RefObject<HTMLElement | null>, canvas: CanvasApi): void {
  const { screenToFlowPosition } = useReactFlow();
  useEffect(() => {
    const element = root.current;
    let tap: { readonly at: Point; readonly time: number } | null = null;
    let down: Point | null = null;

    function open(event: MouseEvent): void {
      const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      // A component that is too small to be an element of the page is not empty canvas either.
      if (componentAt(canvas.graph(), at) === null) openQuickAdd(canvas, at);
    }
    const onPane = ({ target }: Event) =>
      target instanceof Element && target.matches('.react-flow__pane');
    const isNear = (a: Point | null, event: MouseEvent) =>
      a !== null && Math.hypot(a.x - event.clientX, a.y - event.clientY) < NEAR;

    const double = (event: MouseEvent): void => {
      if (onPane(event) && canvas.store.getState().quickAdd === null) open(event);
    };
    const press = (event: PointerEvent): void => {
      down = event.isPrimary && onPane(event) ? { x: event.clientX, y: event.clientY } : null;
      if (!event.isPrimary) tap = null;
    };
    // Browsers make a double click of two taps only where they would not zoom.
    const release = (event: PointerEvent): void => {
      if (event.pointerType !== 'touch' || !isNear(down, event)) return;
      const second = tap !== null && event.timeStamp - tap.time < SOON && isNear(tap.at, event);
      const at = { x: event.clientX, y: event.clientY };
      tap = second ? null : { at, time: event.timeStamp };
      if (second) open(event);
    };
    element?.addEventListener('dblclick', double);
    element?.addEventListener('pointerdown', press, true);
    element?.addEventListener('pointerup', release, true);
    return () => {
      element?.removeEventListener('dblclick', double);
      element?.removeEventListener('pointerdown', press, true);
      element?.removeEventListener('pointerup', release, true);
    };
  }, [root, canvas, screenToFlowPosition]);
}
