/** Where a wire runs: pure geometry in canvas coordinates, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface WireShape {
  /** SVG path of the wire. */
  readonly line: string;
  /** SVG path of the arrow head before the target's port. */
  readonly head: string;
  /** The middle, where a tag can stand. */
  readonly middle: Point;
}

/** A wire runs back when its target is not at least this far right of its source. */
const FORWARD = 24;
/** Length of the straight pieces next to ports of a wire that runs back. */
export const STUB = 20;
const CORNER = 12;
/** The arrow's tip stays off the port's dot. */
const TIP = 7;

export function runsBack(source: Point, target: Point): boolean {
  return target.x - source.x < FORWARD;
}

function arrowHead({ x, y }: Point): string {
  return `M${x - TIP - 6} ${y - 4}L${x - TIP} ${y}L${x - TIP - 6} ${y + 4}`;
}

/** A soft S from left to right. */
export function forwardWire(source: Point, target: Point): WireShape {
  const reach = Math.max(28, Math.min((target.x - source.x) / 2, 160));
  return {
    line:
      `M${source.x} ${source.y}C${source.x + reach} ${source.y} ` +
      `${target.x - reach} ${target.y} ${target.x} ${target.y}`,
    head: arrowHead(target),
    middle: { x: (source.x + target.x) / 2, y: (source.y + target.y) / 2 },
  };
}

/** A path along points with rounded corners. */
export function roundedPath(points: readonly Point[], radius: number): string {
  let path = '';
  points.forEach((point, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (before === undefined) path += `M${point.x} ${point.y}`;
    else if (after === undefined) path += `L${point.x} ${point.y}`;
    else {
      const a = towards(point, before, radius);
      const b = towards(point, after, radius);
      path += `L${a.x} ${a.y}Q${point.x} ${point.y} ${b.x} ${b.y}`;
    }
  });
  return path;
}

function towards(from: Point, to: Point, radius: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  const part = Math.min(radius, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** A wire that runs back: out to the right, along the height `lane`, and in from the left. */
export function backwardWire(source: Point, target: Point, lane: number, shift = 0): WireShape {
  const right = source.x + STUB + shift;
  const left = target.x - STUB - shift;
  return {
    line: roundedPath(
      [
        source,
        { x: right, y: source.y },
        { x: right, y: lane },
        { x: left, y: lane },
        { x: left, y: target.y },
        target,
      ],
      CORNER,
    ),
    head: arrowHead(target),
    middle: { x: (left + right) / 2, y: lane },
  };
}
