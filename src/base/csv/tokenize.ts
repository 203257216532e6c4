/** A text that cannot be read as a table, or not as asked. */
export class TableError extends Error {}

/** Cells of a line, and its number as pandas counts: blank lines count, line ends inside quotes do not. */
export interface Row {
  readonly cells: string[];
  readonly line: number;
}

/**
 * The rows of a CSV text, one at a time, cut as pandas cuts them: lines end in `\n`, `\r` or both;
 * lines that are empty or blank are left out; a quote counts only at the start of a cell, and inside
 * a quoted cell two of them mean one. A cell is text here, quoted or not; `typeColumn` makes values.
 */
export function* tokenize(text: string): Generator<Row, void, undefined> {
  let line = 0;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    line++;
    const end = endOfBlankLine(text, at);
    if (end !== null) {
      at = end;
      continue;
    }
    const cells: string[] = [];
    at = readRow(text, at, cells, line);
    yield { cells, line };
  }
}

/** Where the next line starts when this one holds nothing but blanks, else null. */
function endOfBlankLine(text: string, from: number): number | null {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  if (at === text.length) return at;
  return isLineEnd(text[at]) ? afterLineEnd(text, at) : null;
}

/** Adds the cells of the line at `from` to `row`; gives the place after the line. */
function readRow(text: string, from: number, row: string[], line: number): number {
  let at = from;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at, line) : plainCell(text, at, '');
    row.push(cell.text);
    at = cell.end;
    if (text[at] !== ',') return at < text.length ? afterLineEnd(text, at) : at;
    at++;
  }
}

interface Cell {
  readonly text: string;
  /** Place of the comma or line end behind it. */
  readonly end: number;
}

function plainCell(text: string, from: number, before: string): Cell {
  let end = from;
  while (end < text.length && text[end] !== ',' && !isLineEnd(text[end])) end++;
  return { text: before + text.slice(from, end), end };
}

function quotedCell(text: string, from: number, line: number): Cell {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      throw new TableError(`The file ends inside a quoted cell that begins in line ${line}.`);
    }
    cell += text.slice(at, quote);
    // What follows the closing quote directly belongs to the cell, as in `"ab"c`.
    if (text[quote + 1] !== '"') return plainCell(text, quote + 1, cell);
    cell += '"';
    at = quote + 2;
  }
}

function isLineEnd(char: string | undefined): boolean {
  return char === '\n' || char === '\r';
}

function afterLineEnd(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}
