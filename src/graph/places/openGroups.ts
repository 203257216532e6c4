import {
  collapsedAround,
  groupsOf,
  groupsWithin,
  type PatchbayDocument,
} from '../../model/index.ts';
import { groupNode } from '../nodeIds.ts';

/** A group that is drawn open: a frame around nodes and around groups within. */
export interface OpenGroup {
  readonly id: string;
  readonly parent: string | null;
  readonly nodes: readonly string[];
}

/** The groups of a document that are drawn as frames, with the nodes that are drawn in them. */
export function openGroups(document: PatchbayDocument): readonly OpenGroup[] {
  const groups = groupsOf(document);
  const inside = groupsWithin(groups);
  return [...groups.values()]
    .filter(({ id }) => collapsedAround(groups, id) === null)
    .map(({ id, parent, members }) => {
      const folded = (inside.get(id) ?? []).filter(({ collapsed }) => collapsed);
      return { id, parent, nodes: [...members, ...folded.map((each) => groupNode(each.id))] };
    });
}
