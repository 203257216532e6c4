import { drawnText } from '../../base/drawnText.ts';
import { type Note, NOTE_LIMITS } from '../../model/index.ts';

/** What is drawn of a note. */
export interface DrawnNote {
  readonly text: string;
  /** Whether it is drawn as it was typed: to read very much Markdown, and to draw its parts, takes long. */
  readonly isPlain: boolean;
}

/** Signs in one note that may begin an element. */
const MOST_SIGNS = 2_000;
/** What all notes together may weigh: a character 1, an element as much as it takes longer. */
const HEAVIEST = 250_000;
const ELEMENT = 20;

function signsIn(text: string): number {
  let count = 0;
  for (const c of text) if ('*_`[]()<>!&\n'.includes(c)) count++;
  return count;
}

/**
 * What is drawn of each note, so that laying all of them out takes no longer than a person waits: a small
 * text can say a thousand long ones.
 */
export function drawnNotes(notes: ReadonlyMap<string, Note>): ReadonlyMap<string, DrawnNote> {
  const shares = (whole: number) => Math.floor(whole / notes.size);
  const characters = [...notes.values()].reduce((sum, { text }) => sum + text.length, 0);
  const fair = characters > 4 * HEAVIEST ? shares(4 * HEAVIEST) : NOTE_LIMITS.text;
  const longest = Math.min(NOTE_LIMITS.text, fair);
  const drawn = new Map<string, DrawnNote>();
  let weight = 0;
  for (const { id, text } of notes.values()) {
    const shown = drawnText(text, longest);
    const signs = signsIn(shown);
    const isPlain = signs > MOST_SIGNS;
    weight += shown.length + (isPlain ? 0 : signs * ELEMENT);
    drawn.set(id, { text: shown, isPlain });
  }
  if (weight <= HEAVIEST) return drawn;
  const share = shares(HEAVIEST);
  for (const [id, { text, isPlain }] of drawn) {
    const short = drawnText(text, share);
    drawn.set(id, { text: short, isPlain: isPlain || signsIn(short) * ELEMENT > share });
  }
  return drawn;
}
