import { watchGesture } from '../../kit/watchGesture.ts';
import type { Selection } from '../draw/drawCursor.ts';
import { boxOfScene, type PlotScene, type Zoom } from '../draw/plotScene.ts';
import { keptX, panX, zoomX, zoomY } from '../draw/plotZoom.ts';
import { partOf } from '../draw/range.ts';
import {
  across,
  LEAST_DRAG,
  moved,
  type Part,
  partAt,
  type Point,
  selectionOf,
  sidesOf,
  up,
} from './plotParts.ts';

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

  function pointOf(event: PointerEvent | WheelEvent): Point {
    const rect = element.getBoundingClientRect();
    return { x: event.clientX - rect.left, y: event.clientY - rect.top };
  }

  function onDown(event: PointerEvent): void {
    const scene = target.scene();
    if (scene === null || event.button > 1) return;
    const point = pointOf(event);
    element.setPointerCapture(event.pointerId);
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, point);
      if (fingers.size > 1) {
        drag = null;
        target.select(null);
        return;
      }
    }
    watchGesture(
      event,
      () => {
        fingers.clear();
        stop();
      },
      { shared: true },
    );
    const part = partAt(scene, point);
    const isPan = part !== 'inside' || event.altKey || event.button === 1;
    drag = isPan
      ? { kind: 'pan', part, last: point }
      : { kind: event.shiftKey ? 'y' : 'x', from: point };
    if (event.button === 1) event.preventDefault();
  }

  function onMove(event: PointerEvent): void {
    const scene = target.scene();
    if (scene === null) return;
    const point = pointOf(event);
    const before = fingers.get(event.pointerId);
    if (before !== undefined && fingers.size > 1) {
      pinch(scene, event.pointerId, before, point);
      fingers.set(event.pointerId, point);
      return;
    }
    element.style.cursor = cursorAt(scene, point, event.altKey);
    target.hover(partAt(scene, point) === 'inside' ? point.x : null, point.y);
    if (drag === null) return;
    if (drag.kind === 'pan') {
      target.zoom(moved(scene, drag.part, drag.last, point));
      drag.last = point;
    } else target.select(selectionOf(scene, drag.kind, drag.from, point));
  }

  function pinch(scene: PlotScene, id: number, before: Point, now: Point): void {
    const other = [...fingers].find(([finger]) => finger !== id)?.[1];
    if (other === undefined) return;
    const box = boxOfScene(scene);
    const apart = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y);
    const factor = apart(before) / Math.max(1, apart(now));
    target.zoom(zoomX(scene, factor, ((now.x + other.x) / 2 - box.left) / box.width));
  }

  function onUp(event: PointerEvent): void {
    const scene = target.scene();
    fingers.delete(event.pointerId);
    if (scene !== null && drag !== null && drag.kind !== 'pan')
      zoomInto(scene, drag.kind, drag.from, pointOf(event));
    stop();
  }

  function zoomInto(scene: PlotScene, kind: 'x' | 'y', from: Point, to: Point): void {
    const box = boxOfScene(scene);
    if (kind === 'x' && Math.abs(to.x - from.x) >= LEAST_DRAG) {
      const part = partOf(scene.x.range, across(box, from.x), across(box, to.x));
      target.zoom({ x: keptX(scene, part) });
    }
    if (kind === 'y' && Math.abs(to.y - from.y) >= LEAST_DRAG) {
      const [a, b] = [up(box, from.y), up(box, to.y)];
      const { left, right } = scene;
      target.zoom({
        left: partOf(left.range, a, b, left.log),
        ...(right === null ? {} : { right: partOf(right.range, a, b, right.log) }),
      });
    }
  }

  function stop(): void {
    drag = null;
    target.select(null);
  }

  function onLeave(): void {
    if (drag === null) target.hover(null, 0);
  }

  function onWheel(event: WheelEvent): void {
    const scene = target.scene();
    if (scene === null) return;
    event.preventDefault();
    const point = pointOf(event);
    const box = boxOfScene(scene);
    const part = partAt(scene, point);
    const [dx, dy] = wheelOf(event);
    if (part === 'inside' && !event.shiftKey && Math.abs(dx) > Math.abs(dy)) {
      target.zoom(panX(scene, dx / box.width));
      return;
    }
    const factor = Math.exp(Math.max(-1, Math.min(1, (dy || dx) * 0.002)));
    const isValues = part === 'left' || part === 'right' || (part === 'inside' && event.shiftKey);
    if (isValues) target.zoom(zoomY(scene, factor, up(box, point.y), sidesOf(part)));
    else target.zoom(zoomX(scene, factor, across(box, point.x)));
  }

  function onDouble(event: MouseEvent): void {
    const scene = target.scene();
    if (scene === null) return;
    const rect = element.getBoundingClientRect();
    const point = { x: event.clientX - rect.left, y: event.clientY - rect.top };
    const part = partAt(scene, point);
    if (part === 'inside') target.zoom({ x: null, left: null, right: null });
    else target.zoom({ [part]: null });
  }

  element.addEventListener('pointerdown', onDown);
  element.addEventListener('pointermove', onMove);
  element.addEventListener('pointerup', onUp);
  element.addEventListener('pointerleave', onLeave);
  element.addEventListener('wheel', onWheel, { passive: false });
  element.addEventListener('dblclick', onDouble);
  return () => {
    element.removeEventListener('pointerdown', onDown);
    element.removeEventListener('pointermove', onMove);
    element.removeEventListener('pointerup', onUp);
    element.removeEventListener('pointerleave', onLeave);
    element.removeEventListener('wheel', onWheel);
    element.removeEventListener('dblclick', onDouble);
  };
}

function cursorAt(scene: PlotScene, point: Point, alt: boolean): string {
  const part = partAt(scene, point);
  if (part === 'x') return 'ew-resize';
  if (part !== 'inside') return 'ns-resize';
  return alt ? 'grab' : 'crosshair';
}

/** Wheel movement in pixels, whatever unit the device tells. */
function wheelOf(event: WheelEvent): readonly [number, number] {
  const unit = event.deltaMode === 1 ? 30 : event.deltaMode === 2 ? 300 : 1;
  return [event.deltaX * unit, event.deltaY * unit];
}
