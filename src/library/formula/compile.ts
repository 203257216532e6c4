import { assertNever } from '../../base/assertNever.ts';
import { cos, exp, log, pow, sin, tan } from '../elementary.ts';
import { ceil, floor, max, min, pythonModulo, roundHalfEven, sign } from '../pythonNumbers.ts';
import type {
  ArithmeticOperator,
  ComparisonOperator,
  Expression,
  FunctionName,
} from './expression.ts';

/** What a formula reads and gives. True counts as 1 wherever a number is needed. */
export type Scalar = number | boolean;
/** The values of the inputs, in the order of the inputs. */
type Inputs = readonly Scalar[];

/** What a name in a formula stands for: the position of an input, or a fixed value. */
export type Meaning = { readonly input: number } | { readonly value: Scalar };

type Evaluate<T> = (inputs: Inputs) => T;

/**
 * Turns an expression into nested closures: nothing is generated, looked up or allocated in a step.
 * Every operation is one IEEE double operation in the order Python would do it, so nothing here can
 * fail: `x / 0`, `log(0)` and overflow give infinities or NaN.
 */
export function compile(
  expression: Expression,
  meaning: (name: string, at: number) => Meaning,
): Evaluate<Scalar> {
  return new Compiler(meaning).scalar(expression);
}

class Compiler {
  private readonly meaning: (name: string, at: number) => Meaning;

  constructor(meaning: (name: string, at: number) => Meaning) {
    this.meaning = meaning;
  }

  /** The value as it is: a truth stays a truth. */
  scalar(node: Expression): Evaluate<Scalar> {
    if (node.kind === 'name') {
      const meaning = this.meaning(node.name, node.at);
      if ('value' in meaning) return () => meaning.value;
      const { input } = meaning;
      return (inputs) => inputs[input] ?? NaN;
    }
    if (node.kind === 'if') {
      const test = this.truth(node.test);
      const then = this.scalar(node.then);
      const otherwise = this.scalar(node.otherwise);
      return (inputs) => (test(inputs) ? then(inputs) : otherwise(inputs));
    }
    return isTruth(node) ? this.truth(node) : this.number(node);
  }

  /** The value as a number. */
  private number(node: Expression): Evaluate<number> {
    switch (node.kind) {
      case 'number': {
        const { value } = node;
        return () => value;
      }
      case 'sign': {
        const of = this.number(node.of);
        return node.operator === '-' ? (inputs) => -of(inputs) : of;
      }
      case 'arithmetic':
        return arithmetic(node.operator, this.number(node.left), this.number(node.right));
      case 'call':
        return called(
          node.name,
          node.args.map((arg) => this.number(arg)),
        );
      case 'name':
      case 'if': {
        const value = this.scalar(node);
        return (inputs) => toNumber(value(inputs));
      }
      case 'truth':
      case 'not':
      case 'comparison':
      case 'logic': {
        const value = this.truth(node);
        return (inputs) => (value(inputs) ? 1 : 0);
      }
      default:
        return assertNever(node);
    }
  }

  /** The value as a condition: everything but zero and false is true, NaN too. */
  private truth(node: Expression): Evaluate<boolean> {
    switch (node.kind) {
      case 'truth': {
        const { value } = node;
        return () => value;
      }
      case 'not': {
        const of = this.truth(node.of);
        return (inputs) => !of(inputs);
      }
      case 'logic': {
        const left = this.truth(node.left);
        const right = this.truth(node.right);
        return node.operator === 'and'
          ? (inputs) => left(inputs) && right(inputs)
          : (inputs) => left(inputs) || right(inputs);
      }
      case 'comparison':
        return comparison(node.operator, this.number(node.left), this.number(node.right));
      case 'number':
      case 'name':
      case 'sign':
      case 'arithmetic':
      case 'call':
      case 'if': {
        const value = this.number(node);
        return (inputs) => value(inputs) !== 0;
      }
      default:
        return assertNever(node);
    }
  }
}

function isTruth(node: Expression): boolean {
  return ['truth', 'not', 'comparison', 'logic'].includes(node.kind);
}

function toNumber(value: Scalar): number {
  if (typeof value === 'number') return value;
  return value ? 1 : 0;
}

function arithmetic(
  operator: ArithmeticOperator,
  left: Evaluate<number>,
  right: Evaluate<number>,
): Evaluate<number> {
  switch (operator) {
    case '+':
      return (inputs) => left(inputs) + right(inputs);
    case '-':
      return (inputs) => left(inputs) - right(inputs);
    case '*':
      return (inputs) => left(inputs) * right(inputs);
    case '/':
      return (inputs) => left(inputs) / right(inputs);
    case '%':
      return (inputs) => pythonModulo(left(inputs), right(inputs));
    case '**':
      return (inputs) => pow(left(inputs), right(inputs));
    default:
      return assertNever(operator);
  }
}

function comparison(
  operator: ComparisonOperator,
  left: Evaluate<number>,
  right: Evaluate<number>,
): Evaluate<boolean> {
  switch (operator) {
    case '<':
      return (inputs) => left(inputs) < right(inputs);
    case '<=':
      return (inputs) => left(inputs) <= right(inputs);
    case '>':
      return (inputs) => left(inputs) > right(inputs);
    case '>=':
      return (inputs) => left(inputs) >= right(inputs);
    case '==':
      return (inputs) => left(inputs) === right(inputs);
    case '!=':
      return (inputs) => left(inputs) !== right(inputs);
    default:
      return assertNever(operator);
  }
}

/** The functions of one value; `min` and `max` take more. */
const FUNCTIONS: Readonly<Record<Exclude<FunctionName, 'min' | 'max'>, (x: number) => number>> = {
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp,
  log,
  sin,
  cos,
  tan,
  floor,
  ceil,
  round: roundHalfEven,
  sign,
};

function called(name: FunctionName, args: readonly Evaluate<number>[]): Evaluate<number> {
  const [first = () => NaN, ...rest] = args;
  if (name === 'min' || name === 'max') {
    const pick = name === 'min' ? min : max;
    // From the left, two at a time, as Python compares them.
    return rest.reduce((left, right) => (inputs) => pick(left(inputs), right(inputs)), first);
  }
  const apply = FUNCTIONS[name];
  return (inputs) => apply(first(inputs));
}
