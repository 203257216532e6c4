import type { SyntaxNode } from '@lezer/common';
import { childrenOf, splitAtCommas, textOf } from '../nodes.ts';
import { itemsOf, operated } from './operators.ts';
import {
  type Interpreter,
  isA,
  isList,
  lookUp,
  type Scope,
  UNKNOWN,
  type Value,
} from './values.ts';

/** `a = b = value`, of names, attributes and tuples of them. */
export function assignAll(run: Interpreter, children: readonly SyntaxNode[], scope: Scope): void {
  const sides: SyntaxNode[][] = [[]];
  for (const child of children) {
    if (child.name === 'AssignOp') sides.push([]);
    else if (child.name !== 'TypeDef') sides.at(-1)?.push(child);
  }
  const value = sides.pop();
  if (!value || sides.length === 0) return;
  const made = valueOf(run, value, scope);
  for (const target of sides) assign(run, target, made, scope);
}

/** The right side of an assignment: one expression, or a tuple without parentheses. */
function valueOf(run: Interpreter, nodes: readonly SyntaxNode[], scope: Scope): Value {
  const [only] = nodes;
  if (nodes.length === 1 && only) return run.evaluate(only, scope);
  const parts = splitAtCommas(nodes);
  const made = parts.map(([first, more]) =>
    first && !more ? run.evaluate(first, scope) : UNKNOWN,
  );
  run.own.add(made);
  return made;
}

export function assign(
  run: Interpreter,
  target: readonly SyntaxNode[],
  value: Value,
  scope: Scope,
): void {
  const [only] = target;
  if (target.length !== 1 || !only) {
    const parts = splitAtCommas(target);
    const items = parts.some(([first]) => first?.name === '*') ? null : itemsOf(value);
    parts.forEach((part, at) => assign(run, part.slice(-1), items?.[at] ?? UNKNOWN, scope));
    return;
  }
  if (only.name === 'VariableName') scope.names.set(textOf(scope.source, only), value);
  else if (/^(?:Tuple|Array|Parenthesized)Expression$/.test(only.name)) {
    assign(run, childrenOf(only).slice(1, -1), value, scope);
  } else if (only.name === 'MemberExpression') assignMember(run, only, value, scope);
}

function assignMember(run: Interpreter, node: SyntaxNode, value: Value, scope: Scope): void {
  const [object, sign, name] = childrenOf(node);
  if (!object || !name) return;
  const holder = run.evaluate(object, scope);
  if (sign?.name !== '.') {
    if (holder instanceof Map && run.own.has(holder)) holder.set(run.evaluate(name, scope), value);
    return;
  }
  const key = textOf(scope.source, name);
  if (isA(holder, 'instance')) holder.attributes.set(key, value);
  else if (isA(holder, 'io') && run.own.has(holder)) holder.fields.set(key, value);
}

/** `a += value` and the like. */
export function update(run: Interpreter, children: readonly SyntaxNode[], scope: Scope): void {
  const [target, sign, ...value] = children;
  if (!target || !sign) return;
  const before = run.evaluate(target, scope);
  const more = valueOf(run, value, scope);
  const operator = textOf(scope.source, sign).slice(0, -1);
  const made =
    isList(before) && operator === '+'
      ? operated('+', before, itemsOf(more)?.slice() ?? UNKNOWN)
      : operated(operator, before, more);
  if (isList(made)) run.own.add(made);
  assign(run, [target], made, scope);
}

/** Makes all names unknown that a part of the code might bind. */
export function forget(node: SyntaxNode, scope: Scope): void {
  const cursor = node.cursor();
  const { to } = node;
  do {
    if (cursor.from >= to) break;
    if (cursor.name !== 'AssignStatement' && cursor.name !== 'UpdateStatement') continue;
    for (const child of childrenOf(cursor.node)) {
      if (child.name === 'AssignOp' || child.name === 'UpdateOp') break;
      const text = textOf(scope.source, child);
      if (child.name === 'VariableName') scope.names.set(text, UNKNOWN);
      const [, attribute] = /^\w+\.(\w+)/.exec(text) ?? [];
      const self = lookUp(scope, text.split('.')[0] ?? '');
      if (attribute !== undefined && isA(self, 'instance')) self.attributes.set(attribute, UNKNOWN);
    }
  } while (cursor.next());
}
