import type { Graph } from '../graph.ts';

export type Way = 'upstream' | 'downstream' | 'both';

/** The components with everything that lies along the wires from them, events included. */
export function reached(graph: Graph, from: readonly string[], way: Way): string[] {
  const next = new Map<string, string[]>();
  const link = (a: string, b: string) => next.set(a, [...(next.get(a) ?? []), b]);
  for (const { source, target } of graph.wires) {
    if (way !== 'upstream') link(source.component, target.component);
    if (way !== 'downstream') link(target.component, source.component);
  }
  const found = new Set(from);
  for (const name of found) for (const other of next.get(name) ?? []) found.add(other);
  return [...found];
}
