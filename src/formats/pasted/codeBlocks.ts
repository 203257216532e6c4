/** Marks of a quotation in front of lines, as mail and chat put them: `> `, `| `, `│ `. */
const QUOTE = /^[ \t\u00a0]*(?:[>|│┃▏][ \t\u00a0]?)+/u;
const FENCE = /^([ \t\u00a0]*)(`{3,}|~{3,})[^`]*$/u;
const BEGIN =
  /^[\s\p{Cf}]*(?:[-–—•*][\s]+)?["“]?(?:plugboard|process|components|type)["”]?\s*[:：]/u;

/** The text without the marks of a quotation, where every line that is not empty has them. */
export function unquoted(text: string): string {
  const lines = text.split('\n');
  const written = lines.filter((line) => line.trim() !== '');
  if (written.length === 0 || !written.every((line) => QUOTE.test(line))) return text;
  return unquoted(lines.map((line) => line.replace(QUOTE, '')).join('\n'));
}

/** The quoted lines alone of a mail that has its own around them; null where no line is quoted. */
export function quotedPart(text: string): string | null {
  const lines = text.split('\n').filter((line) => /^[ \t\u00a0]*>/u.test(line));
  return lines.length > 1 ? unquoted(lines.join('\n')) : null;
}

const NUMBER = /^\s*(\d+)(?:\s*[:|│┃.)](?=\s|$)|\s|$)/u;
const ADDED = /^\+(?!\+\+)/u;
const DIFF_HEAD = /^(?:@@ |\+\+\+ |--- |diff --git |index |new file mode )/u;

/** The text without the numbers in front of its lines, where each line has the next one; else null. */
function unnumbered(lines: readonly string[]): string | null {
  const numbers = lines.map((line) => Number(NUMBER.exec(line)?.[1] ?? NaN));
  const [first = NaN] = numbers;
  if (lines.length < 2 || !numbers.every((number, at) => number === first + at)) return null;
  return lines.map((line) => line.replace(NUMBER, '')).join('\n');
}

/** The lines that a comparison adds, where it does nothing else; else null. */
function added(lines: readonly string[]): string | null {
  const written = lines.filter((line) => line.trim() !== '' && !DIFF_HEAD.test(line));
  if (written.length === 0 || !written.every((line) => ADDED.test(line))) return null;
  return written.map((line) => line.slice(1)).join('\n');
}

/** The text without what an editor or a comparison puts in front of its lines; null where there is nothing. */
export function withoutGutter(text: string): string | null {
  const lines = text.replace(/^\s*\n|\s+$/gu, '').split('\n');
  return unnumbered(lines) ?? added(lines);
}

const COMMENT = /^([ \t]*)(?:#+|\/\/)(?: |$|(?=\S))/u;

/** The text without the marks of a comment, where every line that is not empty has one; else null. */
export function uncommented(text: string): string | null {
  const lines = text.split('\n');
  const written = lines.filter((line) => line.trim() !== '');
  if (written.length < 2 || !written.every((line) => COMMENT.test(line))) return null;
  return lines.map((line) => line.replace(COMMENT, '$1')).join('\n');
}

/** In a chat the code begins and ends in the line of its fence: a line of its own for each. */
function onLinesOfTheirOwn(text: string): string {
  return text
    .replace(
      /^([ \t\u00a0]*`{3,})(?=["“]?(?:plugboard|process|components|- ?type)\b["”]?\s*:)/gmu,
      '$1\n',
    )
    .replace(/(?<=[^\s`])(?=`{3,}[ \t]*$)/gmu, '\n');
}

/** The contents of fenced blocks of code, in their order; one that is not closed goes to the end. */
export function fenced(text: string): readonly string[] {
  const blocks: string[] = [];
  let open: { readonly mark: string; readonly lines: string[] } | null = null;
  for (const line of onLinesOfTheirOwn(text).split('\n')) {
    // A block in a quotation has its marks in front of the fence too.
    const mark = FENCE.exec(line.trimEnd()) ?? FENCE.exec(line.replace(QUOTE, '').trimEnd());
    const [, , sign = ''] = mark ?? [];
    if (open === null) {
      if (sign !== '') open = { mark: sign, lines: [] };
    } else if (sign.startsWith(open.mark)) {
      blocks.push(open.lines.join('\n'));
      open = null;
    } else open.lines.push(line);
  }
  if (open !== null) blocks.push(open.lines.join('\n'));
  return blocks.map((block) => `${unquoted(block)}\n`);
}

const indentOf = (line: string) => /^[\s\u00a0]*/u.exec(line)?.[0].length ?? 0;

/**
 * What of a text with sentences around it looks like a model: from the first line that begins one, as long
 * as lines are empty, indented deeper, or are entries themselves.
 */
export function withoutProse(text: string): string | null {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => BEGIN.test(line));
  if (start < 0) return null;
  const indent = indentOf(lines[start] ?? '');
  const isPart = (line: string) =>
    line.trim() === '' ||
    indentOf(line) > indent ||
    (indentOf(line) === indent &&
      /^\s*(?:[-–—•]\s|#|["'“]?[\w.]+["'”]?\s*[:：](?:\s|$))/u.test(line));
  let end = start + 1;
  while (end < lines.length && isPart(lines[end] ?? '')) end++;
  return `${lines.slice(start, end).join('\n')}\n`;
}
