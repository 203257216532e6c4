import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { advance, inSlices, type Work } from '../../../base/work.ts';
import type { Stores } from '../../../stores/api.ts';
import {
  leadWires,
  type RouteRequest,
  routing,
  same,
  sketchGraph,
} from '../../../graph/buildGraph.ts';
import { EMPTY_GRAPH, type Graph } from '../../../graph/graph.ts';
import { readGraph } from '../../../graph/readGraph.ts';
import { type Led, routingEffort } from '../../../graph/wires/routes.ts';

type LedWires = ReadonlyMap<string, Led>;

/** What is drawn at once, and the work that is left: ways of wires, of which some graphs have too many for a moment. */
interface Drawing {
  readonly graph: Graph;
  readonly request: RouteRequest;
  readonly rest: Work<LedWires> | null;
}

const NOTHING: RouteRequest = { wires: [], boxes: [], titles: [] };

/** Work on the wires that is done before the first picture: about 50 ms. The rest follows in slices. */
const AT_ONCE = 1_000_000;

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
export function useGraph({ document: store, catalogue }: Stores, isReady: boolean): Graph {
  const config = useStore(store, (state) => state.document.config);
  const problems = useStore(store, (state) => state.problems);
  const before = useRef(EMPTY_GRAPH);
  const known = useRef<{ request: RouteRequest; led: LedWires }>({
    request: NOTHING,
    led: new Map(),
  });
  const [later, setLater] = useState<{ of: Drawing; graph: Graph } | null>(null);
  const drawing = useMemo((): Drawing => {
    if (!isReady) return { graph: EMPTY_GRAPH, request: NOTHING, rest: null };
    const source = readGraph(store.getState().document, catalogue, problems);
    const { graph, request } = sketchGraph(source, before.current);
    const finished = (led: LedWires): Drawing => {
      known.current = { request, led };
      before.current = leadWires(graph, led, before.current);
      return { graph: before.current, request, rest: null };
    };
    // Most edits move nothing.
    if (same(known.current.request, request)) return finished(known.current.led);
    const effort = routingEffort();
    const rest = routing(request, effort);
    const step = advance(rest, () => effort.spent > AT_ONCE);
    if (step.done) return finished(step.value);
    before.current = graph;
    return { graph, request, rest };
    // The document is read through the store: only its config is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReady, config, problems, store, catalogue]);
  useEffect(() => {
    const { graph, request, rest } = drawing;
    if (rest === null) return;
    return inSlices(rest, SLICES, (led) => {
      known.current = { request, led };
      before.current = leadWires(graph, led, before.current);
      setLater({ of: drawing, graph: before.current });
    });
  }, [drawing]);
  return later?.of === drawing ? later.graph : drawing.graph;
}
