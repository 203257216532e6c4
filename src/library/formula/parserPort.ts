import type { Result } from '../../base/result.ts';
import type { Expression, ExpressionFault } from './expression.ts';

/** Reads the text of a formula. */
export type ReadExpression = (text: string) => Result<Expression, ExpressionFault>;

let parser: ReadExpression | null = null;

/**
 * Gives the check of a Formula's arguments its parser. The parser is large and the catalogue belongs
 * to the page's first load, so the page installs it afterwards (and then checks again); whatever loads
 * the component classes has it installed at once.
 */
export function installFormulaParser(read: ReadExpression): void {
  parser = read;
}

/** What is wrong with a formula; null when nothing is, or as long as no parser is installed. */
export function formulaFault(text: string): ExpressionFault | null {
  const read = parser?.(text);
  return !read || read.ok ? null : read.error;
}
