import { type Selection, spanText } from '../draw/drawCursor.ts';
import { type Box, boxOfScene, type PlotScene, type Zoom } from '../draw/plotScene.ts';
import { panX, panY, type Sides } from '../draw/plotZoom.ts';
import { partOf } from '../draw/range.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Part of the picture: what lies between the axes, or the strip of an axis. */
export type Part = 'inside' | 'x' | 'left' | 'right';

/** Movements shorter than this, in pixels, are clicks. */
export const LEAST_DRAG = 5;

/** Where a pixel lies between the axes, 0 at the left. */
export const across = (box: Box, x: number) => clamped((x - box.left) / box.width);
/** Where a pixel lies between the axes, 0 at the bottom. */
export const up = (box: Box, y: number) => clamped(1 - (y - box.top) / box.height);
const clamped = (position: number) => Math.min(1, Math.max(0, position));

export function partAt(scene: PlotScene, { x, y }: Point): Part {
  const box = boxOfScene(scene);
  if (y > box.top + box.height) return 'x';
  if (x < box.left) return 'left';
  if (x > box.left + box.width) return scene.right === null ? 'inside' : 'right';
  return 'inside';
}

/** The axes that a part stands for: its own, or both. */
export function sidesOf(part: Part): Sides {
  return part === 'left' || part === 'right' ? [part] : ['left', 'right'];
}

/** Moving the picture with the pointer: along one axis, or along both where values are zoomed. */
export function moved(scene: PlotScene, part: Part, from: Point, to: Point): Partial<Zoom> {
  const box = boxOfScene(scene);
  const x = panX(scene, (from.x - to.x) / box.width);
  const by = (to.y - from.y) / box.height;
  if (part === 'x') return x;
  if (part !== 'inside') return panY(scene, by, sidesOf(part));
  const zoomedSides = sidesOf(part).filter((side) => scene[side]?.isZoomed ?? false);
  return { ...x, ...panY(scene, by, zoomedSides) };
}

/** The rectangle of a drag so far, and what it spans; null while it is but a click. */
export function selectionOf(
  scene: PlotScene,
  kind: 'x' | 'y',
  from: Point,
  to: Point,
): Selection | null {
  const box = boxOfScene(scene);
  if (kind === 'x') {
    if (Math.abs(to.x - from.x) < LEAST_DRAG) return null;
    const [a, b] = [across(box, from.x), across(box, to.x)].toSorted((m, n) => m - n);
    const { min, max } = partOf(scene.x.range, a ?? 0, b ?? 1);
    return {
      left: box.left + (a ?? 0) * box.width,
      top: box.top,
      width: ((b ?? 1) - (a ?? 0)) * box.width,
      height: box.height,
      text: scene.x.field === null ? `${Math.round(max - min)} steps` : spanText(min, max),
    };
  }
  if (Math.abs(to.y - from.y) < LEAST_DRAG) return null;
  const [a, b] = [up(box, from.y), up(box, to.y)].toSorted((m, n) => m - n);
  const { min, max } = partOf(scene.left.range, a ?? 0, b ?? 1, scene.left.log);
  return {
    left: box.left,
    top: box.top + (1 - (b ?? 1)) * box.height,
    width: box.width,
    height: ((b ?? 1) - (a ?? 0)) * box.height,
    text: spanText(min, max),
  };
}
