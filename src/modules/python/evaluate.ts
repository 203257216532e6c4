import type { SyntaxNode } from '@lezer/common';
import { invoke } from './invoke.ts';
import { numberOf, stringOf } from './literals.ts';
import { callArguments } from './callArguments.ts';
import { comprehension } from './comprehension.ts';
import { formatString } from './formatString.ts';
import { childrenOf, splitAtCommas, textOf } from '../nodes.ts';
import { compared, itemsOf, MOST, operated, truth } from './operators.ts';
import {
  type Interpreter,
  isDict,
  isList,
  lookUp,
  type Scope,
  UNKNOWN,
  type Value,
} from './values.ts';

/** Names of Python that may be called though no module binds them. */
const BUILTINS: ReadonlySet<string> = new Set([
  ...['range', 'len', 'list', 'tuple', 'set', 'frozenset', 'sorted', 'reversed', 'dict', 'str'],
  ...['int', 'float', 'bool', 'enumerate', 'zip', 'min', 'max', 'sum', 'abs', 'super', 'type'],
  ...['setattr', 'object', 'complex', 'bytes', 'property', 'staticmethod', 'classmethod'],
]);

type Evaluate = (node: SyntaxNode) => Value;

/** The value of an expression as far as the text plainly tells it, else UNKNOWN. */
export function evaluateNode(run: Interpreter, node: SyntaxNode, scope: Scope): Value {
  const of: Evaluate = (inner) => run.evaluate(inner, scope);
  const children = childrenOf(node);
  const own = <T extends Value & object>(made: T): T => {
    run.own.add(made);
    return made;
  };
  switch (node.name) {
    case 'None':
      return null;
    case 'Boolean':
      return textOf(scope.source, node) === 'True';
    case 'Number':
      return numberOf(textOf(scope.source, node)) ?? UNKNOWN;
    case 'String':
      return stringOf(textOf(scope.source, node)) ?? UNKNOWN;
    case 'ContinuedString':
      return joined(children.map(of));
    case 'FormatString':
      return formatString(node, scope, of);
    case 'VariableName': {
      const name = textOf(scope.source, node);
      if (name === '__name__') return scope.source.module;
      const found = lookUp(scope, name);
      if (found !== undefined) return found;
      return BUILTINS.has(name) ? { kind: 'foreign', path: `builtins.${name}` } : UNKNOWN;
    }
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression': {
      const items = listItems(splitAtCommas(children.slice(1, -1)), of);
      if (items === null) return UNKNOWN;
      return own(node.name === 'SetExpression' ? [...new Set(items)] : items);
    }
    case 'DictionaryExpression': {
      const made = dictionary(children, of);
      return made === null ? UNKNOWN : own(made);
    }
    case 'ArrayComprehensionExpression':
    case 'SetComprehensionExpression':
    case 'ComprehensionExpression':
    case 'DictionaryComprehensionExpression':
      return comprehension(run, children.slice(1, -1), scope, node.name.startsWith('Dict'));
    case 'ParenthesizedExpression':
      return children.length === 3 && children[1] ? of(children[1]) : UNKNOWN;
    case 'UnaryExpression':
      return unary(children, scope, of);
    case 'BinaryExpression':
      return binary(children, scope, of);
    case 'ConditionalExpression': {
      const [then, , test, , otherwise] = children;
      if (!then || !test || !otherwise) return UNKNOWN;
      const holds = truth(of(test));
      return holds === null ? UNKNOWN : of(holds ? then : otherwise);
    }
    case 'NamedExpression': {
      const [name, , value] = children;
      if (!name || !value) return UNKNOWN;
      const made = of(value);
      scope.names.set(textOf(scope.source, name), made);
      return made;
    }
    case 'MemberExpression':
      return member(run, children, scope, of);
    case 'CallExpression':
      return call(run, children, scope, of);
    default:
      return UNKNOWN;
  }
}

function joined(parts: readonly Value[]): Value {
  return parts.every((part) => typeof part === 'string') ? parts.join('') : UNKNOWN;
}

function listItems(parts: readonly SyntaxNode[][], of: Evaluate): Value[] | null {
  const items: Value[] = [];
  for (const [first, second] of parts) {
    if (first?.name === '*' && second) {
      const more = itemsOf(of(second));
      if (more === null) return null;
      items.push(...more);
    } else if (first) items.push(of(first));
    if (items.length > MOST) return null;
  }
  return items;
}

function dictionary(children: readonly SyntaxNode[], of: Evaluate): Map<Value, Value> | null {
  const made = new Map<Value, Value>();
  for (const [first, second, third] of splitAtCommas(children.slice(1, -1))) {
    if (first?.name === '**' && second) {
      const more = of(second);
      if (!isDict(more)) return null;
      for (const [key, value] of more) made.set(key, value);
    } else if (first && second?.name === ':' && third) {
      const key = of(first);
      if (key === UNKNOWN) return null;
      made.set(key, of(third));
    }
  }
  return made;
}

