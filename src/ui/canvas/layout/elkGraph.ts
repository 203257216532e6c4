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

/** Room that the title and the border of a frame take. */
const PADDING = { 'elk.padding': '[top=48,left=32,bottom=32,right=32]' };

/** A group that is drawn open: a frame around nodes and around groups within. */
export interface OpenGroup {
  readonly id: string;
  readonly parent: string | null;
  readonly nodes: readonly string[];
}

/**
 * ELK's graph of some components and the wires between them.
 *
 * @param groups what stays together, outer ones before those within
 */
export function elkGraph(
  graph: Graph,
  names: ReadonlySet<string>,
  groups: readonly OpenGroup[] = [],
): ElkNode {
  const nodes = new Map(
    graph.components.filter(({ name }) => names.has(name)).map((view) => [view.name, nodeOf(view)]),
  );
  const wires = graph.wires.filter(
    ({ source, target }) =>
      names.has(source.component) &&
      names.has(target.component) &&
      source.component !== target.component,
  );
  return {
    id: 'model',
    layoutOptions: OPTIONS,
    children: clustered(nodes, groups),
    edges: wires.map(({ id, source, target }): ElkExtendedEdge => ({
      id: `wire ${id}`,
      sources: [side(source, 'out')],
      targets: [side(target, 'in')],
    })),
  };
}

/** The nodes by groups, and by groups within groups; what is in none comes last. */
function clustered(nodes: ReadonlyMap<string, ElkNode>, groups: readonly OpenGroup[]): ElkNode[] {
  const loose = new Map(nodes);
  const within = (parent: string | null): ElkNode[] =>
    groups
      .filter((group) => group.parent === parent)
      .flatMap((group): ElkNode[] => {
        const own = group.nodes.flatMap((name) => loose.get(name) ?? []);
        for (const { id } of own) loose.delete(id);
        const children = [...within(group.id), ...own];
        if (children.length === 0) return [];
        return [{ id: `frame ${group.id}`, layoutOptions: PADDING, children }];
      });
  const frames = within(null);
  return [...frames, ...loose.values()];
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
