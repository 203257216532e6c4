import { groupsOf, notesOf, type PatchbayDocument, positionsOf } from '../../model/index.ts';
import { changeNotes } from '../marks/notes.ts';
import { moveComponents } from './move.ts';
import { componentsOfNodes, groupIdOf, noteIdOf } from '../../graph/nodeIds.ts';
import type { Point } from '../../graph/wires/wirePath.ts';

/** Where a node is now: a group where its leftmost and its topmost component are. */
function placeOfNode(
  document: PatchbayDocument,
  positions: ReadonlyMap<string, Point>,
  node: string,
): Point | null {
  const note = noteIdOf(node);
  if (note !== null) return notesOf(document).get(note) ?? null;
  if (groupIdOf(node) === null) return positions.get(node) ?? null;
  const inside = componentsOfNodes(document, [node]).flatMap((name) => positions.get(name) ?? []);
  if (inside.length === 0) return null;
  return {
    x: Math.min(...inside.map(({ x }) => x)),
    y: Math.min(...inside.map(({ y }) => y)),
  };
}

/**
 * Puts nodes into other places; a group takes all that is in it along.
 *
 * @returns the document and what was moved in words; null when nothing was
 */
export function movedNodes(
  document: PatchbayDocument,
  places: ReadonlyMap<string, Point>,
): { readonly document: PatchbayDocument; readonly label: string } | null {
  const positions = positionsOf(document);
  const components = new Map<string, Point>();
  const notes = new Map<string, Point>();
  const named: string[] = [];
  for (const [node, { x, y }] of places) {
    const at = placeOfNode(document, positions, node);
    if (at === null || (at.x === x && at.y === y)) continue;
    named.push(nameOf(document, node));
    const note = noteIdOf(node);
    if (note !== null) notes.set(note, { x, y });
    const [dx, dy] = [x - at.x, y - at.y];
    for (const name of componentsOfNodes(document, note === null ? [node] : [])) {
      const own = positions.get(name);
      // What is moved by itself and with its group moves once.
      if (own && !components.has(name)) components.set(name, { x: own.x + dx, y: own.y + dy });
    }
  }
  const [first] = named;
  if (first === undefined) return null;
  const moved = changeNotes(moveComponents(document, components), notes);
  return { document: moved, label: named.length === 1 ? first : `${named.length} components` };
}

function nameOf(document: PatchbayDocument, node: string): string {
  const group = groupIdOf(node);
  if (group !== null) return `the group ${groupsOf(document).get(group)?.title ?? ''}`;
  return noteIdOf(node) === null ? node : 'a note';
}
