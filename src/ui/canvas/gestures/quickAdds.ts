import { addQuickly } from '../../../editing/components/addQuickly.ts';
import { fittingField } from '../../../editing/components/fit.ts';
import type { QuickAdd } from '../../../editing/components/quickPlace.ts';
import { type Endpoint, endpointText } from '../../../model/endpoint.ts';
import { portPoint } from '../../../graph/cards.ts';
import type { Graph } from '../../../graph/graph.ts';
import { realPort } from '../../../graph/nodeIds.ts';
import { GRID } from '../../../graph/places/nodeLayout.ts';
import { wireLines } from '../../../graph/wires/wireLines.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import type { ComponentType } from '../../../model/index.ts';
import type { Stores } from '../../../stores/api.ts';
import type { CanvasApi } from '../api/CanvasApi.ts';
import { focusOn } from './clipboard.ts';

/** What the search list is for, as its title. */
export function titleOf({ join }: QuickAdd): string {
  if (join === null) return 'Add a component';
  if (join.kind === 'wire') return `Insert between ${join.connector.replace('..', ' and ')}`;
  return `Add and connect ${join.kind} ${endpointText(realPort(join.port))}`;
}

/** Adds a component as a quick add asks, with its connection. */
export function addTo(
  { verbs }: Stores,
  canvas: CanvasApi,
  request: QuickAdd,
  type: ComponentType,
): void {
  const made = verbs.edit(addQuickly, { request, type });
  if (made !== null && 'refused' in made)
    verbs.notify({ tone: 'warning', text: made.refused, action: null });
  else focusOn(canvas, made);
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
