import type { Endpoint } from '../../../model/endpoint.ts';
import { type ComponentType, type PatchbayDocument } from '../../../model/index.ts';
import { addConnected, fieldFor } from '../../../editing/components/addConnected.ts';
import { fittingField, startingPorts } from '../../../editing/components/fit.ts';
import { addOnConnector } from '../../../editing/connectors/insert.ts';
import { ok, type Result } from '../../../base/result.ts';
import type { Stores } from '../../../stores/api.ts';
import type { CanvasApi } from '../api/CanvasApi.ts';
import type { QuickAdd } from '../api/canvasStore.ts';
import type { Graph } from '../../../graph/graph.ts';
import { portPoint } from '../../../graph/buildGraph.ts';
import { realPort } from '../../../graph/nodeIds.ts';
import { GRID } from '../../../graph/places/nodeLayout.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { looseEnd } from './looseEnd.ts';
import { withRoom } from './makeRoom.ts';
import { quickPlace } from './quickPlace.ts';
import { wireLines } from '../../../graph/wires/wireLines.ts';

function text(port: Endpoint): string {
  const { component, field } = realPort(port);
  return `${component}.${field}`;
}
const wireText = (connector: string) => connector.replace('..', ' to ');

/** Whether a component of a type can stand where a quick add would put it. */
export function fitsJoin(
  { catalogue }: Stores,
  type: ComponentType,
  join: QuickAdd['join'],
): boolean {
  if (join === null) return true;
  const end = looseEnd(join);
  if (end !== null) return fieldFor(catalogue, type.type, end) !== null;
  const { inputs, outputs } = startingPorts(type);
  return inputs.length > 0 && outputs.length > 0;
}

/** What the search list is for, as its title. */
export function titleOf({ join }: QuickAdd): string {
  if (join === null) return 'Add a component';
  if (join.kind === 'wire')
    return `Insert between ${wireText(join.connector).replace(' to ', ' and ')}`;
  return `Add and connect ${join.kind} ${text(join.port)}`;
}

/** Adds a component as a quick add asks, with its connection: one entry of the history. */
export function addQuickly(
  stores: Stores,
  canvas: CanvasApi,
  request: QuickAdd,
  type: ComponentType,
): void {
  const { editor } = canvas;
  const { join, at, exact } = request;
  if (join === null) {
    const name = editor.add(type.type, at, !exact);
    if (name !== null) canvas.viewpoint.focusComponent(name);
    return;
  }
  const { document } = stores.document.getState();
  const made = joined(stores, canvas.graph(), document, request, type);
  if (!made.ok) {
    stores.verbs.notify({ tone: 'warning', text: made.error, action: null });
    return;
  }
  const { name } = made.value;
  const [label, said] =
    join.kind === 'wire'
      ? [`Insert ${type.label} on a wire`, `Led ${wireText(join.connector)} through ${name}.`]
      : [
          `Add ${type.label}, connected ${join.kind} ${text(join.port)}`,
          `Added ${name}, connected ${join.kind} ${text(join.port)}.`,
        ];
  if (!editor.apply(label, made.value.document)) return;
  stores.verbs.select({ components: [name], connectors: [] });
  canvas.viewpoint.focusComponent(name);
  canvas.say(said);
}

function joined(
  stores: Stores,
  graph: Graph,
  document: PatchbayDocument,
  request: QuickAdd,
  type: ComponentType,
): Result<{ readonly document: PatchbayDocument; readonly name: string }, string> {
  const { catalogue } = stores;
  const place = quickPlace(stores, graph, request, type);
  const { join } = request;
  if (join?.kind === 'wire') {
    const added = addOnConnector(document, catalogue, join.connector, type.type, place);
    if (!added.ok) return added;
    const { name } = added.value;
    return ok({ name, document: withRoom(stores, added.value.document, name, join.connector) });
  }
  const end = looseEnd(join);
  if (end === null) throw new Error('A quick add without a wire joins nothing.');
  return addConnected(document, catalogue, type.type, place, end);
}

