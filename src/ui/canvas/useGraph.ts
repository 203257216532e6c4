import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Stores } from '../../stores/api.ts';
import { buildGraph } from './buildGraph.ts';
import { EMPTY_GRAPH, type Graph } from './graph.ts';
import { readGraph } from './readGraph.ts';

/**
 * What the canvas draws of the open document; unchanged parts keep their identity.
 *
 * @param isReady nothing is drawn before the canvas has a size and a view
 */
export function useGraph({ document: store, catalogue }: Stores, isReady: boolean): Graph {
  const config = useStore(store, (state) => state.document.config);
  const problems = useStore(store, (state) => state.problems);
  const before = useRef(EMPTY_GRAPH);
  return useMemo(() => {
    if (!isReady) return EMPTY_GRAPH;
    const graph = buildGraph(
      readGraph(store.getState().document, catalogue, problems),
      before.current,
    );
    before.current = graph;
    return graph;
    // The document is read through the store: only its config is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReady, config, problems, store, catalogue]);
}
