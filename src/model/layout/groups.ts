import { isObject, type Json, type JsonObject, listOf } from '../../base/json.ts';
import { disabledOf } from './disabled.ts';
import { specOf } from '../documents.ts';
import type { PatchbayDocument } from '../document.ts';
import { LAYOUT_PATH } from './layoutPath.ts';
import { getAt } from '../paths.ts';

/** Colours that frames and notes may have; the interface says what they look like. */
export const MARK_COLOURS = ['grey', 'blue', 'green', 'amber', 'red', 'violet'] as const;
export type MarkColour = (typeof MARK_COLOURS)[number];

/**
 * Components that belong together: a frame around them, or, collapsed, a sub-process that is drawn as
 * one component. The model itself stays flat, so that a run, plugboard and every export know nothing of
 * groups.
 */
export interface Group {
  readonly id: string;
  readonly title: string;
  /** Components that are in it directly, by name. */
  readonly members: readonly string[];
  /** The group that it is in; null: in none. */
  readonly parent: string | null;
  readonly collapsed: boolean;
  readonly colour: MarkColour;
}

export const LONGEST_TITLE = 200;

export function readColour(value: Json | undefined): MarkColour {
  return MARK_COLOURS.find((colour) => colour === value) ?? 'grey';
}

function readOne(id: string, value: Json, free: Set<string>): Group | null {
  if (!isObject(value)) return null;
  const { title, members, parent, collapsed, colour } = value as JsonObject;
  // A component is in one group at most: the first that names it.
  const own = listOf(members).filter(
    (name) => typeof name === 'string' && free.delete(name),
  ) as string[];
  return {
    id,
    title: (typeof title === 'string' ? title : '').slice(0, LONGEST_TITLE) || 'Group',
    members: own,
    parent: typeof parent === 'string' ? parent : null,
    collapsed: collapsed === true,
    colour: readColour(colour),
  };
}

/** Groups in each other; more nobody opens, and each level is a look from every group in it. */
const MOST_LEVELS = 50;

/** Without parents that are not there, lead in a circle or lie too deep. */
function withSoundParents(groups: ReadonlyMap<string, Group>): Map<string, Group> {
  const sound = new Map<string, Group>();
  for (const group of groups.values()) {
    const seen = new Set([group.id]);
    let at = group.parent;
    while (at !== null && groups.has(at) && !seen.has(at) && seen.size <= MOST_LEVELS) {
      seen.add(at);
      at = groups.get(at)?.parent ?? null;
    }
    sound.set(group.id, at === null ? group : { ...group, parent: null });
  }
  return sound;
}

/** Without groups in which nothing is, not even in a group within. */
function withoutEmpty(groups: ReadonlyMap<string, Group>): Map<string, Group> {
  const filled = new Set<string>();
  for (const { id, members } of groups.values()) {
    if (members.length === 0) continue;
    for (let at: string | null = id; at !== null; at = groups.get(at)?.parent ?? null)
      filled.add(at);
  }
  return new Map([...groups].filter(([id]) => filled.has(id)));
}

const known = new WeakMap<PatchbayDocument, ReadonlyMap<string, Group>>();

/** The groups of a document by id; whatever in them is not as it should be is passed over. */
export function groupsOf(document: PatchbayDocument): ReadonlyMap<string, Group> {
  const groups = known.get(document) ?? readGroups(document);
  known.set(document, groups);
  return groups;
}

function readGroups(document: PatchbayDocument): ReadonlyMap<string, Group> {
  const value = getAt(document.config, [...LAYOUT_PATH, 'groups']);
  if (!isObject(value)) return NONE;
  const { components } = specOf(document).plugboard.process.args;
  const free = new Set([
    ...components.map(({ args }) => args.name),
    ...disabledOf(document).keys(),
  ]);
  const read = new Map<string, Group>();
  for (const [id, item] of Object.entries(value as JsonObject)) {
    const group = readOne(id, item, free);
    if (group !== null) read.set(id, group);
  }
  return withoutEmpty(withSoundParents(read));
}

const NONE: ReadonlyMap<string, Group> = new Map();

/** The groups directly in each group, by its id. */
export function groupsWithin(groups: ReadonlyMap<string, Group>): ReadonlyMap<string, Group[]> {
  const within = new Map<string, Group[]>();
  for (const group of groups.values()) {
    if (group.parent === null) continue;
    const others = within.get(group.parent);
    if (others === undefined) within.set(group.parent, [group]);
    else others.push(group);
  }
  return within;
}

/** The group and all groups within it, by id. */
export function withinGroup(groups: ReadonlyMap<string, Group>, id: string): readonly string[] {
  const children = groupsWithin(groups);
  const inside = [id];
  for (const at of inside) for (const group of children.get(at) ?? []) inside.push(group.id);
  return groups.has(id) ? inside : [];
}

/** All components in a group, those in groups within it too. */
export function componentsIn(groups: ReadonlyMap<string, Group>, id: string): readonly string[] {
  return withinGroup(groups, id).flatMap((at) => groups.get(at)?.members ?? []);
}

/** For each component in a group: the group it is in directly. */
export function groupOfEach(groups: ReadonlyMap<string, Group>): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const { id, members } of groups.values()) for (const name of members) all.set(name, id);
  return all;
}

/** The outermost collapsed group that a group is in or is itself; null: it is drawn open. */
export function collapsedAround(groups: ReadonlyMap<string, Group>, id: string): string | null {
  let outermost: string | null = null;
  for (let at: string | null = id; at !== null; at = groups.get(at)?.parent ?? null) {
    if (groups.get(at)?.collapsed === true) outermost = at;
  }
  return outermost;
}

/** The components that moving, copying or removing these groups means, each once. */
export function componentsOfGroups(
  document: PatchbayDocument,
  ids: readonly string[],
): readonly string[] {
  const groups = groupsOf(document);
  const all = ids.flatMap((id) => withinGroup(groups, id));
  return [...new Set(all.flatMap((id) => groups.get(id)?.members ?? []))];
}
