import { Position, type NodeHandle } from '@xyflow/react';
import type { ComponentFlowNode } from '../nodes/ComponentNode.tsx';
import type { WireFlowEdge } from '../wires/Wire.tsx';
import { eventPort, type ComponentView, type WireView } from '../../../graph/graph.ts';
import { HEADER, ROW } from '../../../graph/places/nodeLayout.ts';
import nodeStyles from '../nodes/ComponentNode.module.css';
import wireStyles from '../wires/Wire.module.css';

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
    className: `${nodeStyles.card} hue-${view.hue}${view.disabled ? ` ${nodeStyles.off}` : ''}`,
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

function count(n: number, noun: string): string {
  return n === 1 ? `1 ${noun}` : `${n} ${noun}s`;
}

/** What a screen reader says of a component. */
function componentLabel(view: ComponentView): string {
  const problems = view.errors + view.warnings;
  const parts = [
    `${view.title}, ${view.hue === 'unknown' ? 'unknown component' : view.typeLabel}`,
    ...(view.disabled ? ['switched off'] : []),
    count(view.inputs.length, 'input'),
    count(view.outputs.length, 'output'),
  ];
  if (problems > 0) parts.push(count(problems, 'problem'));
  return parts.join(', ');
}

function wireLabel({ kind, source, target, badges }: WireView): string {
  if (kind === 'event') return `Event from ${source.component} to ${target.component}`;
  const name = `Connector from ${source.component}.${source.field} to ${target.component}.${target.field}`;
  return badges === null ? name : `${name}, shown as badges`;
}

function makeEdge(view: WireView, look: WireLook): WireFlowEdge {
  const event = view.kind === 'event';
  const classes = [wireStyles.wire, `hue-${view.hue}`];
  if (event) classes.push(wireStyles.event);
  if (view.bad) classes.push(wireStyles.bad);
  if (view.off) classes.push(wireStyles.off);
  if (look === 'lit') classes.push(wireStyles.lit);
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
    className: classes.join(' '),
    ariaLabel: wireLabel(view),
    ariaRole: 'img',
    domAttributes: attributes({
      ...(event || view.off ? {} : { 'data-connector': view.id, tabIndex: -1 }),
      'data-look': look,
      'aria-roledescription': event ? 'event' : 'connector',
    }),
  };
}
