import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { firstOdd, shownCharacter, visibleText } from '../../base/characters/characters.ts';
import '../../base/characters/named.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import {
  ARITHMETIC,
  COMPARISONS,
  FUNCTION_ARITY,
  isFunctionName,
  type Expression,
  type ExpressionFault,
} from './expression.ts';
import { bindLogic, type LogicPart } from './bindLogic.ts';
import { readNumber } from './readNumber.ts';
import { toPythonSyntax } from '../../model/toPythonSyntax.ts';

/** Longest text that is read, in characters: a formula, not a program. */
const MAX_LENGTH = 4000;
/** Deepest nesting that is read: far above what people write, far below the stack. */
const MAX_DEPTH = 500;
/** Parentheses inside each other: with much between them, Python itself reads hardly more. */
const MAX_PARENTHESES = 100;

/** Ends the walk over the tree; caught in `readExpression`, never seen outside. */
class Refused extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/**
 * Reads a formula: the small part of Python's expressions that `Expression` can say, with Python's
 * precedence (the grammar is Python's own, from lezer). Everything else is refused with the reason
 * and the place of the first fault. Takes any text, however hostile, and evaluates nothing.
 */
export function readExpression(text: string): Result<Expression, ExpressionFault> {
  const known = lately.get(text);
  if (known !== undefined) return known;
  if (lately.size >= KEPT) lately.clear();
  const read = readAnew(text);
  lately.set(text, read);
  return read;
}

/** What was read lately: a model that runs a thousand times has its formulas read once. */
const lately = new Map<string, Result<Expression, ExpressionFault>>();
const KEPT = 1000;

function readAnew(text: string): Result<Expression, ExpressionFault> {
  try {
    return ok(new Reader(text).read());
  } catch (error) {
    if (error instanceof Refused) return fail({ message: error.message, at: error.at });
    throw error;
  }
}

class Reader {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  read(): Expression {
    const { text } = this;
    if (text.length > MAX_LENGTH) {
      throw new Refused(`The formula is longer than ${MAX_LENGTH} characters.`, MAX_LENGTH);
    }
    if (text.trim() === '') throw new Refused('The formula is empty.', 0);
    this.refuseDepth();
    this.refuseCharacters();

    const script = parser.parse(toPythonSyntax(text)).topNode;
    this.refuseErrors(script);
    const [statement, ...more] = childrenOf(script);
    const [body, ...rest] = statement?.name === 'ExpressionStatement' ? childrenOf(statement) : [];
    if (!body || rest.length > 0) throw this.refused(statement ?? script);
    if (more[0]) throw this.refused(more[0]);
    return this.expression(body, 0);
  }

  private refuseDepth(): void {
    let open = 0;
    for (const [at, sign] of [...this.text].entries()) {
      if (sign === '(') open++;
      else if (sign === ')') open--;
      if (open > MAX_PARENTHESES) throw new Refused('The formula is nested too deep.', at);
    }
  }

  /** Beyond ASCII a formula has letters and digits of names, and nothing else, as in Python. */
  private refuseCharacters(): void {
    const odd = /[^\t\n\r\f -~\p{XID_Continue}]/u.exec(this.text);
    if (odd === null) return;
    const message = `${shownCharacter(odd[0])} cannot be used in a formula.`;
    throw new Refused(capitalised(message), odd.index);
  }

  private refuseErrors(script: SyntaxNode): void {
    let first: number | null = null;
    script.cursor().iterate((node) => {
      if (node.type.isError) first ??= node.from;
      if (node.name === 'Comment') throw new Refused('A formula has no comments.', node.from);
    });
    if (first === null) return;
    const at: number = first;
    const rest = this.text.slice(at).trimStart();
    const place = this.text.length - rest.length;
    throw rest === ''
      ? new Refused('The formula ends too early.', this.text.length)
      : new Refused(`"${shown(rest)}" is not expected here${oddIn(rest)}.`, place);
  }

  private expression(node: SyntaxNode, depth: number): Expression {
    if (depth > MAX_DEPTH) throw new Refused('The formula is nested too deep.', node.from);
    switch (node.name) {
      case 'Number':
        return this.number(node);
      case 'Boolean':
        return { kind: 'truth', value: this.of(node) === 'True' };
      case 'VariableName':
        return { kind: 'name', name: this.name(node), at: node.from };
      case 'ParenthesizedExpression':
        return this.parenthesised(node, depth + 1);
      case 'UnaryExpression':
        return this.unary(node, depth + 1);
      case 'BinaryExpression':
        return this.binary(node, depth + 1);
      case 'CallExpression':
        return this.call(node, depth + 1);
      default:
        throw this.refused(node);
    }
  }

  /** A name as Python has it: letters that are one in another dress are that one. */
  private name(node: SyntaxNode): string {
    const text = this.of(node);
    const name = text.normalize('NFKC');
    const isName = [text, name].every((one) => /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(one));
    if (isName && !/^(?:True|False|None)$/.test(name)) return name;
    throw new Refused(`"${shown(text)}" is no name${oddIn(text)}.`, node.from);
  }

  private number(node: SyntaxNode): Expression {
    const value = readNumber(this.of(node));
    if (value === null) throw new Refused(`"${this.of(node)}" is not a number.`, node.from);
    return { kind: 'number', value };
  }

  private parenthesised(node: SyntaxNode, depth: number): Expression {
    const [, inner, close, ...rest] = childrenOf(node);
    if (!inner || close?.name !== ')' || rest.length > 0) throw this.refused(node);
    return this.expression(inner, depth);
  }

