import type { Box } from '../wires/lanes.ts';
import { GRID } from './nodeLayout.ts';

/** A straight line in the coordinates of the model: what is being dragged lines up along it. */
export interface Guide {
  /** `gap`: one of two or more equal gaps, drawn as a distance. */
  readonly kind: 'line' | 'gap';
  /** Whether the line stands upright or lies. */
  readonly upright: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A wire between what is being dragged and what stays: it could be straight. */
export interface LooseWire {
  /** Height of the port that moves, while it is where the pointer would have it. */
  readonly moving: number;
  readonly still: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

type Axis = 'x' | 'y';
const LENGTH = { x: 'width', y: 'height' } as const;
const other = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x');
/** Parts of a box that line up with each other: its beginning, its middle, its end. */
const PARTS = [0, 0.5, 1] as const;
/** Places that differ by less than this, in units of the model, are the same to the eye. */
const SAME = 0.5;

/**
 * How what is being dragged goes to where it fits: to sides and middles of its neighbours, to gaps as
 * wide as those beside it, to where a wire becomes straight, and else to the grid.
 *
 * @param frame the box around all that is dragged, where the pointer would have it
 * @param neighbours what stays and is in view
 * @param reach how far a neighbour draws, in units of the model
 */
export function snapDrag(
  frame: Box,
  neighbours: readonly Box[],
  wires: readonly LooseWire[],
  reach: number,
): Snapped {
  const straight = wires.map(({ moving, still }) => still - moving);
  const dx = offset('x', frame, neighbours, [], reach);
  const dy = offset('y', { ...frame, x: frame.x + dx }, neighbours, straight, reach);
  const end = { ...frame, x: frame.x + dx, y: frame.y + dy };
  const lines = [...lineGuides('x', end, neighbours), ...lineGuides('y', end, neighbours)];
  const gaps = [...gapGuides('x', end, neighbours), ...gapGuides('y', end, neighbours)];
  const flat = lines.some(({ upright }) => !upright) ? [] : wireGuides(wires, dy);
  return { dx, dy, guides: [...lines, ...gaps, ...flat] };
}

/** The way along one axis: the shortest to a neighbour, or that to the grid. */
function offset(
  axis: Axis,
  frame: Box,
  neighbours: readonly Box[],
  more: readonly number[],
  reach: number,
): number {
  const at = (box: Box, part: number) => box[axis] + box[LENGTH[axis]] * part;
  let best = Infinity;
  const offer = (way: number) => {
    if (Math.abs(way) <= reach && Math.abs(way) < Math.abs(best)) best = way;
  };
  for (const box of neighbours) for (const part of PARTS) offer(at(box, part) - at(frame, part));
  for (const way of more) offer(way);
  for (const { start } of gapPlaces(axis, frame, neighbours)) offer(start - frame[axis]);
  return Number.isFinite(best) ? best : Math.round(frame[axis] / GRID) * GRID - frame[axis];
}

/** Lines along sides that agree; along the middle only where no side does. */
function lineGuides(axis: Axis, frame: Box, neighbours: readonly Box[]): Guide[] {
  const at = (box: Box, part: number) => box[axis] + box[LENGTH[axis]] * part;
  const guide = (part: number): Guide[] => {
    const place = at(frame, part);
    const beside = neighbours.filter((box) => Math.abs(at(box, part) - place) < SAME);
    if (beside.length === 0) return [];
    return [
      { kind: 'line', upright: axis === 'x', at: place, ...span(other(axis), frame, beside) },
    ];
  };
  const sides = [...guide(0), ...guide(1)];
  return sides.length > 0 ? sides : guide(0.5);
}

/** From the frame to the nearest neighbour on each side of it. */
function span(axis: Axis, frame: Box, beside: readonly Box[]): { from: number; to: number } {
  const end = (box: Box) => box[axis] + box[LENGTH[axis]];
  let [from, to] = [frame[axis], end(frame)];
  const before = beside.filter((box) => box[axis] < frame[axis]);
  const after = beside.filter((box) => end(box) > end(frame));
  if (before.length > 0) from = Math.max(...before.map((box) => box[axis]));
  if (after.length > 0) to = Math.min(...after.map(end));
  return { from, to };
}

interface GapPlace {
  /** Where the frame would begin. */
  readonly start: number;
  /** The equal gaps that there would be then, as beginnings and ends. */
  readonly gaps: readonly (readonly [number, number])[];
}

/** Places in the row, or column, of neighbours around the frame at which gaps would be equal. */
function gapPlaces(axis: Axis, frame: Box, neighbours: readonly Box[]): GapPlace[] {
  const across = other(axis);
  const length = frame[LENGTH[axis]];
  const end = (box: Box) => box[axis] + box[LENGTH[axis]];
  const row = neighbours.filter(
    (box) =>
      box[across] < frame[across] + frame[LENGTH[across]] &&
      frame[across] < box[across] + box[LENGTH[across]],
  );
  const middle = frame[axis] + length / 2;
  const before = row.filter((box) => end(box) <= middle).toSorted((a, b) => end(b) - end(a));
  const after = row.filter((box) => box[axis] >= middle).toSorted((a, b) => a[axis] - b[axis]);
  const [left, farLeft] = before;
  const [right, farRight] = after;
  const places: GapPlace[] = [];
  if (left && right) {
    const gap = (right[axis] - end(left) - length) / 2;
    if (gap > 0) {
      const start = end(left) + gap;
      places.push({
        start,
        gaps: [
          [end(left), start],
          [start + length, right[axis]],
        ],
      });
    }
  }
  if (left && farLeft) {
    const gap = left[axis] - end(farLeft);
    const start = end(left) + gap;
    if (gap > 0)
      places.push({
        start,
        gaps: [
          [end(farLeft), left[axis]],
          [end(left), start],
        ],
      });
  }
  if (right && farRight) {
    const gap = farRight[axis] - end(right);
    const start = right[axis] - gap - length;
    const last = [end(right), farRight[axis]] as const;
    if (gap > 0) places.push({ start, gaps: [[start + length, right[axis]], last] });
  }
  return places;
}

function gapGuides(axis: Axis, frame: Box, neighbours: readonly Box[]): Guide[] {
  const across = other(axis);
  const at = frame[across] + frame[LENGTH[across]] / 2;
  const fits = gapPlaces(axis, frame, neighbours).filter(
    ({ start }) => Math.abs(start - frame[axis]) < SAME,
  );
  return fits.flatMap(({ gaps }) =>
    gaps.map(([from, to]): Guide => ({ kind: 'gap', upright: axis === 'y', at, from, to })),
  );
}

function wireGuides(wires: readonly LooseWire[], dy: number): Guide[] {
  return wires
    .filter(({ moving, still }) => Math.abs(moving + dy - still) < SAME)
    .map(({ still, from, to }): Guide => ({ kind: 'line', upright: false, at: still, from, to }));
}
