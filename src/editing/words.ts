import { counted } from '../base/counted.ts';
import { nodesByKind } from '../graph/nodeIds.ts';
import type { PatchbayDocument } from '../model/document.ts';
import { groupsOf } from '../model/layout/groups.ts';
import type { Selection } from './edit.ts';

/** The name of the only one, or how many there are. */
export function namesText(names: readonly string[], noun = 'component'): string {
  return names.length === 1 && names[0] !== undefined ? names[0] : counted(names.length, noun);
}

/** What a selection of a document holds, in words: `tank and 2 connectors`. */
export function things(
  document: PatchbayDocument,
  { components: nodes, connectors }: Selection,
): string {
  const parts: string[] = [];
  const { components, groups, notes } = nodesByKind(nodes);
  const [connector] = connectors;
  if (components.length > 0) parts.push(namesText(components));
  if (groups.length > 0) {
    const titles = groups.map((id) => `the group ${groupsOf(document).get(id)?.title ?? ''}`);
    parts.push(namesText(titles, 'group'));
  }
  if (notes.length > 0) parts.push(notes.length === 1 ? 'a note' : `${notes.length} notes`);
  if (connector !== undefined)
    parts.push(
      connectors.length === 1 ? `connector ${connector}` : `${connectors.length} connectors`,
    );
  return parts.join(' and ');
}
