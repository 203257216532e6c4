import type { Json } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import {
  componentsIn,
  type Group,
  groupOfEach,
  groupsOf,
  LONGEST_TITLE,
} from '../../model/layout/groups.ts';
import { withLayout } from '../../model/layout/layout.ts';
import { freeId } from '../../model/raw.ts';

/** Writes groups down; those in which nothing is left are gone. */
export function withGroups(document: PatchbayDocument, groups: Iterable<Group>): PatchbayDocument {
  const entries = [...groups].map(
    ({ id, title, members, parent, collapsed, colour }): [string, Json] => [
      id,
      {
        title,
        members,
        ...(parent === null ? {} : { parent }),
        ...(collapsed ? { collapsed } : {}),
        ...(colour === 'grey' ? {} : { colour }),
      },
    ],
  );
  const next = withLayout(document, 'groups', Object.fromEntries(entries));
  const sound = groupsOf(next);
  return sound.size === entries.length ? next : withGroups(next, sound.values());
}

/** The innermost group that all of the components and groups are in; null: there is none. */
function commonParent(
  groups: ReadonlyMap<string, Group>,
  components: readonly string[],
  inner: readonly string[],
): string | null {
  const direct = groupOfEach(groups);
  const starts = [
    ...components.map((name) => direct.get(name) ?? null),
    ...inner.map((id) => groups.get(id)?.parent ?? null),
  ];
  const ways = starts.map((start) => {
    const way: string[] = [];
    for (let at = start; at !== null; at = groups.get(at)?.parent ?? null) way.push(at);
    return way;
  });
  return ways[0]?.find((id) => ways.every((way) => way.includes(id))) ?? null;
}

/**
 * Puts components, and whole groups, into a new group; they leave the groups they were in. The same
 * document when there is nothing to put together.
 */
export function groupTogether(
  document: PatchbayDocument,
  parts: { readonly components: readonly string[]; readonly groups?: readonly string[] },
  title: string,
): { readonly document: PatchbayDocument; readonly id: string | null } {
  const groups = groupsOf(document);
  const inner = (parts.groups ?? []).filter((id) => groups.has(id));
  const inside = new Set(inner.flatMap((id) => componentsIn(groups, id)));
  const members = [...new Set(parts.components)].filter((name) => !inside.has(name));
  if (members.length + inner.length === 0) return { document, id: null };
  const id = freeId('group', new Set(groups.keys()));
  const moved = new Set(members);
  const others = [...groups.values()].map((group) => ({
    ...group,
    members: group.members.filter((name) => !moved.has(name)),
    parent: inner.includes(group.id) ? id : group.parent,
  }));
  const parent = commonParent(groups, members, inner);
  const made: Group = {
    id,
    title: title.slice(0, LONGEST_TITLE) || 'Group',
    members,
    parent,
    collapsed: false,
    colour: 'grey',
  };
  const next = withGroups(document, [...others, made]);
  return groupsOf(next).has(id) ? { document: next, id } : { document, id: null };
}

/** Dissolves groups; what was in them is where the group itself was. */
export function ungroup(document: PatchbayDocument, ids: readonly string[]): PatchbayDocument {
  let groups = groupsOf(document);
  if (!ids.some((id) => groups.has(id))) return document;
  for (const id of ids) {
    const gone = groups.get(id);
    if (gone === undefined) continue;
    const rest = [...groups.values()].filter((group) => group.id !== id);
    groups = new Map(
      rest.map((group) => [
        group.id,
        {
          ...group,
          members: group.id === gone.parent ? [...group.members, ...gone.members] : group.members,
          parent: group.parent === id ? gone.parent : group.parent,
        },
      ]),
    );
  }
  return withGroups(document, groups.values());
}

/** Changes a group's title, colour, or whether it is drawn as one component. */
export function changeGroup(
  document: PatchbayDocument,
  id: string,
  change: Partial<Pick<Group, 'title' | 'colour' | 'collapsed'>>,
): PatchbayDocument {
  const groups = groupsOf(document);
  const group = groups.get(id);
  if (group === undefined) return document;
  const title = (change.title ?? group.title).trim().slice(0, LONGEST_TITLE) || group.title;
  return withGroups(document, new Map(groups).set(id, { ...group, ...change, title }).values());
}

/** Puts components into a group, or out of every group (`null`). */
export function moveToGroup(
  document: PatchbayDocument,
  components: readonly string[],
  id: string | null,
): PatchbayDocument {
  const groups = groupsOf(document);
  if (id !== null && !groups.has(id)) return document;
  const moved = new Set(components);
  const next = [...groups.values()].map((group) => {
    const rest = group.members.filter((name) => !moved.has(name));
    return { ...group, members: group.id === id ? [...rest, ...moved] : rest };
  });
  return withGroups(document, next);
}

/** Copies of the groups whose every component was copied, around the copies. */
export function copyGroups(
  from: ReadonlyMap<string, Group>,
  document: PatchbayDocument,
  names: ReadonlyMap<string, string>,
): PatchbayDocument {
  const whole = [...from.values()].filter(({ id }) =>
    componentsIn(from, id).every((name) => names.has(name)),
  );
  if (whole.length === 0) return document;
  const groups = groupsOf(document);
  const taken = new Set(groups.keys());
  const ids = new Map<string, string>();
  for (const { id } of whole) {
    const free = freeId(id, taken);
    taken.add(free);
    ids.set(id, free);
  }
  const copies = whole.map((group) => ({
    ...group,
    id: ids.get(group.id) ?? group.id,
    parent: group.parent === null ? null : (ids.get(group.parent) ?? null),
    members: group.members.map((name) => names.get(name) ?? name),
  }));
  return withGroups(document, [...groups.values(), ...copies]);
}
