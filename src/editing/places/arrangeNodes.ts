import { cardsOf } from '../../graph/cards.ts';
import {
  aligned,
  type Alignment,
  type Axis,
  type Boxes,
  distributed,
} from '../../graph/places/alignBoxes.ts';
import { nodeBoxes } from '../../graph/places/nodeBoxes.ts';
import { readGraph } from '../../graph/readGraph.ts';
import type { Point } from '../../graph/wires/wirePath.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited, Refused } from '../edit.ts';
import { things } from '../words.ts';
import { movedNodes } from './movedNodes.ts';

/** How lining up on one side, or on the middles, is called. */
export const ALIGN_LABELS: Readonly<Record<Alignment, string>> = {
  left: 'Align left',
  centre: 'Align centres',
  right: 'Align right',
  top: 'Align top',
  middle: 'Align middles',
  bottom: 'Align bottom',
};

interface Rule {
  readonly nodes: readonly string[];
  readonly words: string;
  readonly rule: (boxes: Boxes) => ReadonlyMap<string, Point>;
}

/** Moves nodes to where a rule has them; the rest stays. */
function arranged(
  document: PatchbayDocument,
  catalogue: Catalogue,
  { nodes, words, rule }: Rule,
): Edited | Refused {
  const boxes = nodeBoxes(document, cardsOf(readGraph(document, catalogue, [])), nodes);
  const moved = movedNodes(document, rule(boxes));
  if (moved === null) return { refused: 'They are in line already.' };
  const label = words.replace(/^(\w+)/, `$1 ${boxes.size} components`);
  return { document: moved.document, label, said: `${label}.` };
}

export function alignNodes(
  document: PatchbayDocument,
  catalogue: Catalogue,
  { nodes, how }: { readonly nodes: readonly string[]; readonly how: Alignment },
): Edited | Refused {
  const rule = (boxes: Boxes) => aligned(boxes, how);
  return arranged(document, catalogue, { nodes, words: ALIGN_LABELS[how], rule });
}

export function distributeNodes(
  document: PatchbayDocument,
  catalogue: Catalogue,
  { nodes, axis }: { readonly nodes: readonly string[]; readonly axis: Axis },
): Edited | Refused {
  const rule = (boxes: Boxes) => distributed(boxes, axis);
  return arranged(document, catalogue, { nodes, words: `Distribute ${axis}`, rule });
}

/** Puts nodes where a layout has them. */
export function layOutNodes(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  places: ReadonlyMap<string, Point>,
): Edited | Refused {
  const what = things(document, { components: [...places.keys()], connectors: [] });
  const moved = movedNodes(document, places);
  if (moved === null) return { refused: `Laid out already: ${what}.` };
  return { document: moved.document, label: `Lay out ${what}`, said: `Laid out ${what}.` };
}
