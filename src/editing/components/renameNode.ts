import { groupIdOf } from '../../graph/nodeIds.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited, Refused, Selection } from '../edit.ts';
import { changeGroup } from '../marks/groups.ts';
import { renameComponent } from './rename.ts';

interface Renaming {
  /** A component, or a group as `group:ID`. */
  readonly node: string;
  readonly to: string;
  /** What is selected: it stays so under its new name. */
  readonly selection: Selection;
}

/** Gives a component another name, or a group another title. */
export function renameNode(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { node, to, selection: { components, connectors } }: Renaming,
): Edited | Refused {
  const group = groupIdOf(node);
  if (group !== null) {
    const next = changeGroup(document, group, { title: to });
    return { document: next, label: `Rename a group to ${to}` };
  }
  const renamed = renameComponent(document, node, to);
  if (!renamed.ok) return { refused: renamed.error };
  const selected = components.map((name) => (name === node ? to : name));
  return {
    document: renamed.value,
    label: `Rename ${node} to ${to}`,
    selection: { components: selected, connectors },
    said: `Renamed ${node} to ${to}.`,
  };
}
