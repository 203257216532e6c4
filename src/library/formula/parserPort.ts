import type { Result } from '../../base/result.ts';
import type { Expression, ExpressionFault } from './expression.ts';

/** Reads the text of a formula. */
export type ReadExpression = (text: string) => Result<Expression, ExpressionFault>;

let parser: ReadExpression | null = null;
/** A formula was passed unread, as there was no parser. */
let isOneUnread = false;

/**
 * Gives the check of a Formula's arguments its parser. The parser is large and the catalogue belongs
 * to the page's first load, so the page installs it afterwards; whatever loads the component classes has
 * it installed at once.
 *
 * @returns whether a formula was passed unread before: what was checked then is to be checked again
 */
export function installFormulaParser(read: ReadExpression): boolean {
  parser = read;
  return isOneUnread;
}

/** A formula that was read, or its fault; null as long as no parser is installed. */
export function readFormula(text: string): Result<Expression, ExpressionFault> | null {
  if (parser === null) {
    isOneUnread = true;
    return null;
  }
  return parser(text);
}
