import type { SyntaxNode } from '@lezer/common';
import { firstSentence, unwrapped } from '../prose.ts';
import { stringOf } from './literals.ts';
import { type Source, textOf } from '../nodes.ts';

/** What a docstring says. */
export interface Docstring {
  /** Its first sentence. */
  readonly summary: string;
  /** What stands before its sections, paragraphs apart. */
  readonly description: string;
  /** What it says of each argument. */
  readonly args: ReadonlyMap<string, string>;
}

const NO_DOCS: Docstring = { summary: '', description: '', args: new Map() };

/** The docstring of a class or function; null for none. */
export function docstringOf(source: Source, definition: SyntaxNode): Docstring {
  const first = definition.getChild('Body')?.getChild('ExpressionStatement');
  const text = first?.prevSibling?.name === ':' ? first.firstChild : null;
  if (!text || (text.name !== 'String' && text.name !== 'ContinuedString')) return NO_DOCS;
  return readDocstring(stringOf(textOf(source, text)) ?? '');
}

/** Lines without the indentation that all but the first have in common. */
function dedented(text: string): string[] {
  const [first = '', ...rest] = text.replaceAll('\t', '    ').split(/\r?\n/);
  const indents = rest.filter((line) => line.trim() !== '').map(indentOf);
  const common = indents.reduce((one, other) => Math.min(one, other), Infinity);
  return [
    first.trim(),
    ...rest.map((line) => line.slice(Math.min(common, indentOf(line))).trimEnd()),
  ];
}

const indentOf = (line: string) => line.length - line.trimStart().length;

const SECTION =
  /^(?:Args|Arguments|Parameters|Params|Keyword Args|Keyword Arguments|Other Parameters|Attributes|Returns|Yields|Raises|Examples?|Notes?|References|See Also|Todo|Warnings?|Methods|Inputs|Outputs):?$/i;
const ABOUT_ARGUMENTS =
  /^(?:Args|Arguments|Parameters|Params|Keyword Args|Keyword Arguments|Other Parameters):?$/i;
const SPHINX = /^:(\w+)(?:\s+([^:]*))?:\s*(.*)$/;

/** Reads a docstring in the styles of Google, NumPy and Sphinx. */
function readDocstring(text: string): Docstring {
  const lines = dedented(text);
  const args = new Map<string, string>();
  const before: string[] = [];
  let at = 0;
  let isBefore = true;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const isNumpy = /^-{3,}$/.test(lines[at + 1]?.trim() ?? '');
    if (SECTION.test(line.trim()) && (line.trim().endsWith(':') || isNumpy)) {
      isBefore = false;
      const start = at + (isNumpy ? 2 : 1);
      const end = endOfSection(lines, start, isNumpy, indentOf(line));
      if (ABOUT_ARGUMENTS.test(line.trim())) {
        if (isNumpy) readNumpy(lines.slice(start, end), args);
        else readGoogle(lines.slice(start, end), args);
      }
      at = Math.max(end, at + 1);
      continue;
    }
    const [, word, names = '', said = ''] = SPHINX.exec(line) ?? [];
    if (word !== undefined) {
      isBefore = false;
      const more = continued(lines, at + 1, indentOf(line));
      const name = names.trim().split(/\s+/).at(-1) ?? '';
      if (/^(?:param|parameter|arg|argument)$/.test(word)) {
        args.set(name, [said, ...more].join(' ').trim());
      }
      at += 1 + more.length;
      continue;
    }
    if (isBefore) before.push(line);
    at++;
  }
  const description = before.join('\n').trim();
  return { summary: firstSentence(description), description: unwrapped(description), args };
}

function endOfSection(
  lines: readonly string[],
  start: number,
  isNumpy: boolean,
  indent: number,
): number {
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (isNumpy && /^-{3,}$/.test(lines[at + 1]?.trim() ?? '')) return at;
    if (!isNumpy && indentOf(line) <= indent) return at;
  }
  return lines.length;
}

/** The lines below one that are indented further. */
function continued(lines: readonly string[], start: number, indent: number): string[] {
  const found: string[] = [];
  for (const line of lines.slice(start)) {
    if (line.trim() === '' || indentOf(line) <= indent) break;
    found.push(line.trim());
  }
  return found;
}

function readGoogle(lines: readonly string[], args: Map<string, string>): void {
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map(indentOf));
  lines.forEach((line, at) => {
    const [, name, said = ''] = /^\s*\*{0,2}(\w+)\s*(?:\([^)]*\))?\s*:\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || indentOf(line) !== indent) return;
    args.set(name, [said, ...continued(lines, at + 1, indent)].join(' ').trim());
  });
}

function readNumpy(lines: readonly string[], args: Map<string, string>): void {
  lines.forEach((line, at) => {
    const [, names] = /^(\*{0,2}\w+(?:\s*,\s*\w+)*)\s*(?::.*)?$/.exec(line) ?? [];
    if (names === undefined) return;
    const said = continued(lines, at + 1, 0)
      .join(' ')
      .trim();
    for (const name of names.split(',')) args.set(name.trim().replace(/^\*+/, ''), said);
  });
}
