import { fitText, textWidth } from '../../base/textWidth.ts';
import { type Note, notesOf, type PatchbayDocument } from '../../model/index.ts';
import { type DrawnNote, drawnNotes } from '../marks/drawnNotes.ts';
import type { Frame } from '../marks/frames.ts';
import type { PictureInks } from './inks.ts';
import { element, line } from './svg.ts';

const LINE = 19;
const PAD = { x: 12, y: 10 };

/** The frame of a group with its title. */
export function drawFrame({ group, x, y, width, height }: Frame, inks: PictureInks): string {
  const { line: stroke, frame: fill } = inks.marks[group.colour];
  const title = fitText(group.title, 13, width - 24, 'semibold');
  const box = { x, y, width, height, rx: 12, fill, stroke, 'stroke-width': 1.5 };
  const at = { x: x + 12, y: y + 18, 'font-size': 13, 'font-weight': 600 };
  return element('rect', box) + line(title, { ...at, fill: inks.textSecondary });
}

/** The notes of a document. */
export function drawNotes(document: PatchbayDocument, inks: PictureInks): readonly string[] {
  const notes = notesOf(document);
  const shown = drawnNotes(notes);
  return [...notes.values()].map((note) =>
    drawNote(note, shown.get(note.id) ?? { text: note.text, isPlain: true }, inks),
  );
}

/** A note with as many of its lines as it has room for: the words of its Markdown, headings in bold. */
function drawNote(note: Note, { text }: DrawnNote, inks: PictureInks): string {
  const { x, y, width, height, colour } = note;
  const { edge: stroke, note: fill } = inks.marks[colour];
  const box = element('rect', { x, y, width, height, rx: 9, fill, stroke });
  const most = Math.max(1, Math.floor((height - 2 * PAD.y) / LINE));
  const lines = noteLines(text, width - 2 * PAD.x, most);
  const drawn = lines.map(({ words, isHeading }, row) =>
    line(words, {
      ...{ x: x + PAD.x, y: y + PAD.y + 14 + row * LINE, 'font-size': 13, fill: inks.text },
      'font-weight': isHeading ? 600 : undefined,
    }),
  );
  return box + drawn.join('');
}

interface NoteLine {
  readonly words: string;
  readonly isHeading: boolean;
}

/** Marks of Markdown are for what it looks like; here only its words count. */
function plainWords(markdown: string): string {
  return markdown
    .replace(/^\s*(?:#{1,6}|>)\s+/, '')
    .replace(/^\s*[-*+]\s+/, '• ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '');
}

/** The words in lines of a width, at most so many. */
function noteLines(text: string, room: number, most: number): readonly NoteLine[] {
  const lines: NoteLine[] = [];
  for (const paragraph of text.split(/\r\n?|\n/)) {
    if (lines.length >= most) break;
    const isHeading = /^\s*#{1,6}\s/.test(paragraph);
    const weight = isHeading ? 'semibold' : 'regular';
    let words = '';
    for (const word of plainWords(paragraph).split(' ')) {
      const longer = words === '' ? word : `${words} ${word}`;
      if (words === '' || textWidth(longer, 13, weight) <= room) words = longer;
      else {
        lines.push({ words: fitText(words, 13, room, weight), isHeading });
        if (lines.length >= most) break;
        words = word;
      }
    }
    lines.push({ words: fitText(words, 13, room, weight), isHeading });
  }
  return lines.slice(0, most);
}
