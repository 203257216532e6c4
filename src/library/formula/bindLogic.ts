import type { Expression, LogicOperator } from './expression.ts';

/** A row such as `not a and b or c`, in the order of the text. */
export type LogicPart = Expression | LogicOperator | 'not';

/** Binds a well-formed row as Python does: `not` closest, then `and`, then `or`, each from the left. */
export function bindLogic(parts: readonly LogicPart[]): Expression {
  return join('or', parts, (side) => join('and', side, negated));
}

function join(
  operator: LogicOperator,
  parts: readonly LogicPart[],
  bind: (side: readonly LogicPart[]) => Expression,
): Expression {
  const sides: LogicPart[][] = [[]];
  for (const part of parts) {
    if (part === operator) sides.push([]);
    else sides.at(-1)?.push(part);
  }
  return sides
    .map(bind)
    .reduce((left, right) => ({ kind: 'logic', operator, left, right }) satisfies Expression);
}

function negated(parts: readonly LogicPart[]): Expression {
  const operand = parts.at(-1);
  if (typeof operand !== 'object') throw new Error('A logical row without an operand.');
  return parts.slice(0, -1).reduce<Expression>((of) => ({ kind: 'not', of }), operand);
}