/**
 * A wire was dropped at a point of the model: on a component it goes to the port that fits best, on
 * nothing the list opens for a component to be added at its end.
 */
export function wireDropped(
  canvas: CanvasApi,
  port: Endpoint,
  side: 'input' | 'output',
  at: Point,
): void {
  const component = componentAt(canvas.graph(), at);
  if (component === port.component || isOff(canvas, port.component)) return;
  const kind = side === 'output' ? 'from' : 'to';
  if (component === null)
    canvas.store.setState({ quickAdd: { at, exact: true, join: { kind, port } } });
  else connectToBody(canvas, port, side, component);
}

/** Says so when a component is switched off: no wire can be joined to it. */
function isOff(canvas: CanvasApi, component: string): boolean {
  const view = canvas.graph().byName.get(component);
  if (view?.disabled !== true) return false;
  canvas.say(`${view.title} is switched off. Switch it on to connect it.`);
  return true;
}

function connectToBody(
  canvas: CanvasApi,
  port: Endpoint,
  side: 'input' | 'output',
  component: string,
): void {
  const { editor } = canvas;
  const graph = canvas.graph();
  const view = graph.byName.get(component);
  const ends = (field: string): [Endpoint, Endpoint] => {
    const own = { component, field };
    return side === 'output' ? [port, own] : [own, port];
  };
  const fed = new Set(
    graph.wires.filter((w) => w.target.component === component).map((w) => w.target.field),
  );
  const fields =
    side === 'output' ? view?.inputs.filter((field) => !fed.has(field)) : view?.outputs;
  const field = fittingField(
    (fields ?? []).filter((each) => editor.allowed(...ends(each))),
    [port.field],
  );
  if (field === null)
    canvas.say(
      `${view?.title ?? component} has no free ${side === 'output' ? 'input' : 'output'}.`,
    );
  else editor.connect(...ends(field));
}

/** Opens the list at a place, or where the pointer is, or in the middle of the view. */
export function openQuickAdd(canvas: CanvasApi, place: Point | null = canvas.pointer()): void {
  const at = place ?? canvas.middle();
  canvas.store.setState({ quickAdd: { at, exact: place !== null, join: null } });
}

/** Opens the list for a component behind another one, at its first output that leads nowhere yet. */
export function openBehind(canvas: CanvasApi, component: string): void {
  if (isOff(canvas, component)) return;
  const graph = canvas.graph();
  const view = graph.byName.get(component);
  const used = new Set(
    graph.wires.filter((w) => w.source.component === component).map((w) => w.source.field),
  );
  const field = view?.outputs.find((output) => !used.has(output)) ?? view?.outputs[0];
  const from = view && field !== undefined ? portPoint(view, 'output', field) : null;
  if (from === null || field === undefined) {
    canvas.say(`${view?.title ?? component} has no outputs to connect.`);
    return;
  }
  const join = { kind: 'from', port: { component, field } } as const;
  const at = { x: from.x + 5 * GRID, y: from.y };
  canvas.store.setState({ quickAdd: { at, exact: false, join } });
}

/** Opens the list for a component on a connector. */
export function openOnWire(canvas: CanvasApi, connector: string): void {
  const line = wireLines(canvas.graph()).find(({ view }) => view.id === connector);
  if (line === undefined) return;
  const join = { kind: 'wire', connector } as const;
  canvas.store.setState({ quickAdd: { at: line.middle, exact: false, join } });
}

/** The component that is drawn at a point of the model; null: none. */
export function componentAt(graph: Graph, at: Point): string | null {
  const found = graph.components.findLast(
    ({ position: { x, y }, size }) =>
      x <= at.x && at.x <= x + size.width && y <= at.y && at.y <= y + size.height,
  );
  return found?.name ?? null;
}
