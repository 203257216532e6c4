import { useEffect, useRef, type RefObject } from 'react';
import type { Point } from '../../../graph/wires/wirePath.ts';

/** Where the pointer is over an element, in the coordinates of the screen; null: outside it. */
export function usePointer(root: RefObject<HTMLElement | null>): RefObject<Point | null> {
  const pointer = useRef<Point | null>(null);
  useEffect(() => {
    const element = root.current;
    const move = (event: PointerEvent): void => {
      pointer.current = { x: event.clientX, y: event.clientY };
    };
    const leave = (): void => {
      pointer.current = null;
    };
    element?.addEventListener('pointermove', move, { passive: true });
    element?.addEventListener('pointerleave', leave);
    return () => {
      element?.removeEventListener('pointermove', move);
      element?.removeEventListener('pointerleave', leave);
    };
  }, [root]);
  return pointer;
}
