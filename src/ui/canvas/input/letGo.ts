/** A press on the canvas, and the finger's number where it was a finger. */
export interface CanvasPress {
  readonly target: Element;
  readonly pointerId: number;
  readonly pointerType: string;
  readonly finger: number | null;
}

/**
 * Tells React Flow and d3 that what was pressed was let go, far away from everything: they wait for a
 * release that may never come (xyflow/xyflow#5852), and frames, listeners and an unfinished wire wait with
 * them.
 */
export function letGo({ target, pointerId, pointerType, finger }: CanvasPress): void {
  const away = { clientX: -1, clientY: -1 };
  const bubbles = { bubbles: true, cancelable: true };
  if (pointerType === 'touch') {
    // Not every browser lets a page make touch events; only these fields of them are read.
    const touch = { identifier: finger, target, ...away };
    const end = Object.assign(new Event('touchend', bubbles), { changedTouches: [touch] });
    target.dispatchEvent(Object.assign(end, away));
  } else document.dispatchEvent(new MouseEvent('mouseup', { ...bubbles, ...away, view: window }));
  // The box of a selection listens to pointers.
  if (target.matches('.react-flow__pane'))
    target.dispatchEvent(
      new PointerEvent('pointerup', { ...bubbles, ...away, pointerId, pointerType, button: 0 }),
    );
}
