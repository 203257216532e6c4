import type { Stores } from '../../../stores/api.ts';
import { movedNodes } from '../../../editing/places/movedNodes.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';

/** The move as it would be if it ended here; into which frame it leads shows when it ends. */
export function moveUnderWay(
  { document, verbs }: Stores,
  places: ReadonlyMap<string, Point>,
): void {
  const moved = movedNodes(document.getState().document, places);
  if (moved !== null) verbs.edit(`Move ${moved.label}`, () => moved.document);
}
