import type { SyntaxNode } from '@lezer/common';
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

/** The place of the first fault, or null. */
function firstFault(root: SyntaxNode): SyntaxNode | null {
  let first: SyntaxNode | null = null;
  root.cursor().iterate((node) => {
    if (first !== null) return false;
    // `catch (error: any)`: the parser lacks this type, which most of TypeScript's catches have.
    if (node.type.isError && node.node.parent?.name !== 'CatchClause') first = node.node;
    return undefined;
  });
  return first;
}

const shown = (text: string) => visibleText(text.length > 20 ? `${text.slice(0, 20)}...` : text);

/**
 * The first place of a file that cannot be read, or null.
 *
 * @param doubtful lines on which the parser may be wrong, so that they are only warned of
 */
export function syntaxProblem({ file, text, root }: Source, doubtful: RegExp): Problem | null {
  const fault = firstFault(root);
  if (fault === null) return null;
  const rest = text.slice(fault.from);
  const at = fault.from + (rest.length - rest.replace(/^[ \t]+/, '').length);
  const before = text.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  const whole = text.slice(start).split('\n', 1)[0] ?? '';
  const here = text.slice(at, start + whole.length).trim();
  const what = here === '' ? 'the line ends too early' : `"${shown(here)}" is not expected here`;
  const severity = doubtful.test(whole) ? 'warning' : 'error';
  const message = `${file}, line ${line}: ${what}.`;
  return { code: 'MODULE_SYNTAX', message, path: file, line, column: at - start + 1, severity };
}
