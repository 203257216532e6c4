import { counted } from '../../base/counted.ts';
import { componentsOfNodes, groupNode, nodesByKind } from '../../graph/nodeIds.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { groupOfEach, groupsOf, type MarkColour } from '../../model/layout/groups.ts';
import type { Edit, Edited } from '../edit.ts';
import { namesText } from '../words.ts';
import { changeGroup, groupTogether, moveToGroup, ungroup } from './groups.ts';

function freeTitle(document: PatchbayDocument): string {
  const taken = new Set([...groupsOf(document).values()].map(({ title }) => title));
  for (let n = 1; ; n++) if (!taken.has(`Group ${n}`)) return `Group ${n}`;
}

interface Grouping {
  readonly nodes: readonly string[];
  /** Whether it is drawn as one component from the beginning. */
  readonly collapsed: boolean;
}

/** Puts components and groups into a new group, which is selected. */
export function groupNodes(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { nodes, collapsed }: Grouping,
): Edited {
  const { components, groups } = nodesByKind(nodes);
  const title = freeTitle(document);
  const made = groupTogether(document, { components, groups }, title);
  const what = counted(componentsOfNodes(document, nodes).length, 'component');
  const label = `${collapsed ? 'Collapse' : 'Group'} ${what}`;
  if (made.id === null) return { document, label };
  return {
    document: collapsed ? changeGroup(made.document, made.id, { collapsed }) : made.document,
    label,
    selection: { components: [groupNode(made.id)], connectors: [] },
    said: collapsed ? `${title} stands for ${what}.` : `${title} holds ${what}.`,
  };
}

/** Dissolves groups, by their ids; what was in them is selected. */
export function ungroupNodes(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  groups: readonly string[],
): Edited {
  const inside = componentsOfNodes(document, groups.map(groupNode));
  const what = counted(inside.length, 'component');
  return {
    document: ungroup(document, groups),
    label: `Ungroup ${what}`,
    selection: { components: inside, connectors: [] },
    said: `Ungrouped ${what}.`,
  };
}

interface Collapsing {
  readonly groups: readonly string[];
  readonly collapsed: boolean;
}

/** Draws groups as one component each, or opens them. */
export function collapseGroups(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { groups, collapsed }: Collapsing,
): Edited {
  const [id] = groups;
  const title = (id !== undefined && groupsOf(document).get(id)?.title) || 'the group';
  return {
    document: groups.reduce((at, group) => changeGroup(at, group, { collapsed }), document),
    label: `${collapsed ? 'Collapse' : 'Open'} ${title}`,
    selection: { components: groups.map(groupNode), connectors: [] },
    said: collapsed ? `${title} is one component now.` : `${title} is open.`,
  };
}

export const colourGroup: Edit<{ readonly group: string; readonly colour: MarkColour }> = (
  document,
  _,
  { group, colour },
) => ({ document: changeGroup(document, group, { colour }), label: 'Colour a group' });

interface Regrouping {
  readonly components: readonly string[];
  /** Null: out of every group. */
  readonly group: string | null;
}

/** Lets components go out of the groups they are in, or puts them into one. */
export function regroup(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { components, group }: Regrouping,
): Edited {
  const each = groupOfEach(groupsOf(document));
  const moving = components.filter((name) => (each.get(name) ?? null) !== group);
  const title = group === null ? undefined : groupsOf(document).get(group)?.title;
  const what = namesText(moving);
  return {
    document: moving.length === 0 ? document : moveToGroup(document, moving, group),
    label: title ? `Put ${what} into ${title}` : `Take ${what} out`,
    said: title ? `${what} is in ${title}.` : `${what} is in no group.`,
  };
}
