import { type Effort, NO_LIMIT } from '../../base/effort.ts';
import type { Rect } from '../../base/gridIndex.ts';
import type { Work } from '../../base/work.ts';
import { Row } from './steps.ts';
import { runsBack, STUB, type Point } from './wirePath.ts';

export type Box = Rect;

export interface LaneRequest {
  readonly id: string;
  readonly source: Point;
  readonly target: Point;
  readonly sourceBox: Box;
  readonly targetBox: Box;
}

export interface Lane {
  /** Height at which the wire runs back. */
  readonly y: number;
  readonly side: 'above' | 'below';
  /** How much further out than the first wire its upright pieces stand. */
  readonly shift: number;
}

const CLEAR = 20;
const PITCH = 10;

/**
 * Gives each wire that runs back a height above or below every component it would cross, whichever
 * is the shorter way, each a little further out than the one before, so that loops can be told
 * apart. Wires that run forward get no lane, nor those that are left when the effort is spent.
 */
export function* feedbackLanes(
  wires: readonly LaneRequest[],
  boxes: readonly Box[],
  effort: Effort = NO_LIMIT,
  row = new Row<Lane>(),
): Work<ReadonlyMap<string, Lane>> {
  const lanes = new Map<string, Lane>();
  const taken: Taken[] = [];
  // Short loops first: they lie inside the long ones.
  const back = wires
    .filter((wire) => runsBack(wire.source, wire.target))
    .toSorted((a, b) => span(a) - span(b) || (a.id < b.id ? -1 : 1));
  row.begin(back);
  let walls: Walls | null = null;
  for (const wire of back) {
    const cost = boxes.length + taken.length;
    let step = row.remembered(wire);
    if (step !== null) effort.remember(cost);
    else {
      if (!effort.spend(cost)) break;
      yield;
      walls ??= {
        fromTop: boxes.toSorted((a, b) => a.y - b.y),
        fromBottom: boxes.toSorted((a, b) => b.y + b.height - a.y - a.height),
      };
      const all = walls;
      step = row.take(wire, () => {
        const { lane, above, below } = laneOf(wire, all, taken);
        const { from, to } = stretch(wire);
        const line = { x: from, width: to - from };
        return {
          result: lane,
          area: { ...line, y: above - CLEAR, height: below - above + 2 * CLEAR },
          // How many loops lie beside a wire counts, however far away they are.
          left: [{ ...line, y: -ANYWHERE, height: 2 * ANYWHERE }],
        };
      });
    }
    taken.push({ ...stretch(wire), lane: step.result });
    lanes.set(wire.id, step.result);
  }
  return lanes;
}

interface Taken {
  readonly from: number;
  readonly to: number;
  readonly lane: Lane;
}

interface Walls {
  readonly fromTop: readonly Box[];
  readonly fromBottom: readonly Box[];
}

/** Farther than anything is from anything. */
const ANYWHERE = 1e15;

/** From where to where a wire runs back. */
function stretch({ source, target }: LaneRequest): { readonly from: number; readonly to: number } {
  return { from: target.x - STUB, to: source.x + STUB };
}

function laneOf(
  wire: LaneRequest,
  walls: Walls,
  taken: readonly Taken[],
): { readonly lane: Lane; readonly above: number; readonly below: number } {
  const { from, to } = stretch(wire);
  const { above, below } = freeHeights(wire, walls, from, to);
  const away = (y: number) => Math.abs(y - wire.source.y) + Math.abs(y - wire.target.y);
  const side = away(above) < away(below) ? 'above' : 'below';
  const beside = taken.filter((t) => t.from < to && from < t.to && t.lane.side === side);
  const sign = side === 'above' ? -1 : 1;
  let y = side === 'above' ? above : below;
  // Outwards, from one to the next.
  const heights = beside.map(({ lane }) => lane.y).toSorted((a, b) => sign * (a - b));
  for (const other of heights) if (Math.abs(other - y) < PITCH) y = other + sign * PITCH;
  return { lane: { y, side, shift: beside.length * 6 }, above, below };
}

function span({ source, target }: LaneRequest): number {
  return source.x - target.x;
}

/** The nearest heights above and below the two ends that no component stands in the way of. */
function freeHeights(
  { sourceBox, targetBox }: LaneRequest,
  { fromTop, fromBottom }: Walls,
  from: number,
  to: number,
): { above: number; below: number } {
  let above = Math.min(sourceBox.y, targetBox.y) - CLEAR;
  let below = Math.max(sourceBox.y + sourceBox.height, targetBox.y + targetBox.height) + CLEAR;
  const isInWay = (box: Box): boolean => box.x < to && from < box.x + box.width;
  for (const box of fromTop) {
    if (!isInWay(box)) continue;
    if (box.y - CLEAR < below && below < box.y + box.height + CLEAR)
      below = box.y + box.height + CLEAR;
  }
  for (const box of fromBottom) {
    if (!isInWay(box)) continue;
    if (box.y - CLEAR < above && above < box.y + box.height + CLEAR) above = box.y - CLEAR;
  }
  return { above, below };
}
