import type { Graph } from './graph.ts';

/** Something on the canvas that can have the focus. */
export type Place =
  | { readonly kind: 'component'; readonly id: string }
  | { readonly kind: 'connector'; readonly id: string };

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * Where a step along the wires leads: right from a component onto its first outgoing connector and
 * on to the component at its end, left the other way; up and down change between the connectors of
 * one component, or to the nearest component above or below. Null: nothing lies that way.
 */
export function walk(graph: Graph, from: Place, direction: Direction): Place | null {
  return from.kind === 'component'
    ? fromComponent(graph, from.id, direction)
    : fromConnector(graph, from.id, direction);
}

function fromComponent(graph: Graph, name: string, direction: Direction): Place | null {
  if (direction === 'left' || direction === 'right') {
    const end = direction === 'right' ? 'source' : 'target';
    const wire = graph.wires.find((w) => w.kind === 'connector' && w[end].component === name);
    return wire ? { kind: 'connector', id: wire.id } : null;
  }
  const here = graph.byName.get(name);
  if (!here) return null;
  const sign = direction === 'down' ? 1 : -1;
  let best: { id: string; far: number } | null = null;
  for (const view of graph.components) {
    const dy = (view.position.y - here.position.y) * sign;
    if (view === here || dy <= 0) continue;
    const far = dy + 2 * Math.abs(view.position.x - here.position.x);
    if (best === null || far < best.far) best = { id: view.name, far };
  }
  return best && { kind: 'component', id: best.id };
}

function fromConnector(graph: Graph, id: string, direction: Direction): Place | null {
  const wires = graph.wires.filter((wire) => wire.kind === 'connector');
  const wire = wires.find((w) => w.id === id);
  if (!wire) return null;
  if (direction === 'right') return { kind: 'component', id: wire.target.component };
  if (direction === 'left') return { kind: 'component', id: wire.source.component };
  const siblings = wires.filter((w) => w.source.component === wire.source.component);
  const inputs = wires.filter((w) => w.target.component === wire.target.component);
  const all = siblings.length > 1 ? siblings : inputs;
  const next = all[all.indexOf(wire) + (direction === 'down' ? 1 : -1)];
  return next ? { kind: 'connector', id: next.id } : null;
}
