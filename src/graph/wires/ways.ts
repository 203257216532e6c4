import type { Effort } from '../../base/effort.ts';
import { type GridIndex, grown, touches } from '../../base/gridIndex.ts';
import type { Box, LaneRequest } from './lanes.ts';
import { Heap } from '../../base/heap.ts';
import { STUB, type Point } from './wirePath.ts';

/** Distances from what is passed at which a way may run, so that several can run side by side. */
const CLEAR = [10, 20, 30] as const;
/** No way comes nearer to a card than this. */
const TOUCH = 3;
/** A corner is worth a detour of so much, and to run along another way one of so many times its length. */
const CORNER = 48;
const SHARED = 3;
/** Ways side by side are so far apart at least. */
const PITCH = 8;
/** How far around the two ends is looked, first and then. */
const WINDOWS = [120, 480, 1600] as const;
/** Most boxes that a search looks at, and most places that it tries. */
const MOST = { boxes: 160, tries: 60_000 };
/** To try a place is as much work as so many looks. */
const TRY = 16;

/**
 * Finds ways of upright and level pieces for wires, in the gaps between boxes. Later ones run beside those
 * that were noted.
 */
export class Ways {
  readonly #effort: Effort;
  readonly #taken: Box[] = [];

  constructor(effort: Effort) {
    this.#effort = effort;
  }

