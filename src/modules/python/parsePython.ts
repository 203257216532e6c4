import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { parseWithin } from '../parseWithin.ts';

/** Names, dots and brackets behind `as`, made into one name. */
const oneName = (all: string) =>
  all.slice(0, 2) +
  ' '.repeat(/^\s*/.exec(all.slice(2))?.[0].length ?? 0) +
  '_'.repeat(all.slice(2).trimStart().length);

/**
 * What Python takes and this grammar does not, in a form of the same length that it takes: `1.`, a bare `yield`,
 * and `with ... as` something that is more than a name. Only the tree is of this form; texts of it are cut from the
 * code as it is.
 */
function parsable(text: string): string {
  return text
    .replace(/(?<![\w.])(\d[\d_]*)\.(?![\w.])/g, '$1 ')
    .replace(/(?<![\w.])(\d[\d_]*)\.(?=[eEjJ][\d\W])/g, '$10')
    .replace(/\byield(?=[ \t]*(?:[)\]}#;,:]|\r?\n|$))/g, 'None ')
    .replace(/\bas\s*\([\w\s,.*()]{0,300}\)(?=\s{0,300}[:,)])/g, oneName)
    .replace(/\bas\s+\w+(?:\.\w+)+(?=\s*[:,)])/g, oneName);
}

/** The syntax tree of a text; what cannot be read is an error node in it. Null: not read in time. */
export function parsePython(text: string, isLate: () => boolean): SyntaxNode | null {
  return parseWithin(parser, parsable(text), isLate);
}

/** The syntax tree of a short text. */
export function parsePythonPart(text: string): SyntaxNode {
  return parser.parse(parsable(text)).topNode;
}
