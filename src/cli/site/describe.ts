import { fromMarkdown } from 'mdast-util-from-markdown';
import { drawnText } from '../../base/drawnText.ts';

/** Characters of a description at most, and of a README that are looked at. */
const LONGEST = 400;
const LOOKED_AT = 20_000;

/** A node of Markdown, as far as text is in it. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const oneLine = (text: string): string => drawnText(text.replace(/\s+/g, ' ').trim(), LONGEST);

/** The comment that a YAML text begins with, up to its first empty line; empty where there is none. */
export function leadingComment(text: string): string {
  const lines = text.replace(/^\ufeff?\s*/, '').split(/\r\n?|\n/);
  const end = lines.findIndex((line) => !/^#+\s*[^#\s]/.test(line));
  const comment = lines.slice(0, end < 0 ? undefined : end);
  return oneLine(comment.map((line) => line.replace(/^#+/, '')).join(' '));
}

function textIn({ type, value, children }: Node): string {
  if (type === 'break') return ' ';
  if (type === 'text' || type === 'inlineCode') return value ?? '';
  return children?.map(textIn).join('') ?? '';
}

/** The first paragraph of a Markdown text that says something, as plain text; empty where there is none. */
export function firstParagraph(markdown: string): string {
  const { children } = fromMarkdown(markdown.slice(0, LOOKED_AT)) as Node;
  const texts = (children ?? [])
    .filter(({ type }) => type === 'paragraph')
    .map((node) => oneLine(textIn(node)));
  return texts.find((text) => text !== '') ?? '';
}
