import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../document.ts';
import { type MarkColour, readColour } from './groups.ts';
import { LAYOUT_PATH } from './layoutPath.ts';
import { getAt } from '../paths.ts';
import { readPlace } from '../place.ts';

/** A text on the canvas, beside the model. Units are those of the canvas. */
export interface Note {
  readonly id: string;
  /** Markdown; what of it is shown is for the interface to allow. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: MarkColour;
}

export const NOTE_LIMITS = {
  /** Characters that are written here; a text may bring more, which stay. */
  text: 20_000,
  least: { width: 80, height: 40 },
  most: { width: 2_000, height: 2_000 },
} as const;

function pair(value: Json | undefined): readonly [number, number] | null {
  if (!Array.isArray(value)) return null;
  const [a, b] = value as readonly unknown[];
  return Number.isFinite(a) && Number.isFinite(b) ? [Number(a), Number(b)] : null;
}

function within(value: number, side: 'width' | 'height'): number {
  return Math.min(NOTE_LIMITS.most[side], Math.max(NOTE_LIMITS.least[side], value));
}

/** A note with a size that can be drawn. */
export function soundNote(note: Note): Note {
  return {
    ...note,
    width: within(note.width, 'width'),
    height: within(note.height, 'height'),
  };
}

/** The notes of a document by id; what cannot be read is passed over. */
export function notesOf(document: PatchbayDocument): ReadonlyMap<string, Note> {
  const value = getAt(document.config, [...LAYOUT_PATH, 'notes']);
  const notes = new Map<string, Note>();
  if (!isObject(value)) return notes;
  for (const [id, item] of Object.entries(value as JsonObject)) {
    if (!isObject(item)) continue;
    const { text, at, size, colour } = item as JsonObject;
    const place = readPlace(at);
    if (typeof text !== 'string' || place === null) continue;
    const [width, height] = pair(size) ?? [240, 120];
    notes.set(id, soundNote({ id, text, ...place, width, height, colour: readColour(colour) }));
  }
  return notes;
}
