import type { Graph, WireView } from './graph.ts';
import { linksOf } from './links.ts';
import type { Place } from './walk.ts';

/** What stands out because the person looks at something. */
export interface Lighting {
  /** Wires that touch it. */
  readonly lit: ReadonlySet<string>;
  /** Wires farther up- and downstream: they stay as they are while the rest steps back. */
  readonly path: ReadonlySet<string>;
  /** Components at the other ends of the lit wires. */
  readonly neighbours: ReadonlySet<string>;
}

const NO_LIGHT: Lighting = { lit: new Set(), path: new Set(), neighbours: new Set() };

/** Wires of a path in one direction: more of them tell nobody anything. */
const LONGEST = 300;

/** Lights what is connected with the places: their own wires, and the whole way up- and downstream. */
export function lightingOf(graph: Graph, places: readonly Place[]): Lighting {
  if (places.length === 0) return NO_LIGHT;
  const { out, into, byId } = linksOf(graph);
  const lit = new Set<string>();
  const path = new Set<string>();
  const neighbours = new Set<string>();
  const upstream: string[] = [];
  const downstream: string[] = [];
  for (const { kind, id } of places) {
    if (kind === 'component') {
      upstream.push(id);
      downstream.push(id);
      for (const wire of out.get(id) ?? []) {
        lit.add(wire.id);
        neighbours.add(wire.target.component);
      }
      for (const wire of into.get(id) ?? []) {
        lit.add(wire.id);
        neighbours.add(wire.source.component);
      }
      continue;
    }
    const wire = byId.get(id);
    if (wire === undefined) continue;
    lit.add(id);
    neighbours.add(wire.source.component).add(wire.target.component);
    upstream.push(wire.source.component);
    downstream.push(wire.target.component);
  }
  follow(upstream, into, ({ source }) => source.component, path);
  follow(downstream, out, ({ target }) => target.component, path);
  for (const id of lit) path.delete(id);
  return { lit, path, neighbours };
}

/** Adds the wires that are reached from the components along the given direction, nearest first. */
function follow(
  start: readonly string[],
  links: ReadonlyMap<string, readonly WireView[]>,
  end: (wire: WireView) => string,
  path: Set<string>,
): void {
  const seen = new Set(start);
  const queue = [...start];
  const most = path.size + LONGEST;
  // The queue grows while it is walked.
  for (const name of queue) {
    for (const wire of links.get(name) ?? []) {
      if (path.size >= most) return;
      path.add(wire.id);
      const next = end(wire);
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
}
