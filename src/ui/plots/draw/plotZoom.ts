import type { PlotScene, Zoom } from './plotScene.ts';
import { covers, halfWidth, heldIn, panned, type Range, zoomed } from './range.ts';

/** Steps that show at least. */
const FEWEST_STEPS = 2;

/** A horizontal range as it is kept: inside of what there is, and null when it shows all of it. */
export function keptX({ x }: PlotScene, range: Range): Range | null {
  const half = halfWidth(x.whole);
  const least = x.field === null ? Math.min(FEWEST_STEPS, half * 2) : half * 2e-6;
  const held = heldIn(range, x.whole, least);
  return covers(held, x.whole) ? null : held;
}

/** Zooms along the horizontal axis about a position (0 to 1). */
export function zoomX(scene: PlotScene, factor: number, position: number): Partial<Zoom> {
  return { x: keptX(scene, zoomed(scene.x.range, factor, position)) };
}

export function panX(scene: PlotScene, share: number): Partial<Zoom> {
  return { x: keptX(scene, panned(scene.x.range, share)) };
}

export type Sides = readonly ('left' | 'right')[];

/** The same change of the axes of both sides, or of one. */
function onSides(
  scene: PlotScene,
  sides: Sides,
  change: (range: Range, log: boolean) => Range,
): Partial<Zoom> {
  const entries = sides.flatMap((side) => {
    const axis = scene[side];
    if (axis === null) return [];
    const range = change(axis.range, axis.log);
    // Beyond what numbers can tell apart there is nothing to see.
    const isGood = range.min < range.max && Number.isFinite(halfWidth(range));
    return isGood ? [[side, range] as const] : [];
  });
  return Object.fromEntries(entries);
}

const BOTH: Sides = ['left', 'right'];

/** Zooms along the values about a position, 0 at the bottom. */
export function zoomY(
  scene: PlotScene,
  factor: number,
  position: number,
  sides: Sides = BOTH,
): Partial<Zoom> {
  return onSides(scene, sides, (range, log) => zoomed(range, factor, position, log));
}

export function panY(scene: PlotScene, share: number, sides: Sides = BOTH): Partial<Zoom> {
  return onSides(scene, sides, (range, log) => panned(range, share, log));
}
