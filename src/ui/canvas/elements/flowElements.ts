import { Position, type NodeHandle } from '@xyflow/react';
import type { ComponentFlowNode } from '../nodes/ComponentNode.tsx';
import type { WireFlowEdge } from '../wires/Wire.tsx';
import { eventPort, type ComponentView, type WireView } from '../../../graph/graph.ts';
import { HEADER, ROW } from '../../../graph/places/nodeLayout.ts';
import { cardClass, componentLabel, wireClass, wireLabel } from './appearance.ts';

/**
 * React Flow's objects for views. Made once per view and state, so that React Flow, which compares
 * by identity, touches only what changed.
 */
const nodes = new WeakMap<ComponentView, [ComponentFlowNode?, ComponentFlowNode?]>();
const edges = new WeakMap<WireView, Map<WireLook, WireFlowEdge>>();

export type WireLook = 'plain' | 'lit' | 'selected';

export function flowNode(view: ComponentView, selected: boolean): ComponentFlowNode {
  const made = nodes.get(view) ?? [];
  const at = selected ? 1 : 0;
  const node = made[at] ?? makeNode(view, selected);
  made[at] = node;
  nodes.set(view, made);
  return node;
}

export function flowEdge(view: WireView, look: WireLook): WireFlowEdge {
  const made = edges.get(view) ?? new Map<WireLook, WireFlowEdge>();
  const edge = made.get(look) ?? makeEdge(view, look);
  edges.set(view, made.set(look, edge));
  return edge;
}

function makeNode(view: ComponentView, selected: boolean): ComponentFlowNode {
  return {
    id: view.name,
    type: 'component',
    data: { view },
    position: view.position,
    selected,
    // Sizes and ports are known, so wires stand before anything is measured.
    width: view.size.width,
    height: view.size.height,
    measured: view.size,
    handles: handles(view),
    className: cardClass(view),
    ariaLabel: componentLabel(view),
    domAttributes: attributes({
      'data-component': view.name,
      'data-labels': view.labels,
      'data-unknown': view.hue === 'unknown' ? '' : undefined,
      'aria-roledescription': 'component',
    }),
  };
}

/** React Flow's type leaves `data-` attributes out, which JSX would allow. */
function attributes(all: Record<string, string | number | undefined>): object {
  return all;
}

function handles(view: ComponentView): NodeHandle[] {
  const firstEvent = Math.max(view.inputs.length, view.outputs.length);
  const place = (type: 'source' | 'target', id: string, row: number): NodeHandle => ({
    id,
    type,
    position: type === 'target' ? Position.Left : Position.Right,
    x: type === 'target' ? 0 : view.size.width - 24,
    y: HEADER + row * ROW,
    width: 24,
    height: ROW,
  });
  return [
    ...view.inputs.map((field, row) => place('target', field, row)),
    ...view.outputs.map((field, row) => place('source', field, row)),
    ...view.inputEvents.map((type, i) => place('target', eventPort(type), firstEvent + i)),
    ...view.outputEvents.map((type, i) => place('source', eventPort(type), firstEvent + i)),
  ];
}

function makeEdge(view: WireView, look: WireLook): WireFlowEdge {
  const event = view.kind === 'event';
  return {
    id: view.id,
    type: 'wire',
    source: view.source.component,
    sourceHandle: view.source.field,
    target: view.target.component,
    targetHandle: view.target.field,
    data: { view },
    selected: look === 'selected',
    selectable: !event && !view.off,
    reconnectable: !event && !view.off,
    className: wireClass(view, look === 'lit'),
    ariaLabel: wireLabel(view),
    ariaRole: 'img',
    domAttributes: attributes({
      ...(event || view.off ? {} : { 'data-connector': view.id, tabIndex: -1 }),
      'data-look': look,
      'aria-roledescription': event ? 'event' : 'connector',
    }),
  };
}
