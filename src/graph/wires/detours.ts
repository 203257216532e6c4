import { type Effort, NO_LIMIT } from '../../base/effort.ts';
import { boundsOf, type GridIndex, grown, type Rect } from '../../base/gridIndex.ts';
import type { Work } from '../../base/work.ts';
import type { Box, LaneRequest } from './lanes.ts';
import { Looks, Row } from './steps.ts';
import { FORWARD, runsBack, type Point, wirePoints, type WireRoute } from './wirePath.ts';

/** A stretch at one height, past components that stand between the two ends of a wire. */
export interface Detour {
  readonly y: number;
  /** Where the stretch begins and ends. */
  readonly enter: number;
  readonly leave: number;
}

/** Air between a wire and the components that it passes. */
const CLEAR = 10;
/** Distance of stretches side by side. */
const PITCH = 8;
/** Room before and after the stretch, for the curves that lead to it. */
const RAMP = 48;
/** Farther out of its way than this no wire is led: it would be harder to follow than one behind a component. */
const FARTHEST = 480;
/** Height of the bands in which detours are looked for. */
const BAND = FARTHEST + PITCH;
/** To lay a curve out in pieces, and to find a box or a stretch, is as much work as so many looks. */
const LAY = 40;
const FIND = 4;
/** How far within its own components a wire may run. */
const GRAZED = 2;

/** What was found out of the wires that run from left to right. */
export interface Detours {
  readonly found: ReadonlyMap<string, Detour>;
  /** Those that run behind nothing as they are. */
  readonly clear: ReadonlySet<string>;
}

/**
 * Leads wires that would run behind other components around them, each stretch at a height of its own.
 *
 * @param boxes finds the boxes of all components by place
 * @param effort counts the boxes and stretches that are looked at; when it is spent, the other wires run straight
 */
export function* detours(
  wires: readonly LaneRequest[],
  boxes: GridIndex<Box>,
  effort: Effort = NO_LIMIT,
  row = new Row<Passed>(),
): Work<Detours> {
  const clear = new Set<string>();
  const found = new Map<string, Detour>();
  const taken = new Heights();
  const long = wires
    .filter(({ source, target }) => !runsBack(source, target) && target.x - source.x > 2 * RAMP)
    .toSorted(
      (a, b) => a.target.x - a.source.x - (b.target.x - b.source.x) || (a.id < b.id ? -1 : 1),
    );
  row.begin(long);
  for (const wire of long) {
    if (effort.isSpent) break;
    let step = row.remembered(wire);
    if (step === null) {
      yield;
      step = row.take(wire, () => {
        const looks = new Looks(boxes);
        const result = passed(wire, looks, taken, effort);
        const strip = result === 'clear' ? [] : [grown(stripOf(wire), PITCH)];
        const left = typeof result === 'object' && result !== null ? [stretchOf(result)] : [];
        return { result, area: looks.around(...strip), left };
      });
    }
    const { result } = step;
    if (result === 'clear') clear.add(wire.id);
    else if (result !== null) {
      found.set(wire.id, result);
      taken.add(result);
    }
  }
  return { found, clear };
}

/** How a wire gets past what is in its way: nothing is; at this height; null: it does not. */
export type Passed = 'clear' | Detour | null;

function passed(wire: LaneRequest, boxes: GridIndex<Box>, taken: Heights, effort: Effort): Passed {
  const hidden = crossed(wire, FORWARD, boxes, effort);
  if (hidden.length === 0) return 'clear';
  const detour = pass(wire, hidden, boxes, taken, effort);
  if (detour === null) return null;
  const still = crossed(wire, { kind: 'around', ...detour }, boxes, effort);
  return still.length >= hidden.length ? null : detour;
}

/** Where the detour of a wire may lie. */
function stripOf({ source, target }: LaneRequest): Rect {
  const y = (source.y + target.y) / 2 - FARTHEST;
  return { x: source.x, y, width: target.x - source.x, height: 2 * FARTHEST };
}

function stretchOf({ y, enter, leave }: Detour): Rect {
  return { x: enter, y, width: leave - enter, height: 0 };
}

