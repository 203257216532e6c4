import { noteNode } from '../../graph/nodeIds.ts';
import { snap } from '../../graph/places/freePlace.ts';
import { GRID } from '../../graph/places/nodeLayout.ts';
import type { Point } from '../../graph/wires/wirePath.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { MarkColour } from '../../model/layout/groups.ts';
import type { Note } from '../../model/layout/notes.ts';
import type { Edited } from '../edit.ts';
import { addNote, changeNotes } from './notes.ts';

const SIZE = { width: 15 * GRID, height: 8 * GRID };

/** Puts an empty note down with its middle at a point, and selects it. */
export function putNote(document: PatchbayDocument, _catalogue: Catalogue, at: Point): Edited {
  const corner = snap({ x: at.x - SIZE.width / 2, y: at.y - SIZE.height / 2 });
  const made = addNote(document, { text: '', ...corner, ...SIZE, colour: 'amber' });
  return {
    document: made.document,
    label: 'Add a note',
    selection: { components: [noteNode(made.id)], connectors: [] },
    said: 'Added a note.',
  };
}

function changed(
  document: PatchbayDocument,
  note: string,
  change: Partial<Omit<Note, 'id'>>,
  label: string,
): Edited {
  return { document: changeNotes(document, new Map([[note, change]])), label };
}

export function writeNote(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { note, text }: { readonly note: string; readonly text: string },
): Edited {
  return changed(document, note, { text }, 'Write a note');
}

export function sizeNote(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  {
    note,
    width,
    height,
  }: { readonly note: string; readonly width: number; readonly height: number },
): Edited {
  return changed(document, note, { width, height }, 'Size a note');
}

export function colourNote(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { note, colour }: { readonly note: string; readonly colour: MarkColour },
): Edited {
  return changed(document, note, { colour }, 'Colour a note');
}
