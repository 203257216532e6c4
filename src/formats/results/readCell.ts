const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const WHOLE = /^[+-]?\d+$/;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['', null],
  ['True', true],
  ['False', false],
  ['nan', NaN],
  ['inf', Infinity],
  ['-inf', -Infinity],
]);
/** Texts of JSON, which stay, and the numbers that only Python's JSON has. */
const PIECES = /"(?:[^"\\]|\\.)*"|NaN|-?Infinity/g;
/** Stands before such a number while the rest is read as JSON. */
const MARK = '\u0000';
const MARKED: ReadonlyMap<string, number> = new Map(
  [NaN, Infinity, -Infinity].map((value) => [MARK + String(value), value]),
);

/**
 * The value of a cell that a recorder wrote: a number as Python writes it, True, False, nothing, JSON
 * (lists, maps, and text that could be taken for something else), or plain text.
 */
export function readCell(cell: string): unknown {
  const text = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
  if (WORDS.has(text)) return WORDS.get(text);
  if (NUMBER.test(text)) return WHOLE.test(text) ? wholeNumber(text) : Number(text);
  return /^["[{]/.test(text) ? fromPythonJson(text) : text;
}

/** A whole number; its digits where a number would round them, as values of our own runs are shown. */
function wholeNumber(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) || BigInt(value) === BigInt(text.replace('+', ''))
    ? value
    : text;
}

function fromPythonJson(text: string): unknown {
  const plain = text.replace(PIECES, (piece) =>
    piece.startsWith('"') ? piece : JSON.stringify(MARK + piece),
  );
  try {
    return JSON.parse(plain, (_, value: unknown) =>
      typeof value === 'string' ? (MARKED.get(value) ?? value) : value,
    );
  } catch {
    return text;
  }
}
