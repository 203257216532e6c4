import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { advance, inSlices, type Work } from '../../../base/work.ts';
import type { Stores } from '../../../stores/api.ts';
import { leadWires, type Sketch, sketchGraph } from '../../../graph/buildGraph.ts';
import { EMPTY_GRAPH, type Graph } from '../../../graph/graph.ts';
import { readGraph } from '../../../graph/readGraph.ts';
import {
  NOTHING_ROUTED,
  type Routed,
  type RouteRequest,
  routes,
  routingEffort,
} from '../../../graph/wires/routes.ts';
import { sameData } from '../../../base/sameData.ts';

/** What is drawn at once, and the work that is left: ways of wires, of which some graphs have too many for a moment. */
interface Drawing {
  readonly sketch: Sketch;
  readonly graph: Graph;
  readonly rest: Work<Routed> | null;
}

const NOTHING: RouteRequest = { wires: [], boxes: [], titles: [] };

/** Work on the wires that is done before the first picture: about 50 ms. The rest follows in slices. */
const AT_ONCE = 1_000_000;
/** The same where there are more wires than anybody sees at once: all else takes long there as well. */
const OF_MANY = 300_000;
const MANY_WIRES = 2_000;

const SLICES = {
  now: () => performance.now(),
  later(turn: () => void) {
    const timer = setTimeout(turn, 0);
    return () => clearTimeout(timer);
  },
};

/**
 * What the canvas draws of the open document; unchanged parts keep their identity.
 *
 * @param isReady nothing is drawn before the canvas has a size and a view
 */
export function useGraph({ document: store }: Stores, isReady: boolean): Graph {
  const config = useStore(store, (state) => state.document.config);
  const catalogue = useStore(store, (state) => state.catalogue);
  const problems = useStore(store, (state) => state.problems);
  const before = useRef(EMPTY_GRAPH);
  const known = useRef({ request: NOTHING, routed: NOTHING_ROUTED });
  const [later, setLater] = useState<{ of: Drawing; graph: Graph } | null>(null);
  const drawing = useMemo((): Drawing | null => {
    if (!isReady) return null;
    const source = readGraph(store.getState().document, catalogue, problems);
    const sketch = sketchGraph(source, before.current);
    const { request } = sketch;
    const finished = (routed: Routed): Drawing => {
      known.current = { request, routed };
      before.current = leadWires(sketch, routed, before.current);
      return { sketch, graph: before.current, rest: null };
    };
    // Most edits move nothing.
    if (sameData(known.current.request, request)) return finished(known.current.routed);
    const effort = routingEffort();
    const rest = routes(request, effort, known.current.routed);
    const most = request.wires.length > MANY_WIRES ? OF_MANY : AT_ONCE;
    const step = advance(rest, () => effort.done > most);
    if (step.done) return finished(step.value);
    before.current = sketch.graph;
    return { sketch, graph: sketch.graph, rest };
    // The document is read through the store: only its config is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReady, config, problems, store, catalogue]);
  useEffect(() => {
    if (drawing === null || drawing.rest === null) return;
    const { sketch, rest } = drawing;
    return inSlices(rest, SLICES, (routed) => {
      known.current = { request: sketch.request, routed };
      before.current = leadWires(sketch, routed, before.current);
      setLater({ of: drawing, graph: before.current });
    });
  }, [drawing]);
  if (drawing === null) return EMPTY_GRAPH;
  return later?.of === drawing ? later.graph : drawing.graph;
}
