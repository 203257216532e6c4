import type { Json } from '../../base/json.ts';
import type { PatchbayDocument } from '../document.ts';
import { withLayout } from '../layout.ts';
import { type Note, notesOf, soundNote } from '../notes.ts';
import { freeId } from './raw.ts';

const rounded = (x: number) => Math.round(x * 100) / 100;

function withNotes(document: PatchbayDocument, notes: Iterable<Note>): PatchbayDocument {
  const entries = [...notes].map(({ id, text, x, y, width, height, colour }): [string, Json] => [
    id,
    {
      text,
      at: [rounded(x), rounded(y)],
      size: [rounded(width), rounded(height)],
      ...(colour === 'grey' ? {} : { colour }),
    },
  ]);
  return withLayout(document, 'notes', Object.fromEntries(entries));
}

/** Puts a note down; the document with it, and its id. */
export function addNote(
  document: PatchbayDocument,
  note: Omit<Note, 'id'>,
): { readonly document: PatchbayDocument; readonly id: string } {
  const notes = notesOf(document);
  const id = freeId('note', new Set(notes.keys()));
  return { document: withNotes(document, [...notes.values(), soundNote({ ...note, id })]), id };
}

/** Changes what is said of notes; ids that are no note's are passed over. */
export function changeNotes(
  document: PatchbayDocument,
  changes: ReadonlyMap<string, Partial<Omit<Note, 'id'>>>,
): PatchbayDocument {
  const notes = notesOf(document);
  if (![...changes.keys()].some((id) => notes.has(id))) return document;
  const next = [...notes.values()].map((note) =>
    soundNote({ ...note, ...changes.get(note.id), id: note.id }),
  );
  return withNotes(document, next);
}

export function removeNotes(document: PatchbayDocument, ids: readonly string[]): PatchbayDocument {
  const notes = notesOf(document);
  if (!ids.some((id) => notes.has(id))) return document;
  return withNotes(
    document,
    [...notes.values()].filter(({ id }) => !ids.includes(id)),
  );
}
