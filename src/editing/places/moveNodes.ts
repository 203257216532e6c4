import { cardsOf } from '../../graph/cards.ts';
import { readGraph } from '../../graph/readGraph.ts';
import type { Point } from '../../graph/wires/wirePath.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited } from '../edit.ts';
import { joinFrames } from './joinFrames.ts';
import { movedNodes } from './movedNodes.ts';

type Places = ReadonlyMap<string, Point>;

/** Moves nodes; what is put down inside a frame belongs to its group from then on. */
export function moveNodes(
  document: PatchbayDocument,
  catalogue: Catalogue,
  places: Places,
): Edited {
  const moved = moveOnly(document, catalogue, places);
  if (moved.document === document) return moved;
  const cards = () => cardsOf(readGraph(document, catalogue, []));
  return { ...moved, document: joinFrames(moved.document, cards, places) };
}

/** Moves nodes while that goes on: into which frame they come shows when it ends. */
export function moveOnly(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  places: Places,
): Edited {
  const moved = movedNodes(document, places);
  return { document: moved?.document ?? document, label: `Move ${moved?.label ?? ''}` };
}
