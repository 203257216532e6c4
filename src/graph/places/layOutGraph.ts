import { arrangeGroups } from '../../model/index.ts';
import type { Graph } from '../graph.ts';
import type { Point } from '../wires/wirePath.ts';
import { GRID } from './nodeLayout.ts';
import type { OpenGroup } from './openGroups.ts';

/**
 * Places for some components along their wires, on the grid, with their first corner where that of the
 * components was; the same pass that places what has no place.
 *
 * @param groups what stays together in a frame
 * @param aspect width of the canvas in heights
 */
export function layOutGraph(
  graph: Graph,
  names: ReadonlySet<string>,
  groups: readonly OpenGroup[],
  aspect: number,
): ReadonlyMap<string, Point> {
  const views = graph.components.filter(({ name }) => names.has(name));
  const places = arrangeGroups(
    views.map(({ name, size }) => ({ id: name, ...size })),
    graph.wires.map(({ source, target }) => [source.component, target.component] as const),
    groups.map(({ id, parent, nodes }) => ({ id, parent, members: nodes })),
    aspect,
  );
  const from = corner([...places.values()]);
  const to = corner(views.map(({ position }) => position));
  const onGrid = (value: number) => Math.round(value / GRID) * GRID;
  return new Map(
    [...places].map(([name, { x, y }]) => [
      name,
      { x: onGrid(x - from.x + to.x), y: onGrid(y - from.y + to.y) },
    ]),
  );
}

function corner(points: readonly Point[]): Point {
  return { x: Math.min(...points.map(({ x }) => x)), y: Math.min(...points.map(({ y }) => y)) };
}
