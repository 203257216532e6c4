import { nodesOf } from '../../graph/nodeIds.ts';
import { GRID } from '../../graph/places/nodeLayout.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { specOf } from '../../model/documents.ts';
import type { Edited } from '../edit.ts';
import { things } from '../words.ts';
import { type Clip, type Pasted, type PastePlace, pasteClip, pasteModel } from './clipboard.ts';

/** Copies stand so far from what they are copies of. */
export const BESIDE = { x: 2 * GRID, y: 2 * GRID };

function pasted(made: Pasted): Edited {
  const nodes = nodesOf(made);
  const what = things(made.document, { components: nodes, connectors: [] });
  return {
    document: made.document,
    label: `Paste ${what}`,
    selection: { components: nodes, connectors: [] },
    said: `Pasted ${what}.`,
  };
}

interface Pasting {
  readonly clip: Clip;
  readonly place: PastePlace;
  /** Whether connectors into the copied components come too, from where they came. */
  readonly incoming: boolean;
}

/** Pastes what was copied here or in another browser. */
export function pasteNodes(
  document: PatchbayDocument,
  catalogue: Catalogue,
  { clip, place, incoming }: Pasting,
): Edited {
  return pasted(pasteClip(document, catalogue, clip, place, incoming));
}

interface PastingModel {
  readonly model: PatchbayDocument;
  readonly place: PastePlace;
}

/** Pastes a model; into a document that has nothing yet it comes whole, its settings, text and all. */
export function pasteWhole(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { model, place }: PastingModel,
): Edited {
  const isEmpty = specOf(document).plugboard.process.args.components.length === 0;
  if (!isEmpty) return pasted(pasteModel(document, model, place));
  const { name, files } = document;
  const components = specOf(model).plugboard.process.args.components.map(({ args }) => args.name);
  return pasted({ document: { ...model, name, files }, components, notes: [] });
}
