import { isObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';

/** Cell magics after which the rest of the cell is Python all the same. */
const PYTHON_CELL = /^%%(?:time|timeit|capture|prun)\b/u;
/** A line that only a notebook understands: `%magic`, `!shell`, `name = !shell`, `?help`, `help?`. */
const NOTEBOOK_LINE = /^\s*(?:[%!?]|[\w.]+\s*=\s*[!%])|^[\w.]+\?{1,2}\s*$/u;
/** A statement that waits, which only a notebook takes outside of a function. */
const WAITS = /^(?:await\b|async\s+(?:with|for)\b|[^#'"]*[=(,]\s*await\b)/u;
/** What goes on with the statement of the line before. */
const GOES_ON = /^(?:\s+\S|[)\]}])/u;

const asComment = (line: string): string => (line === '' ? line : `# ${line}`);

/** The file that a notebook becomes: a name that Python can import. */
export function notebookFile(name: string): string {
  return `${name.replace(/\.ipynb$/iu, '').replace(/[^\p{L}\p{N}_]/gu, '_')}.py`;
}

/**
 * The code cells of a notebook as one module, each after a line `# %%`. What only a notebook runs (magics,
 * commands of a shell, waiting outside of a function) stands in it as comments.
 *
 * @returns the text, or why there is none, for a person
 */
export function notebookModule(text: string): Result<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('It is no notebook.');
  }
  const cells = isObject(value) ? value['cells'] : null;
  if (!Array.isArray(cells)) return fail('It is no notebook of this format (nbformat 4).');
  const sources = cells.flatMap((cell: unknown) => {
    if (!isObject(cell) || cell['cell_type'] !== 'code') return [];
    const { source } = cell as { source?: unknown };
    const whole = Array.isArray(source) ? source.join('') : source;
    return typeof whole === 'string' && whole.trim() !== '' ? [whole] : [];
  });
  return ok(sources.map((source) => `# %%\n${pythonOf(source)}\n`).join('\n'));
}

/** A cell as Python takes it. */
function pythonOf(source: string): string {
  const lines = source.trimEnd().split(/\r?\n/u);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (first.startsWith('%%') && !PYTHON_CELL.test(first)) return lines.map(asComment).join('\n');
  const wanted: string[] = [];
  let isSetAside = false;
  let quote: string | null = null;
  for (const line of lines) {
    const before = quote;
    quote = quoteAfter(line, quote);
    // A line inside a text of several lines begins nothing.
    if (before === null && !(isSetAside && GOES_ON.test(line))) isSetAside = WAITS.test(line);
    const isMagic = before === null && NOTEBOOK_LINE.test(line);
    wanted.push(isSetAside || isMagic ? asComment(line) : line);
  }
  return wanted.join('\n');
}

/** The triple quote in which a line ends that began in `open`; null where it ends in none. */
function quoteAfter(line: string, open: string | null): string | null {
  /** The quote of the text that is read. */
  let quote = open;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '\\') at += 1;
    else if (quote === null && character === '#') return null;
    else if (quote === null && (character === '"' || character === "'")) {
      const triple = character.repeat(3);
      quote = line.startsWith(triple, at) ? triple : character;
      at += quote.length - 1;
    } else if (quote !== null && line.startsWith(quote, at)) {
      at += quote.length - 1;
      quote = null;
    }
  }
  // A text of one line ends with it.
  return quote?.length === 3 ? quote : null;
}
