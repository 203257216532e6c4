import { watchGesture } from '../../kit/watchGesture.ts';
import type { Selection } from '../draw/drawCursor.ts';
import type { PlotScene, Zoom } from '../draw/plotScene.ts';
import {
  cursorAt,
  zoomOfDoubleClick,
  zoomOfDrag,
  zoomOfPinch,
  zoomOfWheel,
} from './plotGestures.ts';
import { moved, type Part, partAt, type Point, selectionOf } from './plotParts.ts';

/** What the pointer works on. */
export interface PlotTarget {
  scene(): PlotScene | null;
  zoom(change: Partial<Zoom>): void;
  /** Where the pointer is over the plot, in pixels; null when it left. */
  hover(x: number | null, y: number): void;
  select(selection: Selection | null): void;
}

type Drag =
  | { readonly kind: 'x' | 'y'; readonly from: Point }
  | { readonly kind: 'pan'; readonly part: Part; last: Point };

/**
 * Mouse, pen and fingers on a plot: drag to zoom into a stretch (with Shift into values), Alt or the
 * middle button to move, an axis to move along it, wheel or pinch to zoom. Returns how to stop listening.
 */
export function listenToPointer(element: HTMLElement, target: PlotTarget): () => void {
  const fingers = new Map<number, Point>();
  let drag: Drag | null = null;

  function pointOf(event: MouseEvent): Point {
    const rect = element.getBoundingClientRect();
    return { x: event.clientX - rect.left, y: event.clientY - rect.top };
  }
  function stop(): void {
    drag = null;
    target.select(null);
  }
  function abandon(): void {
    fingers.clear();
    stop();
  }

  function onDown(event: PointerEvent, scene: PlotScene): void {
    if (event.button > 1) return;
    const point = pointOf(event);
    element.setPointerCapture(event.pointerId);
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, point);
      if (fingers.size > 1) {
        stop();
        return;
      }
    }
    watchGesture(event, abandon, { shared: true });
    const part = partAt(scene, point);
    const isPan = part !== 'inside' || event.altKey || event.button === 1;
    drag = isPan
      ? { kind: 'pan', part, last: point }
      : { kind: event.shiftKey ? 'y' : 'x', from: point };
    if (event.button === 1) event.preventDefault();
  }

  function onMove(event: PointerEvent, scene: PlotScene): void {
    const point = pointOf(event);
    const before = fingers.get(event.pointerId);
    if (before !== undefined && fingers.size > 1) {
      const other = [...fingers].find(([finger]) => finger !== event.pointerId)?.[1];
      if (other !== undefined) target.zoom(zoomOfPinch(scene, other, before, point));
      fingers.set(event.pointerId, point);
      return;
    }
    element.style.cursor = cursorAt(scene, point, event.altKey);
    target.hover(partAt(scene, point) === 'inside' ? point.x : null, point.y);
    if (drag?.kind === 'pan') {
      target.zoom(moved(scene, drag.part, drag.last, point));
      drag.last = point;
    } else if (drag !== null) target.select(selectionOf(scene, drag.kind, drag.from, point));
  }

  function onUp(event: PointerEvent): void {
    const scene = target.scene();
    fingers.delete(event.pointerId);
    if (scene !== null && drag !== null && drag.kind !== 'pan') {
      const zoom = zoomOfDrag(scene, drag.kind, drag.from, pointOf(event));
      if (zoom !== null) target.zoom(zoom);
    }
    stop();
  }

  function onWheel(event: WheelEvent, scene: PlotScene): void {
    event.preventDefault();
    target.zoom(zoomOfWheel(scene, pointOf(event), event));
  }

  const listening = new AbortController();
  const { signal } = listening;
  /** Before the first picture there is nothing to work on. */
  const inScene =
    <E>(act: (event: E, scene: PlotScene) => void) =>
    (event: E): void => {
      const scene = target.scene();
      if (scene !== null) act(event, scene);
    };
  element.addEventListener('pointerdown', inScene(onDown), { signal });
  element.addEventListener('pointermove', inScene(onMove), { signal });
  element.addEventListener('pointerup', onUp, { signal });
  element.addEventListener('pointerleave', () => drag === null && target.hover(null, 0), {
    signal,
  });
  element.addEventListener('wheel', inScene(onWheel), { signal, passive: false });
  element.addEventListener(
    'dblclick',
    inScene((event, scene) => target.zoom(zoomOfDoubleClick(scene, pointOf(event)))),
    { signal },
  );
  return () => listening.abort();
}
