import type { Rect } from '../../base/gridIndex.ts';

/** Where a wire runs: pure geometry in canvas coordinates, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What takes a path piece by piece: a picture's context, a `Path2D`, or one of the two below. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
}

/** The way of a wire between its two ends. */
export type WireRoute =
  /** A soft S from left to right. */
  | { readonly kind: 'forward' }
  /** From left to right, at the height `y` between `enter` and `leave`, past what stands in the way. */
  | { readonly kind: 'around'; readonly y: number; readonly enter: number; readonly leave: number }
  /** Out to the right, back at the height `y`, and in from the left. */
  | { readonly kind: 'back'; readonly y: number; readonly shift: number }
  /** From corner to corner; the first and the last are the two ends. */
  | { readonly kind: 'way'; readonly corners: readonly Point[] };

export const FORWARD: WireRoute = { kind: 'forward' };

/** A wire runs back when its target is not at least this far right of its source. */
const AHEAD = 24;
/** Length of the straight pieces next to ports of a wire that runs back. */
export const STUB = 20;
const CORNER = 12;
/** The arrow's tip stays off the port's dot. */
const TIP = 7;
/** Where along an S the stretch begins and ends in which it may cross others and be told apart. */
const FREE = 0.14;

export function runsBack(source: Point, target: Point): boolean {
  return target.x - source.x < AHEAD;
}

/** The two control points of an S. */
function controls(from: Point, to: Point, most = 160): readonly [Point, Point] {
  const reach = Math.max(28, Math.min((to.x - from.x) / 2, most));
  return [
    { x: from.x + reach, y: from.y },
    { x: to.x - reach, y: to.y },
  ];
}

function curveTo(sink: PathSink, from: Point, to: Point, most?: number): void {
  const [a, b] = controls(from, to, most);
  sink.bezierCurveTo(a.x, a.y, b.x, b.y, to.x, to.y);
}

