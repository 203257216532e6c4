import { boxOfScene, type PlotScene, type Zoom } from '../draw/plotScene.ts';
import { keptX, panX, zoomX, zoomY } from '../draw/plotZoom.ts';
import { partOf } from '../draw/range.ts';
import { across, LEAST_DRAG, partAt, type Point, sidesOf, up } from './plotParts.ts';

/** What a drag from one place to another zooms into: steps, or with `y` values; null for a click. */
export function zoomOfDrag(
  scene: PlotScene,
  kind: 'x' | 'y',
  from: Point,
  to: Point,
): Partial<Zoom> | null {
  const box = boxOfScene(scene);
  if (Math.abs(kind === 'x' ? to.x - from.x : to.y - from.y) < LEAST_DRAG) return null;
  if (kind === 'x')
    return { x: keptX(scene, partOf(scene.x.range, across(box, from.x), across(box, to.x))) };
  const [a, b] = [up(box, from.y), up(box, to.y)];
  const { left, right } = scene;
  return {
    left: partOf(left.range, a, b, left.log),
    ...(right === null ? {} : { right: partOf(right.range, a, b, right.log) }),
  };
}

/** Two fingers of which one moves: what is between them grows or shrinks with their distance. */
export function zoomOfPinch(
  scene: PlotScene,
  other: Point,
  before: Point,
  now: Point,
): Partial<Zoom> {
  const box = boxOfScene(scene);
  const apart = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y);
  const factor = apart(before) / Math.max(1, apart(now));
  return zoomX(scene, factor, ((now.x + other.x) / 2 - box.left) / box.width);
}

/** A wheel zooms steps, over an axis of values or with Shift values; sideways it moves. */
export function zoomOfWheel(scene: PlotScene, point: Point, event: WheelEvent): Partial<Zoom> {
  const box = boxOfScene(scene);
  const part = partAt(scene, point);
  const [dx, dy] = wheelOf(event);
  if (part === 'inside' && !event.shiftKey && Math.abs(dx) > Math.abs(dy))
    return panX(scene, dx / box.width);
  const factor = Math.exp(Math.max(-1, Math.min(1, (dy || dx) * 0.002)));
  const isValues = part === 'left' || part === 'right' || (part === 'inside' && event.shiftKey);
  return isValues
    ? zoomY(scene, factor, up(box, point.y), sidesOf(part))
    : zoomX(scene, factor, across(box, point.x));
}

/** Wheel movement in pixels, whatever unit the device tells. */
function wheelOf(event: WheelEvent): readonly [number, number] {
  const unit = event.deltaMode === 1 ? 30 : event.deltaMode === 2 ? 300 : 1;
  return [event.deltaX * unit, event.deltaY * unit];
}

/** A double click shows everything again, over an axis everything of that axis. */
export function zoomOfDoubleClick(scene: PlotScene, point: Point): Partial<Zoom> {
  const part = partAt(scene, point);
  return part === 'inside' ? { x: null, left: null, right: null } : { [part]: null };
}

/** The pointer's look at a place. */
export function cursorAt(scene: PlotScene, point: Point, alt: boolean): string {
  const part = partAt(scene, point);
  if (part === 'x') return 'ew-resize';
  if (part !== 'inside') return 'ns-resize';
  return alt ? 'grab' : 'crosshair';
}
