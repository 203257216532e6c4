import { componentsOfNodes, nodesByKind } from '../../graph/nodeIds.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { type Edited, NOTHING, type Selection } from '../edit.ts';
import { removeNotes } from '../marks/notes.ts';
import { things } from '../words.ts';
import { removeSelection } from './remove.ts';

/** Nodes and connectors are gone, and nothing is selected. */
function gone(
  document: PatchbayDocument,
  selection: Selection,
  [verb, past]: readonly [string, string],
): Edited {
  const { components: nodes, connectors } = selection;
  const components = componentsOfNodes(document, nodes);
  const what = things(document, selection);
  return {
    document: removeNotes(
      removeSelection(document, { components, connectors }),
      nodesByKind(nodes).notes,
    ),
    label: `${verb} ${what}`,
    selection: NOTHING,
    said: `${past} ${what}.`,
  };
}

export function deleteThings(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  selection: Selection,
): Edited {
  return gone(document, selection, ['Delete', 'Deleted']);
}

/** Takes away what was copied, or the connectors that a stroke crossed. */
export function cutThings(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  selection: Selection,
): Edited {
  return gone(document, selection, ['Cut', 'Cut']);
}
