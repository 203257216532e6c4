import { useMemo, useRef } from 'react';
import type { Selection } from '../../../stores/api.ts';
import type { ComponentFlowNode } from '../nodes/ComponentNode.tsx';
import { flowEdge, flowNode, type WireLook } from './flowElements.ts';
import type { ComponentView, Graph, WireView } from '../../../graph/graph.ts';
import { followingWires } from '../../../graph/links.ts';
import type { Present } from '../../../graph/presence.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import type { WireFlowEdge } from '../wires/Wire.tsx';

export interface FlowElements {
  readonly nodes: ComponentFlowNode[];
  readonly edges: WireFlowEdge[];
  /** Whether some wires are lit, so that the rest steps back. */
  readonly lit: boolean;
}

/**
 * React Flow's nodes and edges of a graph, a selection and what is being moved right now. Of a large
 * graph only those that are `present`, and, hidden, the components at the other ends of their wires:
 * React Flow's own work grows with what it is given.
 */
export function useFlowElements(
  graph: Graph,
  selection: Selection,
  moved: ReadonlyMap<string, Point>,
  present: Present | null,
): FlowElements {
  // While something is dragged its places change in every frame, and its wires do not.
  const names = useSame([...moved.keys()]);
  const wires = useMemo(() => {
    if (present === null) return graph.wires;
    const following = new Set(followingWires(graph, names));
    return graph.wires.filter((wire) => present.connectors.has(wire.id) || following.has(wire));
  }, [graph, names, present]);
  const nodes = useMemo(() => {
    const selected = new Set(selection.components);
    const node = (view: ComponentView): ComponentFlowNode => {
      const plain = flowNode(view, selected.has(view.name));
      const position = moved.get(view.name);
      return position ? { ...plain, position } : plain;
    };
    if (present === null) return graph.components.map(node);
    const ends = new Set(
      wires.flatMap(({ source, target }) => [source.component, target.component]),
    );
    return graph.components.flatMap((view) => {
      if (present.components.has(view.name)) return [node(view)];
      return ends.has(view.name) ? [{ ...node(view), hidden: true }] : [];
    });
  }, [graph.components, selection.components, moved, wires, present]);
  const edges = useMemo(() => {
    const look = lookOf(selection);
    return wires.map((view) => flowEdge(view, look(view)));
  }, [wires, selection]);
  const lit = selection.components.length > 0 || selection.connectors.length > 0;
  return { nodes, edges, lit };
}

/** The list of before while it has the same entries. */
function useSame(list: readonly string[]): readonly string[] {
  const kept = useRef(list);
  const { current } = kept;
  const isSame = current.length === list.length && current.every((item, i) => item === list[i]);
  if (!isSame) kept.current = list;
  return kept.current;
}

function lookOf(selection: Selection): (view: WireView) => WireLook {
  const connectors = new Set(selection.connectors);
  const components = new Set(selection.components);
  return (view) => {
    if (connectors.has(view.id)) return 'selected';
    const touches = components.has(view.source.component) || components.has(view.target.component);
    return touches ? 'lit' : 'plain';
  };
}
