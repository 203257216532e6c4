import type { ElkExtendedEdge, ElkNode, ElkPort } from 'elkjs/lib/elk-api.js';
import { portPoint } from '../buildGraph.ts';
import { eventPort, type ComponentView, type Graph, type PortRef } from '../graph.ts';
import { GRID } from '../nodeLayout.ts';
import type { Point } from '../wirePath.ts';

/*
 * Data flows to the right, in layers; ports stay where the components have them. What runs back is left
 * to the lanes that wires take by themselves, so room for it is all that ELK has to leave.
 */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'SPLINES',
  'elk.layered.feedbackEdges': 'true',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.spacing.nodeNodeBetweenLayers': String(5 * GRID),
  'elk.spacing.nodeNode': String(3 * GRID),
  'elk.spacing.componentComponent': String(4 * GRID),
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.randomSeed': '1',
};
const PORTS = { 'elk.portConstraints': 'FIXED_POS' };

const side = (end: PortRef, kind: 'in' | 'out') => `${end.component}.${end.field}.${kind}`;

/** Room that a group's title and border take. */
const PADDING = { 'elk.padding': '[top=48,left=16,bottom=16,right=16]' };

/**
 * ELK's graph of some components and the wires between them.
 *
 * @param groups components that stay together, each in at most one group
 */
export function elkGraph(
  graph: Graph,
  names: ReadonlySet<string>,
  groups: readonly (readonly string[])[] = [],
): ElkNode {
  const views = graph.components.filter(({ name }) => names.has(name));
  const wires = graph.wires.filter(
    ({ source, target }) =>
      names.has(source.component) &&
      names.has(target.component) &&
      source.component !== target.component,
  );
  const nodes = new Map(views.map((view) => [view.name, nodeOf(view)]));
  const clusters = groups.flatMap((members, at): ElkNode[] => {
    const children = members.flatMap((name) => nodes.get(name) ?? []);
    if (children.length === 0) return [];
    for (const { id } of children) nodes.delete(id);
    return [{ id: `group ${at}`, layoutOptions: PADDING, children }];
  });
  return {
    id: 'model',
    layoutOptions: OPTIONS,
    children: [...clusters, ...nodes.values()],
    edges: wires.map(({ id, source, target }): ElkExtendedEdge => ({
      id: `wire ${id}`,
      sources: [side(source, 'out')],
      targets: [side(target, 'in')],
    })),
  };
}

function nodeOf(view: ComponentView): ElkNode {
  const { name, size, inputs, outputs, inputEvents, outputEvents } = view;
  return {
    id: name,
    width: size.width,
    height: size.height,
    layoutOptions: PORTS,
    ports: [
      ...portsOf(view, 'input', [...inputs, ...inputEvents.map(eventPort)]),
      ...portsOf(view, 'output', [...outputs, ...outputEvents.map(eventPort)]),
    ],
  };
}

function portsOf(
  view: ComponentView,
  kind: 'input' | 'output',
  fields: readonly string[],
): ElkPort[] {
  return fields.flatMap((field) => {
    const at = portPoint(view, kind, field);
    if (at === null) return [];
    return [
      {
        id: side({ component: view.name, field }, kind === 'input' ? 'in' : 'out'),
        x: at.x - view.position.x,
        y: at.y - view.position.y,
        width: 0,
        height: 0,
        layoutOptions: { 'elk.port.side': kind === 'input' ? 'WEST' : 'EAST' },
      },
    ];
  });
}

/** Places of a laid-out graph, on the grid, with their first corner where that of the components was. */
export function placesOf(laidOut: ElkNode, graph: Graph): ReadonlyMap<string, Point> {
  const places = absolute(laidOut, { x: 0, y: 0 }).filter(([name]) => graph.byName.has(name));
  const before = places.map(([name]) => graph.byName.get(name)?.position ?? { x: 0, y: 0 });
  const from = corner(places.map(([, at]) => at));
  const to = corner(before);
  const onGrid = (value: number) => Math.round(value / GRID) * GRID;
  return new Map(
    places.map(([name, { x, y }]) => [
      name,
      { x: onGrid(x - from.x + to.x), y: onGrid(y - from.y + to.y) },
    ]),
  );
}

function absolute({ children = [] }: ElkNode, origin: Point): (readonly [string, Point])[] {
  return children.flatMap((node) => {
    const at = { x: origin.x + (node.x ?? 0), y: origin.y + (node.y ?? 0) };
    return [[node.id, at] as const, ...absolute(node, at)];
  });
}

function corner(points: readonly Point[]): Point {
  return { x: Math.min(...points.map(({ x }) => x)), y: Math.min(...points.map(({ y }) => y)) };
}
