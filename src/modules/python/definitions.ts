import type { SyntaxNode } from '@lezer/common';
import { childrenOf, textOf } from '../nodes.ts';
import { callArguments } from './callArguments.ts';
import {
  childScope,
  type ClassValue,
  type FunctionValue,
  type Interpreter,
  type Scope,
  UNKNOWN,
  type Value,
} from './values.ts';

/** What stands behind `@`. */
export function decoratorValue(run: Interpreter, node: SyntaxNode, scope: Scope): Value {
  const [, ...parts] = childrenOf(node);
  const list = parts.at(-1)?.name === 'ArgList' ? parts.at(-1) : undefined;
  const [first, ...names] = parts.filter((part) => part !== list && part.name !== '.');
  if (!first) return UNKNOWN;
  let value = run.evaluate(first, scope);
  for (const name of names) value = run.attribute(value, textOf(scope.source, name));
  return list ? run.invoke(value, list, scope) : value;
}

/** Binds a class or function. */
export function define(
  run: Interpreter,
  node: SyntaxNode,
  decorators: readonly Value[],
  scope: Scope,
): void {
  const children = childrenOf(node);
  const named = children.find(({ name }) => name === 'VariableName');
  if (!named) return;
  const name = textOf(scope.source, named);
  if (node.name === 'FunctionDefinition') {
    const made: FunctionValue = { kind: 'function', name, node, scope, decorators };
    scope.names.set(name, made);
    return;
  }
  if (node.name !== 'ClassDefinition') return;
  const head = children.find((child) => child.name === 'ArgList');
  const given = head ? (callArguments(scope.source, head) ?? []) : [];
  const bases = given
    .filter(({ name: keyword }) => keyword === null)
    .map(({ value, stars }) => (stars === '' ? run.evaluate(baseOf(value), scope) : UNKNOWN));
  const inner = childScope('class', scope, null);
  const made: ClassValue = { kind: 'class', name, source: scope.source, node, bases, scope: inner };
  const body = children.find((child) => child.name === 'Body');
  if (body && run.spend()) run.perform(body, { ...inner, owner: made });
  scope.names.set(name, made);
}

/** `Base` of `Base[T]`. */
function baseOf(node: SyntaxNode): SyntaxNode {
  const [object, sign] = childrenOf(node);
  return node.name === 'MemberExpression' && object && sign?.name === '[' ? object : node;
}
