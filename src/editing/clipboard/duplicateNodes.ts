import { componentsOfNodes, nodesByKind, nodesOf } from '../../graph/nodeIds.ts';
import type { Point } from '../../graph/wires/wirePath.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited } from '../edit.ts';
import { things } from '../words.ts';
import { copySelection, duplicateSelection } from './clipboard.ts';

/** Nodes as the model has them, and in words. */
function contentsOf(document: PatchbayDocument, nodes: readonly string[]) {
  const components = componentsOfNodes(document, nodes);
  const { notes } = nodesByKind(nodes);
  const what = things(document, { components: nodes, connectors: [] });
  return { components, notes, what, isEmpty: components.length + notes.length === 0 };
}

/** Nodes as text for the clipboard, and what is said of it; null when there is nothing in them. */
export function copiedNodes(
  document: PatchbayDocument,
  nodes: readonly string[],
): { readonly text: string; readonly said: string } | null {
  const { components, notes, what, isEmpty } = contentsOf(document, nodes);
  if (isEmpty) return null;
  return { text: copySelection(document, components, notes), said: `Copied ${what}.` };
}

interface Copying {
  readonly nodes: readonly string[];
  /** How far the copies stand from what they are copies of. */
  readonly offset: Point;
}

function copied(
  document: PatchbayDocument,
  { nodes, offset }: Copying,
  [verb, past]: readonly [string, string],
): Edited {
  const { components, notes, what, isEmpty } = contentsOf(document, nodes);
  const label = `${verb} ${what}`;
  if (isEmpty) return { document, label };
  const made = duplicateSelection(document, components, offset, notes);
  return {
    document: made.document,
    label,
    selection: { components: nodesOf(made), connectors: [] },
    said: `${past} ${what}.`,
  };
}

/** Makes copies of nodes, with the connectors among them, and selects them. */
export function duplicateNodes(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  copying: Copying,
): Edited {
  return copied(document, copying, ['Duplicate', 'Duplicated']);
}

/** Leaves copies where nodes were dragged to. */
export function copyNodes(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  copying: Copying,
): Edited {
  return copied(document, copying, ['Copy', 'Copied']);
}
