/**
 * An expression that was read: a closed set of plain nodes, so that whatever evaluates it can do
 * nothing else. Numbers are IEEE doubles.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'truth'; readonly value: boolean }
  /** An input, a parameter, `pi` or `e`: which one is decided where it is evaluated. */
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'sign'; readonly operator: '+' | '-'; readonly of: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | Binary<'arithmetic', ArithmeticOperator>
  | Binary<'comparison', ComparisonOperator>
  | Binary<'logic', LogicOperator>
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] }
  | {
      readonly kind: 'if';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    };

interface Binary<Kind, Operator> {
  readonly kind: Kind;
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
}

export const ARITHMETIC = ['+', '-', '*', '/', '%', '**'] as const;
export const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='] as const;
export type ArithmeticOperator = (typeof ARITHMETIC)[number];
export type ComparisonOperator = (typeof COMPARISONS)[number];
export type LogicOperator = 'and' | 'or';

/** The functions an expression may call, with how many values each takes; `if` is a node of its own. */
export const FUNCTION_ARITY = {
  abs: [1, 1],
  min: [1, Infinity],
  max: [1, Infinity],
  sqrt: [1, 1],
  exp: [1, 1],
  log: [1, 1],
  sin: [1, 1],
  cos: [1, 1],
  tan: [1, 1],
  floor: [1, 1],
  ceil: [1, 1],
  round: [1, 1],
  sign: [1, 1],
} as const satisfies Readonly<Record<string, readonly [least: number, most: number]>>;
export type FunctionName = keyof typeof FUNCTION_ARITY;

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTION_ARITY, name);
}

/** Names that stand for a number unless an input or a parameter has the name. */
export const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

/** Why a text is no formula, and at which place in it (0 is its first character). */
export interface ExpressionFault {
  readonly message: string;
  readonly at: number;
}
