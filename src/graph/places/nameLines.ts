import { fitText, textWidth } from '../../base/textWidth.ts';
import { LABEL_SIZES, LARGEST, TEXT } from '../detail.ts';
import type { NodeSize } from './nodeLayout.ts';

/** How far a word stands out of its card at each side, from afar, before it is broken; canvas units. */
export const OVERHANG = 28;
/** What the header has beside a name: its icon, its dot and the gaps, and without these. */
const BESIDE = 70;
const PADDED = 12;
/** Height of a line in letters, and what is kept of the height of a card. */
export const LINE = 1.08;
const KEPT = 8;
/** Beyond so many words nobody looks for the best way to break a name. */
const MOST_WORDS = 10;
/** Letters are a little wider on some screens than the table says. */
const SPARE = 1.02;

/** Where a name goes on in the next line: behind a joint, or where a word begins. */
const JOINT = /(?<=[_\-. ])(?=[^_\-. ])|(?<=\p{Ll})(?=\p{Lu})/u;

/** The parts of a name that stay in one line; together they are the name. */
export function wordsOf(title: string): readonly string[] {
  return title.split(JOINT);
}

/** Width of the longest word of a name, in sizes of its letters. */
function longestOf(title: string): number {
  return Math.max(...wordsOf(title).map((word) => textWidth(word, 1, 'semibold'))) * SPARE;
}

/** How a name is written from afar, where its card does not grow with the letters. */
export interface NamePlan {
  /** Sizes of letters at which the header has room for the name alone. */
  readonly tight: readonly number[];
  /** Width that its lines need in sizes of its letters; 0: they find room at any size. */
  readonly longest: number;
  /** How many lines the whole card has for it at the largest size. */
  readonly lines: number;
}

/** How the name of a card of this size is written from afar. */
export function namePlan(title: string, { width, height }: NodeSize): NamePlan {
  const longest = longestOf(title);
  const lines = Math.max(2, Math.floor((height - KEPT) / (LARGEST * LINE)));
  const needed = Math.max(longest, widthIn(lines, title));
  return {
    tight: LABEL_SIZES.filter((size) => size > TEXT && longest * size > width - BESIDE),
    longest: needed * LARGEST > width - PADDED ? needed : 0,
    lines,
  };
}

/** The least width in which a name takes so many lines at most, in sizes of its letters. */
function widthIn(lines: number, title: string): number {
  const words = wordsOf(title).map((word) => textWidth(word, 1, 'semibold') * SPARE);
  if (words.length <= lines || words.length > MOST_WORDS) return 0;
  const widths = words.flatMap((_, from) =>
    words.slice(from).map((__, length) => sumOf(words.slice(from, from + length + 1))),
  );
  return widths.toSorted((a, b) => a - b).find((width) => linesIn(width, words) <= lines) ?? 0;
}

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** How many lines words take in a width, filled one after the other. */
function linesIn(room: number, words: readonly number[]): number {
  let [lines, used] = [0, Infinity];
  for (const word of words) {
    used = used + word > room + 1e-9 ? word : used + word;
    if (used === word) lines++;
  }
  return lines;
}

/**
 * A name in so many lines at most, as the page breaks it: between its words, and within a word only
 * where even that has no room. What is left over is cut.
 */
export function nameLines(
  title: string,
  size: number,
  room: number,
  most: number,
): readonly string[] {
  const fits = (text: string, by = 0): boolean => textWidth(text, size, 'semibold') <= room + by;
  const lines: string[] = [];
  for (const word of wordsOf(title)) {
    const last = lines.at(-1);
    if (last !== undefined && (fits(last + word) || lines.length === most))
      lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  return lines.map((line) =>
    fits(line, 2 * OVERHANG) ? line : fitText(line, size, room + 2 * OVERHANG, 'semibold'),
  );
}
