import { portPoint } from '../../graph/cards.ts';
import type { Cards } from '../../graph/graph.ts';
import { realPort } from '../../graph/nodeIds.ts';
import { freePlace, snap } from '../../graph/places/freePlace.ts';
import { GRID, portOffset } from '../../graph/places/nodeLayout.ts';
import type { Point } from '../../graph/wires/wirePath.ts';
import type { Catalogue, ComponentType } from '../../model/catalog.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { fieldFor, type LooseEnd } from './addConnected.ts';
import { startingPorts } from './fit.ts';
import { sizeOfNew } from './putComponent.ts';

/** A component is looked for, to be added at a place: alone, at the end of a wire, or on one. */
export interface QuickAdd {
  /** In the coordinates of the model. */
  readonly at: Point;
  /** Whether the place is exact, or the next that is free will do. */
  readonly exact: boolean;
  readonly join:
    | null
    | { readonly kind: 'from' | 'to'; readonly port: Endpoint }
    | { readonly kind: 'wire'; readonly connector: string };
}

/** The loose end of the wire that a quick add is at; null when it is at none. */
export function looseEnd(join: QuickAdd['join']): LooseEnd | null {
  if (join === null || join.kind === 'wire') return null;
  const port = realPort(join.port);
  return join.kind === 'from' ? { from: port } : { to: port };
}

/**
 * Where a quickly added component goes: with its port at the end of the wire, level with the other port
 * when that is nearly so, or with its middle on the wire that it is put on.
 */
export function quickPlace(
  catalogue: Catalogue,
  cards: Cards,
  { at, exact, join }: QuickAdd,
  type: ComponentType,
): Point {
  const size = sizeOfNew(catalogue, type.type);
  const end = looseEnd(join);
  const { inputs, outputs } = startingPorts(type);
  const field = end === null ? inputs[0] : fieldFor(catalogue, type.type, end);
  const row = Math.max(0, (join?.kind === 'to' ? outputs : inputs).indexOf(field ?? ''));
  const part = join?.kind === 'from' ? 0 : join?.kind === 'to' ? 1 : 0.5;
  const corner = { x: at.x - size.width * part, y: at.y - portOffset(row) };
  if (!exact) {
    const middle = { x: corner.x + size.width / 2, y: corner.y + size.height / 2 };
    const taken = cards.components.map((view) => ({ ...view.position, ...view.size }));
    return freePlace(middle, size, taken);
  }
  const place = snap(corner);
  const level = farEnd(cards, join)?.y;
  return level !== undefined && Math.abs(level - at.y) <= GRID
    ? { x: place.x, y: level - portOffset(row) }
    : place;
}

/** The port that the wire hangs on. */
export function farEnd(cards: Cards, join: QuickAdd['join']): Point | null {
  if (join === null || join.kind === 'wire') return null;
  const view = cards.byName.get(join.port.component);
  const side = join.kind === 'from' ? 'output' : 'input';
  return view ? portPoint(view, side, join.port.field) : null;
}
