import type { Graph, WireView } from './graph.ts';

/** The wires of a graph by what they touch. */
export interface Links {
  readonly out: ReadonlyMap<string, readonly WireView[]>;
  readonly into: ReadonlyMap<string, readonly WireView[]>;
  readonly byId: ReadonlyMap<string, WireView>;
}

const known = new WeakMap<Graph, Links>();

/** The same graph is sorted once. */
export function linksOf(graph: Graph): Links {
  const found = known.get(graph);
  if (found !== undefined) return found;
  const links = {
    out: groupBy(graph.wires, ({ source }) => source.component),
    into: groupBy(graph.wires, ({ target }) => target.component),
    byId: new Map(graph.wires.map((wire) => [wire.id, wire])),
  };
  known.set(graph, links);
  return links;
}

function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
}

/** Every wire that touches one of the components, each once. */
export function wiresAt(graph: Graph, components: Iterable<string>): readonly WireView[] {
  const { out, into } = linksOf(graph);
  const wires = new Set<WireView>();
  for (const name of components) {
    for (const wire of out.get(name) ?? []) wires.add(wire);
    for (const wire of into.get(name) ?? []) wires.add(wire);
  }
  return [...wires];
}

/** Up to so many wires follow a moved component as elements; of more, the whole picture is drawn. */
const FOLLOWING = 60;

/** The wires of what is being moved, when they are few enough to be elements; else none. */
export function followingWires(graph: Graph, moved: Iterable<string>): readonly WireView[] {
  const wires = wiresAt(graph, moved);
  return wires.length > FOLLOWING ? [] : wires;
}
