import { cardsOf } from '../../graph/cards.ts';
import { readGraph } from '../../graph/readGraph.ts';
import type { Point } from '../../graph/wires/wirePath.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited, Refused } from '../edit.ts';
import { joinFrames } from '../places/joinFrames.ts';
import { movedNodes } from '../places/movedNodes.ts';
import { insertOnConnector } from './insert.ts';
import { withRoom } from './makeRoom.ts';

interface Inserting {
  readonly connector: string;
  readonly component: string;
  /** Where what was dragged there is put down. */
  readonly places: ReadonlyMap<string, Point>;
}

/** Leads a connector through a component that was dropped on it, with room made on both sides. */
export function insertOnWire(
  document: PatchbayDocument,
  catalogue: Catalogue,
  { connector, component, places }: Inserting,
): Edited | Refused {
  const moved = movedNodes(document, places)?.document ?? document;
  const cards = () => cardsOf(readGraph(document, catalogue, []));
  const joined = joinFrames(moved, cards, places);
  const inserted = insertOnConnector(joined, catalogue, connector, component);
  if (!inserted.ok) return { refused: inserted.error };
  return {
    document: withRoom(inserted.value, catalogue, component, connector),
    label: `Insert ${component} on a wire`,
    said: `Led ${connector.replace('..', ' to ')} through ${component}.`,
  };
}
