import {
  disabledOf,
  groupOfEach,
  groupsOf,
  type MarkColour,
  type Note,
  type PatchbayDocument,
} from '../../../model/index.ts';
import { disableComponents, enableComponents } from '../../../editing/components/disable.ts';
import { changeGroup, groupTogether, moveToGroup, ungroup } from '../../../editing/marks/groups.ts';
import { addNote, changeNotes } from '../../../editing/marks/notes.ts';
import type { Stores } from '../../../stores/index.ts';
import { componentsOfNodes, groupNode, nodesByKind, noteNode } from '../../../graph/nodeIds.ts';
import { GRID } from '../../../graph/places/nodeLayout.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';

/*
 * What a person does with groups, notes and switched-off components: each is one entry of the history
 * and is said in words.
 */
type Say = (text: string) => void;

const SIZE = { width: 15 * GRID, height: 8 * GRID };

function now({ document }: Stores): PatchbayDocument {
  return document.getState().document;
}

/** Does an edit; true when it was done. */
function apply(stores: Stores, label: string, next: PatchbayDocument): boolean {
  const before = now(stores);
  if (next !== before) stores.verbs.edit(label, () => next);
  return now(stores) !== before;
}

const count = (n: number, noun: string) => (n === 1 ? `1 ${noun}` : `${n} ${noun}s`);

function named(names: readonly string[]): string {
  const [only] = names;
  return names.length === 1 && only !== undefined ? only : count(names.length, 'component');
}

function freeTitle(document: PatchbayDocument): string {
  const taken = new Set([...groupsOf(document).values()].map(({ title }) => title));
  for (let n = 1; ; n++) if (!taken.has(`Group ${n}`)) return `Group ${n}`;
}

/**
 * Puts components and groups into a new group, which is selected.
 *
 * @param collapsed whether it is drawn as one component from the beginning
 * @returns the new group's id; null: there was nothing to group
 */
export function groupNodes(
  stores: Stores,
  say: Say,
  nodes: readonly string[],
  collapsed = false,
): string | null {
  const document = now(stores);
  const { components, groups } = nodesByKind(nodes);
  const title = freeTitle(document);
  const made = groupTogether(document, { components, groups }, title);
  const what = count(componentsOfNodes(document, nodes).length, 'component');
  if (made.id === null) return null;
  const next = collapsed ? changeGroup(made.document, made.id, { collapsed }) : made.document;
  if (!apply(stores, `${collapsed ? 'Collapse' : 'Group'} ${what}`, next)) return null;
  stores.verbs.select({ components: [groupNode(made.id)], connectors: [] });
  say(collapsed ? `${title} stands for ${what}.` : `${title} holds ${what}.`);
  return made.id;
}

/** Dissolves groups; what was in them is selected. */
export function ungroupNodes(stores: Stores, say: Say, ids: readonly string[]): void {
  const document = now(stores);
  const inside = componentsOfNodes(document, ids.map(groupNode));
  if (!apply(stores, `Ungroup ${count(inside.length, 'component')}`, ungroup(document, ids)))
    return;
  stores.verbs.select({ components: inside, connectors: [] });
  say(`Ungrouped ${count(inside.length, 'component')}.`);
}

/** Draws groups as one component each, or opens them. */
export function setCollapsed(
  stores: Stores,
  say: Say,
  ids: readonly string[],
  collapsed: boolean,
): void {
  const document = now(stores);
  const next = ids.reduce((at, id) => changeGroup(at, id, { collapsed }), document);
  const [id] = ids;
  const title = (id !== undefined && groupsOf(document).get(id)?.title) || 'the group';
  if (!apply(stores, `${collapsed ? 'Collapse' : 'Open'} ${title}`, next)) return;
  stores.verbs.select({ components: ids.map(groupNode), connectors: [] });
  say(collapsed ? `${title} is one component now.` : `${title} is open.`);
}

export function setGroupColour(stores: Stores, id: string, colour: MarkColour): void {
  apply(stores, 'Colour a group', changeGroup(now(stores), id, { colour }));
}

/** Lets components go out of the groups they are in, or puts them into one. */
export function regroup(
  stores: Stores,
  say: Say,
  components: readonly string[],
  id: string | null,
): void {
  const document = now(stores);
  const each = groupOfEach(groupsOf(document));
  const moving = components.filter((name) => (each.get(name) ?? null) !== id);
  if (moving.length === 0) return;
  const title = id === null ? null : groupsOf(document).get(id)?.title;
  const label = title ? `Put ${named(moving)} into ${title}` : `Take ${named(moving)} out`;
  if (apply(stores, label, moveToGroup(document, moving, id)))
    say(title ? `${named(moving)} is in ${title}.` : `${named(moving)} is in no group.`);
}

/** Puts an empty note down with its middle at a point, and lets it be written; its id. */
export function putNote(stores: Stores, say: Say, at: Point): string | null {
  const snap = (far: number) => Math.round(far / GRID) * GRID;
  const made = addNote(now(stores), {
    text: '',
    x: snap(at.x - SIZE.width / 2),
    y: snap(at.y - SIZE.height / 2),
    ...SIZE,
    colour: 'amber',
  });
  if (!apply(stores, 'Add a note', made.document)) return null;
  stores.verbs.select({ components: [noteNode(made.id)], connectors: [] });
  say('Added a note.');
  return made.id;
}

export function changeNote(
  stores: Stores,
  id: string,
  change: Partial<Omit<Note, 'id'>>,
  label: string,
): void {
  apply(stores, label, changeNotes(now(stores), new Map([[id, change]])));
}

/** Switches components off, or on when all of them are off. */
export function toggleDisabled(stores: Stores, say: Say, nodes: readonly string[]): void {
  const document = now(stores);
  const names = componentsOfNodes(document, nodes);
  const off = disabledOf(document);
  const on = names.length > 0 && names.every((name) => off.has(name));
  const next = on
    ? enableComponents(document, names)
    : disableComponents(document, stores.catalogue, names);
  const word = on ? 'on' : 'off';
  if (apply(stores, `Switch ${named(names)} ${word}`, next))
    say(`${named(names)} switched ${word}.`);
}
