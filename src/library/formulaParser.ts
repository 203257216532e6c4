/**
 * A door of its own, for loading late: the parser of formulas, which the page's first load does without.
 * `installFormulaParser(readExpression)` gives it to the argument checks.
 */
export { readExpression } from './formula/readExpression.ts';
