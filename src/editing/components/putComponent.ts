import { cardsOf, headlineText } from '../../graph/cards.ts';
import { headlineOf } from '../../graph/headline.ts';
import { freePlace, snap } from '../../graph/places/freePlace.ts';
import { type NodeSize, nodeSize } from '../../graph/places/nodeLayout.ts';
import { readGraph } from '../../graph/readGraph.ts';
import type { Box } from '../../graph/wires/lanes.ts';
import type { Point } from '../../graph/wires/wirePath.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited } from '../edit.ts';
import { addComponent } from './add.ts';
import { startingArgs } from './startingArgs.ts';

/** Size of a component that is not there yet. */
export function sizeOfNew(catalogue: Catalogue, type: string): NodeSize {
  const known = catalogue.find(type);
  const args = known === undefined ? {} : startingArgs(known);
  const { inputs, outputs } = known?.ports(args) ?? { inputs: [], outputs: [] };
  const name = known?.label ?? type;
  const headline = headlineText(headlineOf(known, args));
  return nodeSize({ name, type: name, inputs, outputs, headline });
}

/** Where the cards of a document lie and how large they are. */
function takenPlaces(document: PatchbayDocument, catalogue: Catalogue): readonly Box[] {
  const { components } = cardsOf(readGraph(document, catalogue, []));
  return components.map(({ position, size }) => ({ ...position, ...size }));
}

export interface Put {
  readonly type: string;
  /** Its middle. */
  readonly at: Point;
  /** Beside what is there, and not on top of it. */
  readonly findRoom: boolean;
  /** What is looked at: it is put down there if there is room. */
  readonly view?: Box | undefined;
}

/** Puts a new component down and selects it. */
export function putComponent(
  document: PatchbayDocument,
  catalogue: Catalogue,
  { type, at, findRoom, view }: Put,
): Edited {
  const place = findRoom
    ? freePlace(at, sizeOfNew(catalogue, type), takenPlaces(document, catalogue), view)
    : snap({ x: at.x - 80, y: at.y - 24 });
  const { name, document: next } = addComponent(document, catalogue, type, place);
  return {
    document: next,
    label: `Add ${catalogue.find(type)?.label ?? type}`,
    selection: { components: [name], connectors: [] },
    said: `Added ${name}.`,
  };
}