  private unary(node: SyntaxNode, depth: number): Expression {
    const [operator, operand, ...rest] = childrenOf(node);
    if (!operator || !operand || rest.length > 0) throw this.refused(node);
    const text = this.of(operator);
    if (text === 'not') return this.logic(node, depth);
    if (text !== '+' && text !== '-') throw this.refused(operator);
    return { kind: 'sign', operator: text, of: this.operand(operand, depth) };
  }

  private binary(node: SyntaxNode, depth: number): Expression {
    const [left, op, right, ...rest] = childrenOf(node);
    if (!left || !op || !right) throw this.refused(node);
    if (rest.length > 0) throw this.refused(op);
    const text = this.of(op);
    if (text === 'and' || text === 'or') return this.logic(node, depth);
    const arithmetic = ARITHMETIC.find((known) => known === text);
    const comparison = COMPARISONS.find((known) => known === text);
    if (comparison) this.refuseChain(left, op);
    const sides = { left: this.operand(left, depth), right: this.operand(right, depth) };
    if (arithmetic) return { kind: 'arithmetic', operator: arithmetic, ...sides };
    if (comparison) return { kind: 'comparison', operator: comparison, ...sides };
    throw this.refused(op);
  }

  /**
   * The grammar lets `not` reach over `and` and `or` (`not a and b` comes as `not (a and b)`), so a
   * row of the three words is taken apart and put together again as Python binds them.
   */
  private logic(node: SyntaxNode, depth: number): Expression {
    const parts: LogicPart[] = [];
    this.takeApart(node, depth, parts);
    return bindLogic(parts);
  }

  private takeApart(node: SyntaxNode, depth: number, parts: LogicPart[]): void {
    const [first, second, third] = childrenOf(node);
    const word = (part: SyntaxNode | undefined) => (part ? this.of(part) : '');
    if (depth > MAX_DEPTH) throw new Refused('The formula is nested too deep.', node.from);
    if (node.name === 'UnaryExpression' && first && second && word(first) === 'not') {
      parts.push('not');
      this.takeApart(second, depth + 1, parts);
      return;
    }
    const operator = node.name === 'BinaryExpression' ? word(second) : '';
    if (first && third && (operator === 'and' || operator === 'or')) {
      this.takeApart(first, depth + 1, parts);
      parts.push(operator);
      this.takeApart(third, depth + 1, parts);
      return;
    }
    parts.push(this.expression(node, depth + 1));
  }

  private refuseChain(left: SyntaxNode, op: SyntaxNode): void {
    if (left.name !== 'BinaryExpression' || !childrenOf(left).some((n) => n.name === 'CompareOp')) {
      return;
    }
    throw new Refused('Comparisons are not chained: write "a < b and b < c".', op.from);
  }

  /** An operand of a sign, an arithmetic operator or a comparison: Python wants (not x) in parentheses. */
  private operand(node: SyntaxNode, depth: number): Expression {
    if (node.name === 'UnaryExpression' && node.firstChild?.name === 'not') {
      throw new Refused('Put "not ..." in parentheses here.', node.from);
    }
    return this.expression(node, depth);
  }

  private call(node: SyntaxNode, depth: number): Expression {
    const [callee, list] = childrenOf(node);
    if (callee?.name !== 'VariableName' || list?.name !== 'ArgList') throw this.refused(node);
    const written = this.of(callee);
    const name = this.name(callee);
    const args = this.args(list, depth);
    if (written === 'if') return this.choice(args, callee);
    if (!isFunctionName(name)) {
      throw new Refused(`There is no function "${shown(name)}"${oddIn(name)}.`, callee.from);
    }
    const [least, most] = FUNCTION_ARITY[name];
    if (args.length < least || args.length > most) {
      const wanted = least === most ? 'one value' : 'at least one value';
      throw new Refused(`${name} takes ${wanted}, not ${args.length}.`, callee.from);
    }
    return { kind: 'call', name, args };
  }

  private choice(args: readonly Expression[], callee: SyntaxNode): Expression {
    const [test, then, otherwise] = args;
    if (!test || !then || !otherwise || args.length > 3) {
      const message = `if takes a condition and two values, as if(x > 0, x, 0), not ${args.length}.`;
      throw new Refused(message, callee.from);
    }
    return { kind: 'if', test, then, otherwise };
  }

  /** The values between the parentheses of a call: plain ones, a comma after each but perhaps the last. */
  private args(list: SyntaxNode, depth: number): Expression[] {
    const inner = childrenOf(list).slice(1, -1);
    return inner.flatMap((child, i) => {
      const isComma = child.name === ',';
      if (isComma !== (i % 2 === 1)) throw this.refused(child);
      return isComma ? [] : [this.expression(child, depth)];
    });
  }

  private of(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  private refused(node: SyntaxNode): Refused {
    const text = shown(this.of(node));
    return new Refused(`"${text}" cannot be used in a formula${oddIn(this.of(node))}.`, node.from);
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function shown(text: string): string {
  return visibleText(text.length > 20 ? `${text.slice(0, 20)}...` : text);
}

/** Which character is not what it looks like, if there is one near the beginning. */
function oddIn(text: string): string {
  const odd = firstOdd(text.slice(0, 20));
  return odd === null ? '' : `; it has ${shownCharacter(odd.character)}`;
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
