import { type ComponentType } from '../../../model/index.ts';
import { fieldFor } from '../../../editing/components/addConnected.ts';
import { startingPorts } from '../../../editing/components/fit.ts';
import type { Stores } from '../../../stores/api.ts';
import { portPoint } from '../../../graph/buildGraph.ts';
import type { QuickAdd } from '../api/canvasStore.ts';
import { sizeOf } from '../api/editor.ts';
import { freePlace, snap } from '../../../graph/places/freePlace.ts';
import type { Graph } from '../../../graph/graph.ts';
import { GRID, portOffset } from '../../../graph/places/nodeLayout.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { looseEnd } from './looseEnd.ts';

/**
 * Where a quickly added component goes: with its port at the end of the wire, level with the other port
 * when that is nearly so, or with its middle on the wire that it is put on.
 */
export function quickPlace(
  stores: Stores,
  graph: Graph,
  { at, exact, join }: QuickAdd,
  type: ComponentType,
): Point {
  const size = sizeOf(stores, type.type);
  const end = looseEnd(join);
  const { inputs, outputs } = startingPorts(type);
  const field = end === null ? inputs[0] : fieldFor(stores.catalogue, type.type, end);
  const row = Math.max(0, (join?.kind === 'to' ? outputs : inputs).indexOf(field ?? ''));
  const part = join?.kind === 'from' ? 0 : join?.kind === 'to' ? 1 : 0.5;
  const corner = { x: at.x - size.width * part, y: at.y - portOffset(row) };
  if (!exact) {
    const middle = { x: corner.x + size.width / 2, y: corner.y + size.height / 2 };
    const taken = graph.components.map((view) => ({ ...view.position, ...view.size }));
    return freePlace(middle, size, taken);
  }
  const place = snap(corner);
  const level = farEnd(graph, join)?.y;
  return level !== undefined && Math.abs(level - at.y) <= GRID
    ? { x: place.x, y: level - portOffset(row) }
    : place;
}

/** The port that the wire hangs on. */
export function farEnd(graph: Graph, join: QuickAdd['join']): Point | null {
  if (join === null || join.kind === 'wire') return null;
  const view = graph.byName.get(join.port.component);
  const side = join.kind === 'from' ? 'output' : 'input';
  return view ? portPoint(view, side, join.port.field) : null;
}