  /** A way that runs behind no box; null: there is none near, or too many were looked for. */
  find({ source, target }: LaneRequest, boxes: GridIndex<Box>): readonly Point[] | null {
    for (const window of WINDOWS) {
      if (this.#effort.isSpent) return null;
      const found = this.#search(source, target, window, boxes);
      if (found !== null) return found;
    }
    return null;
  }

  /** Remembers where a wire runs. */
  note(pieces: readonly Box[]): void {
    this.#taken.push(...pieces);
  }

  #search(
    source: Point,
    target: Point,
    window: number,
    all: GridIndex<Box>,
  ): readonly Point[] | null {
    const around = grown(
      {
        x: Math.min(source.x, target.x),
        y: Math.min(source.y, target.y),
        width: Math.abs(source.x - target.x),
        height: Math.abs(source.y - target.y),
      },
      window,
    );
    const boxes = all.in(around);
    if (boxes.length > MOST.boxes) return null;
    const walls = boxes.map((box) => grown(box, TOUCH));
    const start = { x: source.x + stubLength(source, 1, walls), y: source.y };
    const end = { x: target.x - stubLength(target, -1, walls), y: target.y };
    const near = this.#taken.filter((piece) => touches(piece, around));
    this.#effort.spend(boxes.length + this.#taken.length);
    const way = shortest(start, end, { around, boxes, walls, near, effort: this.#effort });
    return way && straightened([source, ...way, target]);
  }
}

/** The upright and level pieces of a way. Curves are left out: nothing runs beside them for long. */
export function piecesOf(points: readonly Point[]): readonly Box[] {
  return points.flatMap((b, i) => {
    const a = points[i - 1];
    if (a === undefined || (a.x !== b.x && a.y !== b.y)) return [];
    const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
    return [{ x, y, width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }];
  });
}

/** How far a wire may go straight out of a port before it turns. */
function stubLength({ x, y }: Point, side: 1 | -1, walls: readonly Box[]): number {
  let free = 2 * STUB;
  for (const wall of walls) {
    if (y < wall.y || y > wall.y + wall.height) continue;
    const gap = side > 0 ? wall.x - x : x - (wall.x + wall.width);
    if (gap > 0) free = Math.min(free, gap);
  }
  return Math.max(TOUCH + 1, free / 2);
}

interface Field {
  readonly around: Box;
  readonly boxes: readonly Box[];
  readonly walls: readonly Box[];
  /** Pieces of other ways. */
  readonly near: readonly Box[];
  readonly effort: Effort;
}

/** Lines on which a way may run, in order, each once. */
function lines(values: readonly number[], from: number, to: number): number[] {
  const inside = values.filter((value) => value >= from && value <= to);
  return [...new Set(inside)].toSorted((a, b) => a - b);
}

/** The cheapest way from one place to another on the lines beside boxes (A*). */
function shortest(start: Point, end: Point, field: Field): readonly Point[] | null {
  const { around, boxes } = field;
  const xs = lines(
    [start.x, end.x, ...boxes.flatMap((b) => CLEAR.flatMap((c) => [b.x - c, b.x + b.width + c]))],
    around.x,
    around.x + around.width,
  );
  const ys = lines(
    [start.y, end.y, ...boxes.flatMap((b) => CLEAR.flatMap((c) => [b.y - c, b.y + b.height + c]))],
    around.y,
    around.y + around.height,
  );
  const cost = costs(xs, ys, field);
  const [columns, rows] = [xs.length, ys.length];
  field.effort.spend(columns * rows);
  const [sx, sy] = [xs.indexOf(start.x), ys.indexOf(start.y)];
  const [ex, ey] = [xs.indexOf(end.x), ys.indexOf(end.y)];
  if (sx < 0 || sy < 0 || ex < 0 || ey < 0) return null;
  // A state is a place and the direction in which it was come to: 0 level, 1 upright.
  const state = (x: number, y: number, upright: number) => (y * columns + x) * 2 + upright;
  const best = new Float64Array(columns * rows * 2).fill(Infinity);
  const from = new Int32Array(columns * rows * 2).fill(-1);
  const rest = (x: number, y: number) =>
    Math.abs((xs[x] as number) - end.x) + Math.abs((ys[y] as number) - end.y);
  const open = new Heap<number>();
  const first = state(sx, sy, 0);
  best[first] = 0;
  open.push(first, rest(sx, sy));
  const done = new Uint8Array(columns * rows * 2);
  for (let tries = 0; tries < MOST.tries && field.effort.spend(TRY); tries++) {
    const at = open.pop();
    if (at === undefined) return null;
    if (done[at] === 1) continue;
    done[at] = 1;
    const upright = at & 1;
    const x = (at >> 1) % columns;
    const y = Math.floor((at >> 1) / columns);
    // A way comes in from the left.
    if (x === ex && y === ey && upright === 0) return traced(at, from, xs, ys, columns);
    for (const [dx, dy] of STEPS) {
      const [nx, ny] = [x + dx, y + dy];
      if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue;
      const step = dx === 0 ? cost.upright(x, Math.min(y, ny)) : cost.level(Math.min(x, nx), y);
      if (step === Infinity) continue;
      const turned = dx === 0 ? 1 : 0;
      // Back on itself is no way: it leaves its start to the right and comes to its end from the left.
      if (dx < 0 && at === first) continue;
      if (dx < 0 && nx === ex && ny === ey) continue;
      const next = state(nx, ny, turned);
      const sum = (best[at] as number) + step + (turned === upright ? 0 : CORNER);
      if (sum >= (best[next] as number)) continue;
      best[next] = sum;
      from[next] = at;
      open.push(next, sum + rest(nx, ny));
    }
  }
  return null;
}

const STEPS = [
  [1, 0],
  [0, 1],
  [0, -1],
  [-1, 0],
] as const;

/** What a step from one line to the next costs; infinite where a wall is in the way. Each worked out once. */
function costs(xs: readonly number[], ys: readonly number[], { walls, near, effort }: Field) {
  const level = new Float64Array(xs.length * ys.length).fill(-1);
  const upright = new Float64Array(xs.length * ys.length).fill(-1);
  const rows = ys.map((): Along | null => null);
  const columns = xs.map((): Along | null => null);
  const pieces = {
    level: near.filter((piece) => piece.width > piece.height),
    upright: near.filter((piece) => piece.width <= piece.height),
  };
  const costOf = ({ walls: shut, ways }: Along, from: number, to: number): number => {
    effort.spend(shut.length + ways.length);
    if (shut.some(([start, end]) => start <= to && from <= end)) return Infinity;
    const length = to - from;
    const isBeside = ways.some(([start, end]) => start < to && from < end);
    return isBeside ? length * SHARED + PITCH : length;
  };
  return {
    level(x: number, y: number): number {
      const at = y * xs.length + x;
      if (level[at] === -1) {
        const row = (rows[y] ??= alongRow(ys[y] as number, walls, pieces.level));
        level[at] = costOf(row, xs[x] as number, xs[x + 1] as number);
      }
      return level[at] as number;
    },
    upright(x: number, y: number): number {
      const at = y * xs.length + x;
      if (upright[at] === -1) {
        const column = (columns[x] ??= alongColumn(xs[x] as number, walls, pieces.upright));
        upright[at] = costOf(column, ys[y] as number, ys[y + 1] as number);
      }
      return upright[at] as number;
    },
  };
}

type Stretch = readonly [from: number, to: number];

/** What stands on a line, and which ways run along it, so near that both would look like one. */
interface Along {
  readonly walls: readonly Stretch[];
  readonly ways: readonly Stretch[];
}

function alongRow(at: number, walls: readonly Box[], level: readonly Box[]): Along {
  const stretch = ({ x, width }: Box): Stretch => [x, x + width];
  return {
    walls: walls.filter(({ y, height }) => y <= at && at <= y + height).map(stretch),
    ways: joined(level.filter(({ y }) => Math.abs(y - at) < PITCH).map(stretch)),
  };
}

function alongColumn(at: number, walls: readonly Box[], upright: readonly Box[]): Along {
  const stretch = ({ y, height }: Box): Stretch => [y, y + height];
  return {
    walls: walls.filter(({ x, width }) => x <= at && at <= x + width).map(stretch),
    ways: joined(upright.filter(({ x }) => Math.abs(x - at) < PITCH).map(stretch)),
  };
}

/** Stretches that touch as one: where many ways run, few are left to look at. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const [from, to] of stretches.toSorted(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last === undefined || from > last[1]) all.push([from, to]);
    else if (to > last[1]) all[all.length - 1] = [last[0], to];
  }
  return all;
}

function traced(
  end: number,
  from: Int32Array,
  xs: readonly number[],
  ys: readonly number[],
  columns: number,
): readonly Point[] {
  const points: Point[] = [];
  for (let at = end; at >= 0; at = from[at] as number) {
    const place = at >> 1;
    points.unshift({
      x: xs[place % columns] as number,
      y: ys[Math.floor(place / columns)] as number,
    });
  }
  return points;
}

/** Without the points at which nothing turns. */
function straightened(points: readonly Point[]): readonly Point[] {
  return points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (before === undefined || after === undefined) return true;
    const isLevel = before.y === point.y && point.y === after.y;
    return !isLevel && !(before.x === point.x && point.x === after.x);
  });
}
