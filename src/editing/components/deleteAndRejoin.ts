import { componentsOfNodes, nodesByKind } from '../../graph/nodeIds.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { type Edited, NOTHING } from '../edit.ts';
import { removeNotes } from '../marks/notes.ts';
import { things } from '../words.ts';
import { removeAndRejoin } from './rejoin.ts';

/** Takes nodes away and joins what came into their components to what went out. */
export function deleteAndRejoin(
  document: PatchbayDocument,
  catalogue: Catalogue,
  nodes: readonly string[],
): Edited {
  const what = things(document, { components: nodes, connectors: [] });
  const joined = removeAndRejoin(document, catalogue, componentsOfNodes(document, nodes));
  return {
    document: removeNotes(joined, nodesByKind(nodes).notes),
    label: `Delete ${what} and rejoin`,
    selection: NOTHING,
    said: `Deleted ${what} and joined its wires.`,
  };
}
