import { useEffect, useRef, useState, type PointerEvent } from 'react';

export interface EdgeDrag {
  readonly axis: 'x' | 'y';
  /** 1 when the part grows with the coordinate, else -1. */
  readonly sign: 1 | -1;
  /** The size as it is. */
  readonly size: number;
  readonly onChange: (size: number) => void;
  /** Restores the size of before a drag that was broken off. */
  readonly onBreak: () => void;
}

/** The one drag that goes on, by the finger or the button that began it. */
interface Held {
  readonly pointer: number;
  readonly at: number;
  readonly size: number;
  readonly putBack: () => void;
}

/**
 * Dragging the border of a part of the screen. A drag without a proper end (cancelled by the system, a
 * second finger, Escape, focus lost, a context menu) puts the part back to the size that it had.
 */
export function useEdgeDrag({ axis, sign, size, onChange, onBreak }: EdgeDrag) {
  const held = useRef<Held | null>(null);
  const [dragging, setDragging] = useState(false);
  const place = (event: PointerEvent): number => (axis === 'x' ? event.clientX : event.clientY);

  function finish(): void {
    held.current = null;
    setDragging(false);
  }
  useEffect(() => {
    if (!dragging) return;
    function breakOff(): void {
      held.current?.putBack();
      held.current = null;
      setDragging(false);
    }
    const another = (event: Event & { readonly pointerId?: number }): void => {
      if (event.pointerId !== held.current?.pointer) breakOff();
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      breakOff();
    };
    const controller = new AbortController();
    const options = { capture: true, signal: controller.signal };
    window.addEventListener('pointerdown', another, options);
    window.addEventListener('keydown', key, options);
    window.addEventListener('blur', breakOff, options);
    window.addEventListener('contextmenu', breakOff, options);
    return () => controller.abort();
  }, [dragging]);

  return {
    dragging,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0 || !event.isPrimary) return;
        // No text is selected on the way; the focus comes all the same.
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { pointer: event.pointerId, at: place(event), size, putBack: onBreak };
        setDragging(true);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const from = held.current;
        if (from?.pointer !== event.pointerId) return;
        const by = place(event) - from.at;
        if (by !== 0) onChange(from.size + sign * by);
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        if (held.current?.pointer === event.pointerId) finish();
      },
      onPointerCancel(event: PointerEvent<HTMLElement>) {
        if (held.current?.pointer !== event.pointerId) return;
        held.current.putBack();
        finish();
      },
      onLostPointerCapture(event: PointerEvent<HTMLElement>) {
        if (held.current?.pointer !== event.pointerId) return;
        held.current.putBack();
        finish();
      },
    },
  };
}
