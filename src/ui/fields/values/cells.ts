import type { Json } from '../../../base/json.ts';
import { typedNumber } from '../../../base/typedNumber.ts';
import { numberIn, readValue, type ValueKind } from './fieldValue.ts';

/** More rows than this are no list that somebody edits by hand. */
const MOST = 100_000;

/** The lines of a table on the clipboard, each with its cells. */
function linesOf(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n').slice(0, MOST);
  return lines.map((line) => line.split('\t'));
}

/** `1, 2, 3`, `1;2` or `1 2 3` in its parts. A comma between digits alone is a decimal one. */
function partsOf(line: string, kind: ValueKind): string[] {
  if (kind === 'text') return line.split(/\s*[,;]\s*/);
  const bare = line
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .trim();
  // A space in a number that was pasted parts two of them.
  if (!/\d [\d-]/.test(bare) && numberIn(bare) !== undefined) return [bare];
  // Either a thousand or two numbers: for a person to say.
  if (typedNumber(bare).kind === 'unclear') return [bare];
  if (/[;,]/.test(bare)) return bare.split(bare.includes(';') ? /\s*;\s*/ : /\s*,\s*/);
  return bare.split(/\s+/);
}

/**
 * What was pasted as values of a list, a column from a spreadsheet or `1, 2, 3`; a table of several columns
 * as a list of lists where any kind goes. Null when it is one value, or not all of the kind: then it is text
 * for the line that it was pasted into.
 */
export function pastedValues(text: string, kind: ValueKind): readonly Json[] | null {
  const lines = linesOf(text).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const isTable = lines.length > 1 && lines.some((cells) => cells.length > 1);
  if (isTable) return kind === 'any' ? lines.map((cells) => cells.map((c) => read(c, kind))) : null;
  const [first = []] = lines;
  const cells =
    lines.length > 1
      ? lines.map(([cell = '']) => cell)
      : first.length > 1
        ? first
        : partsOf(first[0] ?? '', kind);
  if (cells.length < 2) return null;
  if (kind === 'text') return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const numbers = cells.map(numberIn);
  const whole = numbers.every((number) => number !== undefined);
  if (whole) return numbers;
  // Words are values where any kind goes, but only if they came in lines: a sentence has commas, too.
  return kind === 'any' && lines.length > 1 ? cells.map((cell) => read(cell, kind)) : null;
}

function read(cell: string, kind: ValueKind): Json {
  const value = readValue(cell.trim(), kind);
  return value.ok ? value.value : cell;
}
