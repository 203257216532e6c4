import { touches } from '../../base/gridIndex.ts';
import { portPoint } from '../cards.ts';
import type { Graph, WireView } from '../graph.ts';
import type { Box } from './lanes.ts';
import { distanceTo, middleOf, SvgPath, traceWire, wirePoints, type Point } from './wirePath.ts';
import { routeOf } from './wireRoute.ts';

/** Where a connector runs, as straight pieces in the coordinates of the model. */
export interface WireLine {
  readonly view: WireView;
  /** The SVG path that is drawn. */
  readonly path: string;
  readonly middle: Point;
  readonly points: readonly Point[];
  readonly box: Box;
}

const known = new WeakMap<Graph, readonly WireLine[]>();

/** The lines of all connectors that take part; events are none. Made once for each state of the graph. */
export function wireLines(graph: Graph): readonly WireLine[] {
  const lines = known.get(graph) ?? graph.wires.flatMap((view) => lineOf(graph, view) ?? []);
  known.set(graph, lines);
  return lines;
}

function lineOf(graph: Graph, view: WireView): WireLine | null {
  const from = graph.byName.get(view.source.component);
  const to = graph.byName.get(view.target.component);
  const source = from && portPoint(from, 'output', view.source.field);
  const target = to && portPoint(to, 'input', view.target.field);
  if (!source || !target || view.kind === 'event' || view.off) return null;
  const route = routeOf(view, source, target);
  const path = new SvgPath();
  traceWire(path, route, source, target);
  const points = wirePoints(route, source, target);
  const middle = middleOf(route, source, target);
  return { view, path: path.text, middle, points, box: boxAround(points) };
}

export function boxAround(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The connectors that a stroke crosses, in their order. */
export function crossedBy(lines: readonly WireLine[], stroke: readonly Point[]): string[] {
  const box = boxAround(stroke);
  return lines
    .filter((line) => isDrawn(line) && touches(line.box, box) && crosses(line.points, stroke))
    .map(idOf);
}

/** The connector nearest to a point, at most `reach` away; null: none. */
export function wireNear(lines: readonly WireLine[], at: Point, reach: number): WireLine | null {
  const around = { x: at.x - reach, y: at.y - reach, width: 2 * reach, height: 2 * reach };
  let best: { line: WireLine; far: number } | null = null;
  for (const line of lines) {
    if (!isDrawn(line) || !touches(line.box, around)) continue;
    const far = distanceTo(line.points, at);
    if (far <= reach && (best === null || far < best.far)) best = { line, far };
  }
  return best?.line ?? null;
}

/** Not where it shows as badges: nobody means a line that is not to be seen. */
const isDrawn = ({ view }: WireLine) => view.badges === null;
const idOf = ({ view }: WireLine) => view.id;

function crosses(a: readonly Point[], b: readonly Point[]): boolean {
  return pieces(a).some(([p, q]) => pieces(b).some(([r, s]) => meet(p, q, r, s)));
}

function pieces(points: readonly Point[]): (readonly [Point, Point])[] {
  return points.slice(1).map((point, i) => [points[i] ?? point, point] as const);
}

/** Whether two straight pieces have a point in common. */
function meet(p: Point, q: Point, r: Point, s: Point): boolean {
  const turn = (a: Point, b: Point, c: Point) =>
    Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  const on = (a: Point, b: Point, c: Point) =>
    Math.min(a.x, b.x) <= c.x &&
    c.x <= Math.max(a.x, b.x) &&
    Math.min(a.y, b.y) <= c.y &&
    c.y <= Math.max(a.y, b.y);
  const [a, b, c, d] = [turn(p, q, r), turn(p, q, s), turn(r, s, p), turn(r, s, q)];
  if (a * b < 0 && c * d < 0) return true;
  return (
    (a === 0 && on(p, q, r)) ||
    (b === 0 && on(p, q, s)) ||
    (c === 0 && on(r, s, p)) ||
    (d === 0 && on(r, s, q))
  );
}