/** The boxes that a wire on this way runs behind; its own two it may touch. */
export function crossed(
  { source, target, sourceBox, targetBox }: LaneRequest,
  route: WireRoute,
  boxes: GridIndex<Box>,
  effort: Effort = NO_LIMIT,
): readonly Box[] {
  const isSoft = route.kind === 'forward' && target.x - source.x > 2 * RAMP;
  let near: readonly Box[] | null = null;
  if (isSoft) {
    // Such a curve stays between the heights of its ends; most have nobody else there.
    near = boxes.in(boundsOf([pointRect(source), pointRect(target)]) as Box);
    effort.spend(FIND * (1 + near.length));
    if (near.every((box) => box === sourceBox || box === targetBox)) return [];
  }
  const points = wirePoints(route, source, target);
  effort.spend(LAY);
  if (near === null) {
    const around = boundsOf(points.map(pointRect));
    near = around === null ? [] : boxes.in(around);
    effort.spend(FIND * (1 + near.length));
  }
  effort.spend(near.length * points.length);
  return near.filter((box) => {
    const isOwn = box === sourceBox || box === targetBox;
    return runThrough(points, box, isOwn ? GRAZED : 0);
  });
}

function pointRect({ x, y }: Point): Box {
  return { x, y, width: 0, height: 0 };
}

/** Whether a line runs through a box, farther in than `by`. It is asked some 100,000 times for a large graph. */
function runThrough(points: readonly Point[], box: Box, by: number): boolean {
  const left = box.x + by;
  const right = box.x + box.width - by;
  const top = box.y + by;
  const bottom = box.y + box.height - by;
  let a = points[0] as Point;
  for (let i = 1; i < points.length; i++) {
    const b = points[i] as Point;
    const [from, to] = a.x < b.x ? [a, b] : [b, a];
    if (to.x >= left && from.x <= right) {
      // Within the box's width, the heights that the piece takes.
      const slope = to.x === from.x ? 0 : (to.y - from.y) / (to.x - from.x);
      const start = left > from.x ? from.y + (left - from.x) * slope : from.y;
      const end = right < to.x ? from.y + (right - from.x) * slope : to.y;
      // An upright piece has all its heights in one place.
      const [low, high] = to.x === from.x ? [a.y, b.y] : [start, end];
      if (low < high ? low <= bottom && high >= top : high <= bottom && low >= top) return true;
    }
    a = b;
  }
  return false;
}

/** The nearest height at which everything in the way is passed. */
function pass(
  { source, target }: LaneRequest,
  hidden: readonly Box[],
  boxes: GridIndex<Box>,
  taken: Heights,
  effort: Effort,
): Detour | null {
  const enter = Math.max(source.x + RAMP, Math.min(...hidden.map(({ x }) => x)) - 8);
  const end = Math.max(...hidden.map(({ x, width }) => x + width)) + 8;
  const leave = Math.min(target.x - RAMP, end);
  if (enter >= leave) return null;
  const middle = (source.y + target.y) / 2;
  const strip = { x: enter, y: middle - FARTHEST, width: leave - enter, height: 2 * FARTHEST };
  const shut: (readonly [number, number])[] = boxes
    .in(strip)
    .map(({ y, height }) => [y - CLEAR, y + height + CLEAR] as const);
  for (const band of taken.around(middle)) {
    effort.spend(band.length);
    for (const other of band) {
      if (other.enter < leave && enter < other.leave)
        shut.push([other.y - PITCH + 0.5, other.y + PITCH - 0.5]);
    }
  }
  effort.spend(FIND * shut.length);
  const y = nearestFree(middle, shut);
  return Math.abs(y - middle) > FARTHEST ? null : { y, enter, leave };
}

/** The height nearest to `wanted` that lies in none of the stretches. Of two as near, the one named first. */
export function nearestFree(wanted: number, shut: readonly (readonly [number, number])[]): number {
  // Only the stretch of touching stretches around `wanted` counts: its two ends are free.
  let around: readonly [number, number] | null = null;
  for (const [from, to] of shut.toSorted(([a], [b]) => a - b)) {
    if (!(from < to)) continue;
    if (around !== null && from < around[1]) {
      around = [around[0], Math.max(around[1], to)];
      continue;
    }
    if (around !== null && wanted < around[1]) break;
    around = [from, to];
  }
  if (around === null || wanted <= around[0] || wanted >= around[1]) return wanted;
  const [above, below] = around;
  if (wanted - above !== below - wanted) return wanted - above < below - wanted ? above : below;
  return shut.flat().find((y) => y === above || y === below) ?? above;
}

/** Detours by height. */
class Heights {
  readonly #bands = new Map<number, Detour[]>();

  add(detour: Detour): void {
    const band = Math.floor(detour.y / BAND);
    const here = this.#bands.get(band);
    if (here === undefined) this.#bands.set(band, [detour]);
    else here.push(detour);
  }

  /** The bands with all that a detour from this height may come near. */
  around(y: number): readonly (readonly Detour[])[] {
    const middle = Math.floor(y / BAND);
    return [-1, 0, 1].map((step) => this.#bands.get(middle + step) ?? []);
  }
}
