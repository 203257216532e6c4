import { grown, touches } from '../../base/gridIndex.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { cardsOf } from '../../graph/cards.ts';
import type { Cards, ComponentView } from '../../graph/graph.ts';
import type { Box } from '../../graph/wires/lanes.ts';
import { movedNodes } from '../places/movedNodes.ts';
import { GRID } from '../../graph/places/nodeLayout.ts';
import { readGraph } from '../../graph/readGraph.ts';
import { componentOf, endsOf } from '../../model/endpoint.ts';
import type { Point } from '../../graph/wires/wirePath.ts';

/** Room left on both sides of a component that was put on a wire. */
const AIR = 4 * GRID;

const boxOf = ({ position, size }: ComponentView): Box => ({ ...position, ...size });
const onGrid = (length: number): number => Math.ceil(length / GRID) * GRID;

/**
 * Where components go so that one that was put on a wire stands between the wire's ends with room on both
 * sides: it behind the source, and, where it has none, what is further right to the right, all as far.
 * Nothing moves for a wire that runs back.
 *
 * @param name the component that was put on a wire
 * @param ends components that the wire led from and to
 */
function roomFor(
  graph: Cards,
  name: string,
  ends: { readonly source: string; readonly target: string },
): ReadonlyMap<string, Point> {
  const [own, source, target] = [name, ends.source, ends.target].map((each) =>
    graph.byName.get(each),
  );
  if (!own || !source || !target) return new Map();
  const from = source.position.x + source.size.width;
  if (target.position.x < from) return new Map();
  const left = Math.max(own.position.x, onGrid(from + AIR));
  const box = { ...boxOf(own), x: left };
  const right = left + own.size.width + AIR;
  const others = graph.components.filter((view) => view !== own && view !== source);
  const inWay = others.filter(
    (view) => view.position.x >= from && touches(grown(box, GRID), boxOf(view)),
  );
  const first = Math.min(target.position.x, ...inWay.map(({ position }) => position.x));
  const by = Math.max(0, onGrid(right - first));
  const places = new Map<string, Point>();
  if (left !== own.position.x) places.set(name, { x: left, y: own.position.y });
  if (by === 0) return places;
  for (const view of others) {
    const { x, y } = view.position;
    if (x >= first) places.set(view.name, { x: x + by, y });
  }
  return places;
}

/** The document with room made for a component that was put on a wire: a part of the same edit. */
export function withRoom(
  document: PatchbayDocument,
  catalogue: Catalogue,
  name: string,
  connector: string,
): PatchbayDocument {
  const graph = cardsOf(readGraph(document, catalogue, []));
  const [source = '', target = ''] = endsOf(connector).map((end) => nodeOf(graph, end));
  return movedNodes(document, roomFor(graph, name, { source, target }))?.document ?? document;
}

/** What is drawn for the component of an endpoint: itself, or the collapsed group that it is in. */
function nodeOf(graph: Cards, end: string): string {
  const name = componentOf(end);
  if (graph.byName.has(name)) return name;
  const group = graph.components.find((view) => [...view.inputs, ...view.outputs].includes(end));
  return group?.name ?? name;
}
