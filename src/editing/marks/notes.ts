import { isObject, type JsonObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { withLayout } from '../../model/layout/layout.ts';
import { LAYOUT_PATH } from '../../model/layout/layoutPath.ts';
import { NOTE_LIMITS, type Note, notesOf, soundNote } from '../../model/layout/notes.ts';
import { getAt, withoutEntry } from '../../model/paths.ts';
import { freeId } from '../../model/raw.ts';

const rounded = (x: number) => Math.round(x * 100) / 100;

/** The notes as the text has them, those that cannot be read too. */
function rawNotes(document: PatchbayDocument): JsonObject {
  const value = getAt(document.config, [...LAYOUT_PATH, 'notes']);
  return isObject(value) ? (value as JsonObject) : {};
}

function rawOf({ text, x, y, width, height, colour }: Note): JsonObject {
  return {
    text,
    at: [rounded(x), rounded(y)],
    size: [rounded(width), rounded(height)],
    ...(colour === 'grey' ? {} : { colour }),
  };
}

const written = (text: string): string => text.slice(0, NOTE_LIMITS.text);

/** Puts a note down; the document with it, and its id. */
export function addNote(
  document: PatchbayDocument,
  note: Omit<Note, 'id'>,
): { readonly document: PatchbayDocument; readonly id: string } {
  const notes = rawNotes(document);
  const id = freeId('note', new Set(Object.keys(notes)));
  const added = rawOf(soundNote({ ...note, text: written(note.text), id }));
  return { document: withLayout(document, 'notes', { ...notes, [id]: added }), id };
}

/** Changes what is said of notes; ids that are no note's are passed over, and no other note is touched. */
export function changeNotes(
  document: PatchbayDocument,
  changes: ReadonlyMap<string, Partial<Omit<Note, 'id'>>>,
): PatchbayDocument {
  const notes = notesOf(document);
  const changed = [...changes].flatMap(([id, change]) => {
    const note = notes.get(id);
    if (note === undefined) return [];
    const text = change.text === undefined ? note.text : written(change.text);
    return [[id, rawOf(soundNote({ ...note, ...change, text, id }))] as const];
  });
  if (changed.length === 0) return document;
  return withLayout(document, 'notes', { ...rawNotes(document), ...Object.fromEntries(changed) });
}

export function removeNotes(document: PatchbayDocument, ids: readonly string[]): PatchbayDocument {
  const notes = notesOf(document);
  const gone = ids.filter((id) => notes.has(id));
  if (gone.length === 0) return document;
  return withLayout(document, 'notes', gone.reduce(withoutEntry, rawNotes(document)));
}
