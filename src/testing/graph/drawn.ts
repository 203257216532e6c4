import { finish } from '../../base/work.ts';
import { leadWires, sketchGraph } from '../../graph/buildGraph.ts';
import { EMPTY_GRAPH, type Graph } from '../../graph/graph.ts';
import { readGraph } from '../../graph/readGraph.ts';
import { NOTHING_ROUTED, type Routed, routes, routingEffort } from '../../graph/wires/routes.ts';
import { catalogue } from '../../library/catalog.ts';
import type { PatchbayDocument } from '../../model/index.ts';

/** What is drawn of a document, and what the next edit goes on from. */
export interface Drawn {
  readonly graph: Graph;
  readonly routed: Routed;
  /** Units of work that leading the wires took. */
  readonly work: number;
}

export const NOTHING_DRAWN: Drawn = { graph: EMPTY_GRAPH, routed: NOTHING_ROUTED, work: 0 };

/** What the canvas does when an edit comes, without its pauses. */
export function drawNext(document: PatchbayDocument, before: Drawn): Drawn {
  const sketch = sketchGraph(readGraph(document, catalogue, []), before.graph);
  const effort = routingEffort();
  const routed = finish(routes(sketch.request, effort, before.routed));
  return { graph: leadWires(sketch, routed, before.graph), routed, work: effort.done };
}

/** The same from the text alone: nothing of it was ever seen before. */
export function drawAnew(document: PatchbayDocument): Drawn {
  return drawNext(structuredClone(document), NOTHING_DRAWN);
}
