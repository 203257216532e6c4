import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { fail, ok, type Result } from '../../base/result.ts';
import { toPythonSyntax } from '../../model/toPythonSyntax.ts';

/** Functions of formulas that Python has in a module, and those that it has of itself. */
const IN_MATH: ReadonlySet<string> = new Set([
  'sqrt',
  'exp',
  'log',
  'sin',
  'cos',
  'tan',
  'floor',
  'ceil',
]);
const OWN: ReadonlySet<string> = new Set(['abs', 'min', 'max', 'round']);

/** What a formula is made of, as the grammar calls it. */
const PARTS: ReadonlySet<string> = new Set([
  ...['Script', 'ExpressionStatement', 'VariableName', 'Number', 'Boolean'],
  ...[
    'BinaryExpression',
    'UnaryExpression',
    'ParenthesizedExpression',
    'CallExpression',
    'ArgList',
  ],
  ...['ArithOp', 'CompareOp', 'not', 'and', 'or', '*', '**', '(', ')', ','],
]);

/** A formula as an expression of Python inside a method, and what it needs around. */
export interface PythonFormula {
  readonly text: string;
  readonly usesMath: boolean;
  /** It calls `_sign`, which Python does not have. */
  readonly usesSign: boolean;
}

/**
 * Writes a formula as Python that means the same: inputs are fields, other names are parameters, `if(a, b, c)`
 * is `(b if a else c)`. What it is written like stays. Fails with the reason where it cannot be read.
 *
 * @param parameters names of the parameters that there are, one of which may be `pi` or `e`
 */
export function formulaAsPython(
  formula: string,
  inputs: readonly string[],
  parameters: ReadonlySet<string>,
): Result<PythonFormula, string> {
  return new Writer(formula.trim(), inputs, parameters).write();
}

class Writer {
  readonly text: string;
  readonly inputs: readonly string[];
  readonly parameters: ReadonlySet<string>;
  usesMath = false;
  usesSign = false;
  fault: string | null = null;

  constructor(text: string, inputs: readonly string[], parameters: ReadonlySet<string>) {
    this.text = text;
    this.inputs = inputs;
    this.parameters = parameters;
  }

  write(): Result<PythonFormula, string> {
    const top = parser.parse(toPythonSyntax(this.text)).topNode;
    top.cursor().iterate(({ type }) => {
      if (!PARTS.has(type.name)) this.fault = 'it cannot be read';
    });
    if (top.firstChild === null || top.firstChild.nextSibling !== null)
      this.fault = 'it cannot be read';
    if (this.fault !== null) return fail(this.fault);
    const text = this.of(top)
      .replaceAll(/[\r\n\t\f]/g, ' ')
      .trim();
    const { usesMath, usesSign } = this;
    return this.fault === null ? ok({ text, usesMath, usesSign }) : fail(this.fault);
  }

  /** A part of the formula with its names as Python has them; all between its parts stays. */
  private of(node: SyntaxNode): string {
    if (node.name === 'VariableName') return this.name(this.original(node));
    if (node.name === 'CallExpression') return this.call(node);
    let [text, at] = ['', node.from];
    for (let child = node.firstChild; child; child = child.nextSibling) {
      text += this.text.slice(at, child.from) + this.of(child);
      at = child.to;
    }
    return text + this.text.slice(at, node.to);
  }

  private original({ from, to }: SyntaxNode): string {
    return this.text.slice(from, to).normalize('NFKC');
  }

  private name(name: string): string {
    if (this.inputs.includes(name)) return `self.${name}`;
    if ((name === 'pi' || name === 'e') && !this.parameters.has(name)) {
      this.usesMath = true;
      return `math.${name}`;
    }
    return `self.parameters["${name}"]`;
  }

  private call(node: SyntaxNode): string {
    const [callee, list] = [node.firstChild, node.getChild('ArgList')];
    const name = callee === null ? '' : this.original(callee);
    const args: string[] = [];
    for (let child = list?.firstChild ?? null; child; child = child.nextSibling)
      if (!'(),'.includes(child.name)) args.push(this.of(child));
    const [first = '', second = '', third = ''] = args;
    if (name === 'if' && args.length === 3) return `(${second} if ${first} else ${third})`;
    // Of one number, Python's own take a list.
    if ((name === 'min' || name === 'max') && args.length === 1) return `(${first})`;
    const all = args.join(', ');
    if (OWN.has(name)) return `${name}(${all})`;
    if (IN_MATH.has(name)) {
      this.usesMath = true;
      return `math.${name}(${all})`;
    }
    if (name === 'sign') {
      this.usesSign = true;
      return `_sign(${all})`;
    }
    this.fault = `there is no function ${name}`;
    return '';
  }
}
