import { GRID } from '../../../graph/places/nodeLayout.ts';

/** Dots stand at least so far apart on the screen, in pixels. */
const CLOSEST = 12;

/** Distance of dots at a zoom, in pixels: the grid's own, or of every second, fourth, ... line of it. */
export function dotGap(zoom: number): number {
  let gap = GRID * zoom;
  while (gap < CLOSEST) gap *= 2;
  return gap;
}
