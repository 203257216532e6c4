import { plainFormula } from '../base/characters/plainFormula.ts';
import { compile } from './formula/compile.ts';
import { CONSTANTS } from './formula/expression.ts';
import { readExpression } from './formula/readExpression.ts';

/**
 * The number that a text of arithmetic comes to, by the rules of formulas (`2*60`, `sqrt(2)/2`, `2^3`
 * and `pi` too); null when it is no formula, or one that speaks of other names.
 */
export function calculate(text: string): number | null {
  const read = readExpression(plainFormula(text).replaceAll('^', '**'));
  if (!read.ok) return null;
  let known = true;
  const evaluate = compile(read.value, (name) => {
    const value = CONSTANTS.get(name);
    if (value === undefined) known = false;
    return { value: value ?? NaN };
  });
  const result = Number(evaluate([]));
  return known && !Number.isNaN(result) ? result : null;
}