function unary([sign, operand]: readonly SyntaxNode[], scope: Scope, of: Evaluate): Value {
  if (!sign || !operand) return UNKNOWN;
  const operator = textOf(scope.source, sign);
  if (operator === 'not') {
    // The grammar lets `not` reach over `and` and `or`, which Python does not.
    const isRow =
      operand.name === 'BinaryExpression' &&
      /^(?:and|or)$/.test(childrenOf(operand)[1]?.name ?? '');
    const holds = isRow ? null : truth(of(operand));
    return holds === null ? UNKNOWN : !holds;
  }
  const value = of(operand);
  if (typeof value !== 'number') return UNKNOWN;
  if (operator === '-') return -value;
  return operator === '+' ? value : UNKNOWN;
}

function binary(children: readonly SyntaxNode[], scope: Scope, of: Evaluate): Value {
  const [left, ...rest] = children;
  const right = rest.pop();
  if (!left || !right || rest.length === 0) return UNKNOWN;
  const operator = rest.map((node) => textOf(scope.source, node)).join(' ');
  const value = of(left);
  if (operator === 'and' || operator === 'or') {
    const holds = truth(value);
    if (holds === null) return UNKNOWN;
    return holds === (operator === 'and') ? of(right) : value;
  }
  if (!/^[<>=!]=?$|^==$|^(?:not )?in$|^is(?: not)?$/.test(operator)) {
    return operated(operator, value, of(right));
  }
  const isChain =
    left.name === 'BinaryExpression' &&
    /^(?:CompareOp|in|is|not)$/.test(childrenOf(left)[1]?.name ?? '');
  return isChain ? UNKNOWN : compared(operator, value, of(right));
}

function member(
  run: Interpreter,
  children: readonly SyntaxNode[],
  scope: Scope,
  of: Evaluate,
): Value {
  const [object, sign, name, ...rest] = children;
  if (!object || !sign || !name) return UNKNOWN;
  const value = of(object);
  if (sign.name === '.') return run.attribute(value, textOf(scope.source, name));
  const inside = [name, ...rest].slice(0, -1);
  if (inside.some((node) => node.name === ',')) return UNKNOWN;
  const [only] = inside;
  if (inside.length === 1 && only && only.name !== ':') return item(value, of(only));
  return slice(value, inside, of);
}

function item(value: Value, key: Value): Value {
  if (isDict(value)) return value.get(key) ?? UNKNOWN;
  if (typeof key !== 'number' || !Number.isInteger(key)) return UNKNOWN;
  if (isList(value)) return value.at(key) ?? UNKNOWN;
  return typeof value === 'string' ? (value.at(key) ?? UNKNOWN) : UNKNOWN;
}

/** `[from:to]`; with a step it is not plain. */
function slice(value: Value, nodes: readonly SyntaxNode[], of: Evaluate): Value {
  const colons = nodes.filter(({ name }) => name === ':').length;
  const at = nodes.findIndex(({ name }) => name === ':');
  const bound = (node: SyntaxNode | undefined): Value => (node ? of(node) : null);
  const from = bound(nodes[at - 1]);
  const to = bound(nodes[at + 1]);
  const isBound = (one: Value) => one === null || Number.isInteger(one);
  if (colons !== 1 || !isBound(from) || !isBound(to)) return UNKNOWN;
  if (!isList(value) && typeof value !== 'string') return UNKNOWN;
  return value.slice(Number(from ?? 0), to === null ? undefined : Number(to));
}

function call(
  run: Interpreter,
  children: readonly SyntaxNode[],
  scope: Scope,
  of: Evaluate,
): Value {
  const [target, list] = children;
  if (!target || list?.name !== 'ArgList') return UNKNOWN;
  return callWith(run, of(target), list, scope);
}

/** A value called with what stands in parentheses. */
export function callWith(run: Interpreter, callee: Value, list: SyntaxNode, scope: Scope): Value {
  if (callee === UNKNOWN) return UNKNOWN;
  const given = callArguments(scope.source, list);
  const args: Value[] = [];
  const keywords = new Map<string, Value>();
  if (given === null) {
    args.push(comprehension(run, childrenOf(list).slice(1, -1), scope, false));
  }
  for (const { name, stars, value } of given ?? []) {
    const one = run.evaluate(value, scope);
    if (stars === '*') args.push(...(itemsOf(one) ?? [UNKNOWN]));
    else if (stars === '' && name === null) args.push(one);
    else if (name !== null) keywords.set(name, one);
    else if (isDict(one)) {
      for (const [key, inner] of one) if (typeof key === 'string') keywords.set(key, inner);
    }
  }
  return invoke(run, callee, args, keywords, scope);
}
