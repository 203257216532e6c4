import { cardsOf } from '../../graph/cards.ts';
import { realPort } from '../../graph/nodeIds.ts';
import { readGraph } from '../../graph/readGraph.ts';
import type { Catalogue, ComponentType } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { addOnConnector } from '../connectors/insert.ts';
import { withRoom } from '../connectors/makeRoom.ts';
import { endpointText } from '../../model/endpoint.ts';
import type { Edited, Refused } from '../edit.ts';
import { addConnected, fieldFor } from './addConnected.ts';
import { startingPorts } from './fit.ts';
import { putComponent } from './putComponent.ts';
import { looseEnd, type QuickAdd, quickPlace } from './quickPlace.ts';

const wireText = (connector: string) => connector.replace('..', ' to ');

/** Whether a component of a type can stand where a quick add would put it. */
export function fitsJoin(
  catalogue: Catalogue,
  type: ComponentType,
  join: QuickAdd['join'],
): boolean {
  if (join === null) return true;
  const end = looseEnd(join);
  if (end !== null) return fieldFor(catalogue, type.type, end) !== null;
  const { inputs, outputs } = startingPorts(type);
  return inputs.length > 0 && outputs.length > 0;
}

interface Adding {
  readonly request: QuickAdd;
  readonly type: ComponentType;
}

/** Adds a component as a quick add asks, with its connection. */
export function addQuickly(
  document: PatchbayDocument,
  catalogue: Catalogue,
  { request, type }: Adding,
): Edited | Refused {
  const { join, at, exact } = request;
  const end = looseEnd(join);
  const place = () => {
    const cards = cardsOf(readGraph(document, catalogue, []));
    return quickPlace(catalogue, cards, request, type);
  };
  if (join?.kind === 'wire') {
    const added = addOnConnector(document, catalogue, join.connector, type.type, place());
    if (!added.ok) return { refused: added.error };
    const { name, document: next } = added.value;
    return {
      document: withRoom(next, catalogue, name, join.connector),
      label: `Insert ${type.label} on a wire`,
      selection: { components: [name], connectors: [] },
      said: `Led ${wireText(join.connector)} through ${name}.`,
    };
  }
  if (join === null || end === null)
    return putComponent(document, catalogue, { type: type.type, at, findRoom: !exact });
  const added = addConnected(document, catalogue, type.type, place(), end);
  if (!added.ok) return { refused: added.error };
  const { name, document: next } = added.value;
  const where = `connected ${join.kind} ${endpointText(realPort(join.port))}`;
  return {
    document: next,
    label: `Add ${type.label}, ${where}`,
    selection: { components: [name], connectors: [] },
    said: `Added ${name}, ${where}.`,
  };
}
