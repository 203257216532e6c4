import { useCallback, useEffect, useRef, type PointerEvent } from 'react';
import { useStoreApi, type EdgeChange, type NodeChange } from '@xyflow/react';
import { touches } from '../../../base/gridIndex.ts';
import type { Selection, Stores } from '../../../stores/api.ts';
import type { ComponentFlowNode } from '../nodes/ComponentNode.tsx';
import type { Graph } from '../../../graph/graph.ts';
import { applySelection, joinSelections, NOTHING } from './selectionChanges.ts';
import type { WireFlowEdge } from '../wires/Wire.tsx';

export interface Selecting {
  onNodesChange(changes: readonly NodeChange<ComponentFlowNode>[]): void;
  onEdgesChange(changes: readonly EdgeChange<WireFlowEdge>[]): void;
  onPaneClick(): void;
  /** A press somewhere on the canvas: it may begin a box. `pans`: it moves the view instead. */
  press(event: PointerEvent, pans: boolean): void;
  release(): void;
}

/** How fast the view scrolls at the most when a box, or what is dragged, is at its edge: pixels a frame. */
const SCROLL = { box: 5, drag: 12 };

/**
 * Selecting by click and by box. React Flow says what was clicked; what a box takes is found in the
 * graph itself, since of a large one only some components have an element.
 */
export function useSelecting({ view, verbs }: Stores, graph: () => Graph): Selecting {
  const flow = useStoreApi<ComponentFlowNode, WireFlowEdge>();
  /** What was selected when a box began that adds to it; null: no box. */
  const base = useRef<Selection | null>(null);

  useEffect(
    () =>
      flow.subscribe((now, before) => {
        const box = now.userSelectionRect;
        if (!box || !now.userSelectionActive || box === before.userSelectionRect) return;
        const [x, y, zoom] = now.transform;
        const area = {
          x: (box.x - x) / zoom,
          y: (box.y - y) / zoom,
          width: box.width / zoom,
          height: box.height / zoom,
        };
        const taken = graph()
          .components.filter(({ position, size }) => touches(area, { ...position, ...size }))
          .map(({ name }) => name);
        const after = joinSelections(base.current ?? NOTHING, {
          components: taken,
          connectors: [],
        });
        if (!sameSelection(after, view.getState().selection)) verbs.select(after);
      }),
    [flow, graph, verbs, view],
  );

  // Whoever is away holds nothing: what is at the edge then does not scroll on.
  useEffect(() => {
    const rest = (): void => flow.setState({ autoPanSpeed: 0 });
    window.addEventListener('blur', rest);
    return () => window.removeEventListener('blur', rest);
  }, [flow]);

  /** Without a key held a click selects one thing: what React Flow does not know of loses, too. */
  const exclusive = useCallback(
    (selection: Selection): Selection => {
      const { multiSelectionActive, nodeLookup, edgeLookup } = flow.getState();
      if (multiSelectionActive) return selection;
      const components = selection.components.filter((name) => nodeLookup.has(name));
      const connectors = selection.connectors.filter((id) => edgeLookup.has(id));
      const all =
        components.length === selection.components.length &&
        connectors.length === selection.connectors.length;
      return all ? selection : { components, connectors };
    },
    [flow],
  );
  const take = useCallback(
    (kind: keyof Selection, changes: readonly (NodeChange | EdgeChange)[]) => {
      if (base.current !== null || !changes.some(({ type }) => type === 'select')) return;
      const before = view.getState().selection;
      const after = exclusive(applySelection(before, kind, changes));
      if (after !== before) verbs.select(after);
    },
    [exclusive, verbs, view],
  );

  return {
    onNodesChange: useCallback((changes) => take('components', changes), [take]),
    onEdgesChange: useCallback((changes) => take('connectors', changes), [take]),
    onPaneClick: useCallback(() => {
      const kept = base.current ?? NOTHING;
      if (!sameSelection(kept, view.getState().selection)) verbs.select(kept);
    }, [verbs, view]),
    press: useCallback(
      (event, pans) => {
        const onPane = event.target instanceof Element && event.target.matches('.react-flow__pane');
        const more = event.shiftKey || event.ctrlKey || event.metaKey;
        const begins = onPane && event.button === 0 && !pans;
        base.current = begins ? (more ? view.getState().selection : NOTHING) : null;
        flow.setState({ autoPanSpeed: begins ? SCROLL.box : SCROLL.drag });
      },
      [flow, view],
    ),
    release: useCallback(() => {
      base.current = null;
    }, []),
  };
}

function sameSelection(a: Selection, b: Selection): boolean {
  const same = (one: readonly string[], other: readonly string[]): boolean =>
    one.length === other.length && one.every((id, i) => id === other[i]);
  return same(a.components, b.components) && same(a.connectors, b.connectors);
}
