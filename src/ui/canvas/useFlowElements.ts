import { useMemo } from 'react';
import type { Selection } from '../../stores/api.ts';
import type { ComponentFlowNode } from './ComponentNode.tsx';
import { flowEdge, flowNode, type WireLook } from './flowElements.ts';
import type { Graph, WireView } from './graph.ts';
import type { Point } from './wirePath.ts';
import type { WireFlowEdge } from './Wire.tsx';

export interface FlowElements {
  readonly nodes: ComponentFlowNode[];
  readonly edges: WireFlowEdge[];
  /** Whether some wires are lit, so that the rest steps back. */
  readonly lit: boolean;
}

/** React Flow's nodes and edges of a graph, a selection and what is being moved right now. */
export function useFlowElements(
  graph: Graph,
  selection: Selection,
  moved: ReadonlyMap<string, Point>,
): FlowElements {
  const nodes = useMemo(() => {
    const selected = new Set(selection.components);
    return graph.components.map((view) => {
      const node = flowNode(view, selected.has(view.name));
      const position = moved.get(view.name);
      return position ? { ...node, position } : node;
    });
  }, [graph.components, selection.components, moved]);
  const edges = useMemo(() => {
    const look = lookOf(selection);
    return graph.wires.map((view) => flowEdge(view, look(view)));
  }, [graph.wires, selection]);
  const lit = selection.components.length > 0 || selection.connectors.length > 0;
  return { nodes, edges, lit };
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
