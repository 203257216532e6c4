import type { Box } from '../wires/lanes.ts';
import type { Point } from '../wires/wirePath.ts';

export const ALIGNMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];
export type Axis = 'horizontally' | 'vertically';
export type Boxes = ReadonlyMap<string, Box>;

/** Places of boxes after they were lined up along one side, or the middle, of the box around all. */
export function aligned(boxes: Boxes, how: Alignment): Map<string, Point> {
  const all = [...boxes.values()];
  const upright = how === 'top' || how === 'middle' || how === 'bottom';
  const [start, length] = upright ? (['y', 'height'] as const) : (['x', 'width'] as const);
  const low = Math.min(...all.map((box) => box[start]));
  const high = Math.max(...all.map((box) => box[start] + box[length]));
  const part = how === 'left' || how === 'top' ? 0 : how === 'right' || how === 'bottom' ? 1 : 0.5;
  const at = (box: Box) => Math.round(low + (high - low - box[length]) * part);
  return places(boxes, (box) => ({ [start]: at(box) }));
}

/**
 * Places of boxes after the gaps between them were made equal, to a pixel; the first and the last one
 * stay. Fewer than three stay as they are.
 */
export function distributed(boxes: Boxes, axis: Axis): Map<string, Point> {
  const [start, length] =
    axis === 'horizontally' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const row = [...boxes].toSorted(
    ([, a], [, b]) => a[start] + a[length] / 2 - (b[start] + b[length] / 2),
  );
  const [first, last] = [row[0]?.[1], row.at(-1)?.[1]];
  if (row.length < 3 || first === undefined || last === undefined) return places(boxes, () => ({}));
  const inside = row.slice(1, -1).reduce((sum, [, box]) => sum + box[length], 0);
  const from = first[start] + first[length];
  const gap = (last[start] - from - inside) / (row.length - 1);
  const starts = new Map<Box, number>();
  let at = from + gap;
  for (const [, box] of row.slice(1, -1)) {
    starts.set(box, Math.round(at));
    at += box[length] + gap;
  }
  return places(boxes, (box) => ({ [start]: starts.get(box) ?? box[start] }));
}

function places(boxes: Boxes, change: (box: Box) => Partial<Point>): Map<string, Point> {
  return new Map([...boxes].map(([name, box]) => [name, { x: box.x, y: box.y, ...change(box) }]));
}