function between(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

/** The second part of a curve, from `part` of the way on. */
function rest(curve: readonly Point[], part: number): readonly Point[] {
  const tail: Point[] = [];
  let points = curve;
  while (points.length > 0) {
    tail.unshift(points.at(-1) as Point);
    points = points.slice(1).map((point, i) => between(points[i] as Point, point, part));
  }
  return tail;
}

/** The corners of a wire that runs back. */
function corners(source: Point, target: Point, y: number, shift: number): readonly Point[] {
  const right = source.x + STUB + shift;
  const left = target.x - STUB - shift;
  return [
    source,
    { x: right, y: source.y },
    { x: right, y },
    { x: left, y },
    { x: left, y: target.y },
    target,
  ];
}

/** Draws the whole wire. */
export function traceWire(sink: PathSink, route: WireRoute, source: Point, target: Point): void {
  if (route.kind === 'back') {
    traceRounded(sink, corners(source, target, route.y, route.shift), CORNER);
    return;
  }
  if (route.kind === 'way') {
    traceRounded(sink, route.corners, CORNER);
    return;
  }
  sink.moveTo(source.x, source.y);
  if (route.kind === 'forward') {
    curveTo(sink, source, target);
    return;
  }
  const { y, enter, leave } = route;
  curveTo(sink, source, { x: enter, y }, Infinity);
  sink.lineTo(leave, y);
  curveTo(sink, { x: leave, y }, target, Infinity);
}

/**
 * Draws the stretch of a wire in which it is alone: away from ports, where wires of one output begin
 * together. Other wires are cut there, so that a crossing is seen to be none of both.
 */
export function traceStretch(sink: PathSink, route: WireRoute, source: Point, target: Point): void {
  if (route.kind === 'back') {
    const [, , a, b] = corners(source, target, route.y, route.shift) as [
      Point,
      Point,
      Point,
      Point,
    ];
    const turn = Math.sign(route.y - source.y) * CORNER;
    sink.moveTo(a.x, between(source, a, 0.3).y);
    sink.lineTo(a.x, a.y - turn);
    sink.quadraticCurveTo(a.x, a.y, a.x - CORNER, a.y);
    sink.lineTo(b.x, b.y);
    return;
  }
  if (route.kind === 'way') {
    traceRounded(sink, alone(route.corners), CORNER);
    return;
  }
  if (route.kind === 'around') {
    sink.moveTo(route.enter, route.y);
    sink.lineTo(route.leave, route.y);
    return;
  }
  const [b, c] = controls(source, target);
  const tail = rest([source, b, c, target], FREE);
  // Turned round, the same takes a piece off the other end.
  const [from, c1, c2, to] = rest(tail.toReversed(), FREE / (1 - FREE)) as [
    Point,
    Point,
    Point,
    Point,
  ];
  sink.moveTo(from.x, from.y);
  sink.bezierCurveTo(c1.x, c1.y, c2.x, c2.y, to.x, to.y);
}

/** A way without the pieces next to its ports. */
function alone(corners: readonly Point[]): readonly Point[] {
  if (corners.length < 4) return [];
  const [first, a] = corners as [Point, Point];
  const [b, last] = corners.slice(-2) as [Point, Point];
  return [towards(a, first, STUB / 2), ...corners.slice(1, -1), towards(b, last, STUB / 2)];
}

/** Draws the arrow head before the target's port. */
export function traceHead(sink: PathSink, { x, y }: Point): void {
  sink.moveTo(x - TIP - 6, y - 4);
  sink.lineTo(x - TIP, y);
  sink.lineTo(x - TIP - 6, y + 4);
}

/** The middle of a wire. */
export function middleOf(route: WireRoute, source: Point, target: Point): Point {
  return pointOn(route, source, target, 0.5);
}

/** A point of a wire where a tag can stand: so far, from 0 to 1, along its stretch. */
export function pointOn(route: WireRoute, source: Point, target: Point, part: number): Point {
  if (route.kind === 'forward') return onCurve(source, target, part);
  if (route.kind === 'way') return onLongest(route.corners, part);
  const [enter, leave] =
    route.kind === 'around' ? [route.enter, route.leave] : [source.x, target.x];
  return { x: enter + (leave - enter) * part, y: route.y };
}

function onCurve(from: Point, to: Point, part: number): Point {
  const [b, c] = controls(from, to);
  return rest([from, b, c, to], part)[0] ?? from;
}

/** A point of the longest level piece. */
function onLongest(corners: readonly Point[], part: number): Point {
  let best = corners[0] ?? { x: 0, y: 0 };
  let longest = -1;
  corners.forEach((b, i) => {
    const a = corners[i - 1];
    if (a === undefined || a.y !== b.y || Math.abs(a.x - b.x) <= longest) return;
    longest = Math.abs(a.x - b.x);
    best = between(a, b, part);
  });
  return best;
}

/** A path along points with rounded corners. */
function traceRounded(sink: PathSink, points: readonly Point[], radius: number): void {
  points.forEach((point, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (before === undefined) sink.moveTo(point.x, point.y);
    else if (after === undefined) sink.lineTo(point.x, point.y);
    else {
      const a = towards(point, before, radius);
      const b = towards(point, after, radius);
      sink.lineTo(a.x, a.y);
      sink.quadraticCurveTo(point.x, point.y, b.x, b.y);
    }
  });
}

function towards(from: Point, to: Point, radius: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return length === 0 ? from : between(from, to, Math.min(radius, length / 2) / length);
}

/** Writes a path as SVG has it. */
export class SvgPath implements PathSink {
  text = '';

  moveTo(x: number, y: number): void {
    this.text += `M${x} ${y}`;
  }

  lineTo(x: number, y: number): void {
    this.text += `L${x} ${y}`;
  }

  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void {
    this.text += `Q${x1} ${y1} ${x} ${y}`;
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.text += `C${x1} ${y1} ${x2} ${y2} ${x} ${y}`;
  }
}

/** Pieces in which a curve becomes straight ones. */
const PIECES = 12;

/** Keeps a path as points with straight lines between them. */
class FlatPath implements PathSink {
  readonly points: Point[] = [];

  moveTo(x: number, y: number): void {
    this.points.push({ x, y });
  }

  lineTo(x: number, y: number): void {
    this.points.push({ x, y });
  }

  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void {
    const from = this.points.at(-1) ?? { x: x1, y: y1 };
    // The same curve of the third degree.
    const third = (end: number, middle: number) => end + ((middle - end) * 2) / 3;
    const [ax, ay, bx, by] = [third(from.x, x1), third(from.y, y1), third(x, x1), third(y, y1)];
    this.bezierCurveTo(ax, ay, bx, by, x, y);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const { points } = this;
    const from = points.at(-1) ?? { x: x1, y: y1 };
    for (let i = 1; i <= PIECES; i++) {
      const t = i / PIECES;
      const u = 1 - t;
      const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      points.push({
        x: a * from.x + b * x1 + c * x2 + d * x,
        y: a * from.y + b * y1 + c * y2 + d * y,
      });
    }
  }
}

/** Keeps of a path the rectangle around it. */
class BoxPath implements PathSink {
  #last: Point = { x: 0, y: 0 };
  #left = Infinity;
  #top = Infinity;
  #right = -Infinity;
  #bottom = -Infinity;

  moveTo(x: number, y: number): void {
    this.#last = { x, y };
    this.#left = Math.min(this.#left, x);
    this.#top = Math.min(this.#top, y);
    this.#right = Math.max(this.#right, x);
    this.#bottom = Math.max(this.#bottom, y);
  }

  lineTo(x: number, y: number): void {
    this.moveTo(x, y);
  }

  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void {
    const flat = new FlatPath();
    flat.moveTo(this.#last.x, this.#last.y);
    flat.quadraticCurveTo(x1, y1, x, y);
    for (const point of flat.points) this.moveTo(point.x, point.y);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const from = this.#last;
    // A curve stays among its four points; most have their handles between their ends.
    const isInside = [x1, x2].every((at) => at >= Math.min(from.x, x) && at <= Math.max(from.x, x));
    const isLevel = [y1, y2].every((at) => at >= Math.min(from.y, y) && at <= Math.max(from.y, y));
    if (!isInside || !isLevel) {
      const flat = new FlatPath();
      flat.moveTo(from.x, from.y);
      flat.bezierCurveTo(x1, y1, x2, y2, x, y);
      for (const point of flat.points) this.moveTo(point.x, point.y);
    }
    this.moveTo(x, y);
  }

  get box(): Rect {
    const [x, y] = [this.#left, this.#top];
    return { x, y, width: this.#right - x, height: this.#bottom - y };
  }
}

/** The rectangle around a wire. */
export function wireBox(route: WireRoute, source: Point, target: Point): Rect {
  const path = new BoxPath();
  traceWire(path, route, source, target);
  return path.box;
}

/** A wire as points with straight lines between them: for finding what is near and what crosses. */
export function wirePoints(route: WireRoute, source: Point, target: Point): readonly Point[] {
  const flat = new FlatPath();
  traceWire(flat, route, source, target);
  return flat.points;
}

/** How far a place is from the nearest point of a line. */
export function distanceTo(points: readonly Point[], { x, y }: Point): number {
  let least = Infinity;
  points.forEach((b, i) => {
    const a = points[i - 1];
    if (a === undefined) return;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const length = dx * dx + dy * dy;
    const part = length === 0 ? 0 : ((x - a.x) * dx + (y - a.y) * dy) / length;
    const at = between(a, b, Math.max(0, Math.min(1, part)));
    least = Math.min(least, Math.hypot(x - at.x, y - at.y));
  });
  return least;
}
