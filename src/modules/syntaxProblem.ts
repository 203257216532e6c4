import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import { visibleText } from '../base/characters/characters.ts';
import '../base/characters/named.ts';
import type { Problem } from '../model/index.ts';
import type { Source } from './nodes.ts';

/**
 * Lines of Python with what Python takes and this parser may not: stars before names, patterns, several names
 * behind `with`, decorators of any form, templates, braces in formatted texts. There the interpreter has the
 * last word.
 */
export const DOUBTFUL_PYTHON =
  /^\s*(?:case\b|@)|\*|\bwith\b|\bas\b|\blambda\b|\b(?:[tT][rR]?|[rR]?[fF][rR]?)["']/;

/** Every line of TypeScript: this parser lacks several of its forms (`x is T`, `[a?, b?]`). The stripper has the last word. */
export const DOUBTFUL_TYPESCRIPT = /^/;

/** The first node of which this holds, or null. */
function firstNode(root: SyntaxNode, holds: (node: SyntaxNodeRef) => boolean): SyntaxNode | null {
  let first: SyntaxNode | null = null;
  root.cursor().iterate((node) => {
    if (first === null && holds(node)) first = node.node;
    return first === null;
  });
  return first;
}

/** `catch (error: any)` is no fault: the parser lacks this type, which most of TypeScript's catches have. */
const isFault = ({ type, node }: SyntaxNodeRef): boolean =>
  type.isError && node.parent?.name !== 'CatchClause';

const shown = (text: string) => visibleText(text.length > 20 ? `${text.slice(0, 20)}...` : text);

/**
 * The first place of a file that cannot be read, or null.
 *
 * @param doubtful lines on which the parser may be wrong, so that they are only warned of
 */
export function syntaxProblem({ file, text, root }: Source, doubtful: RegExp): Problem | null {
  const fault = firstNode(root, isFault);
  if (fault === null) return null;
  const rest = text.slice(fault.from);
  const at = fault.from + (rest.length - rest.replace(/^[ \t]+/, '').length);
  const { line, column, whole } = placeIn(text, at);
  const here = whole.slice(column - 1).trim();
  const what = here === '' ? 'the line ends too early' : `"${shown(here)}" is not expected here`;
  const severity = doubtful.test(whole) ? 'warning' : 'error';
  const message = `${file}, line ${line}: ${what}.`;
  return { code: 'MODULE_SYNTAX', message, path: file, line, column, severity };
}

/** Line and column of a place, each from 1, and the text of its line. */
function placeIn(text: string, at: number) {
  const before = text.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  const whole = text.slice(start).split('\n', 1)[0] ?? '';
  return { line: before.split('\n').length, column: at - start + 1, whole };
}

/** The first decorator of a TypeScript file, or null: browsers and Node do not know them, and types are all that is taken out. */
export function decoratorProblem({ file, text, root }: Source): Problem | null {
  const found = firstNode(root, ({ name }) => name === 'Decorator');
  if (found === null) return null;
  const { line, column, whole } = placeIn(text, found.from);
  const [decorator = '@'] = /^@[\w$.]*/.exec(whole.slice(column - 1)) ?? [];
  const message = `${file}, line ${line}: the decorator ${shown(decorator)} does not run here. Call it as a function behind the class.`;
  return { code: 'MODULE_SYNTAX', message, path: file, line, column, severity: 'warning' };
}
