import { useEffect, type KeyboardEvent, type RefObject } from 'react';
import type { PlaneView } from './usePlane.ts';

const STEP = 40;
const CLOSER = 1.2;
/** How much a turn of the wheel brings one closer: a notch of 100 by a sixth. */
const WHEEL = 650;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Mouse, fingers and wheel on a stage. A wheel alone moves the view only where the stage has the window to
 * itself: in another page it turns that page, and with Ctrl or Command (or a pinch) it zooms in both.
 */
export function usePlaneHands(
  root: RefObject<HTMLElement | null>,
  view: PlaneView,
  isEmbedded: boolean,
): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const held = new Map<number, Point>();
    const stop = new AbortController();
    const { signal } = stop;
    const inside = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };

    function onDown(event: PointerEvent): void {
      const isOnControl = event.target instanceof Element && event.target.closest('button, a');
      if (event.button > 1 || isOnControl) return;
      held.set(event.pointerId, inside(event));
      element?.setPointerCapture(event.pointerId);
    }
    function onMove(event: PointerEvent): void {
      const before = held.get(event.pointerId);
      if (before === undefined) return;
      const at = inside(event);
      held.set(event.pointerId, at);
      const [other] = [...held].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
      if (other === undefined) view.panBy(at.x - before.x, at.y - before.y);
      else pinch(before, at, other);
    }
    function pinch(before: Point, at: Point, other: Point): void {
      const far = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y);
      view.panBy((at.x - before.x) / 2, (at.y - before.y) / 2);
      const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
      if (far(before) > 0) view.zoomBy(far(at) / far(before), middle);
    }
    const onUp = ({ pointerId }: PointerEvent): void => void held.delete(pointerId);
    function onWheel(event: WheelEvent): void {
      const zooms = event.ctrlKey || event.metaKey;
      if (!zooms && isEmbedded) return;
      event.preventDefault();
      if (zooms) view.zoomBy(Math.exp(-event.deltaY / WHEEL), inside(event));
      else view.panBy(-event.deltaX, -event.deltaY);
    }
    element.addEventListener('pointerdown', onDown, { signal });
    element.addEventListener('pointermove', onMove, { signal });
    element.addEventListener('pointerup', onUp, { signal });
    element.addEventListener('pointercancel', onUp, { signal });
    element.addEventListener('wheel', onWheel, { signal, passive: false });
    return () => stop.abort();
  }, [root, view, isEmbedded]);
}

const KEYS: Readonly<Record<string, (view: PlaneView) => void>> = {
  ArrowLeft: (view) => view.panBy(STEP, 0),
  ArrowRight: (view) => view.panBy(-STEP, 0),
  ArrowUp: (view) => view.panBy(0, STEP),
  ArrowDown: (view) => view.panBy(0, -STEP),
  '+': (view) => view.zoomBy(CLOSER),
  '=': (view) => view.zoomBy(CLOSER),
  '-': (view) => view.zoomBy(1 / CLOSER),
  '0': (view) => view.fit(),
  f: (view) => view.fit(),
};

/** The keys of a stage that has the focus: they move the view and nothing else. */
export function onStageKey(event: KeyboardEvent, view: PlaneView): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget)
    return;
  const act = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
  if (act === undefined) return;
  event.preventDefault();
  act(view);
}
