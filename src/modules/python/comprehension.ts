import type { SyntaxNode } from '@lezer/common';
import { childrenOf, textOf } from '../nodes.ts';
import { itemsOf, MOST, truth } from './operators.ts';
import { childScope, type Interpreter, type Scope, UNKNOWN, type Value } from './values.ts';

/** Names, and tuples of names, on the left of `in`. */
function bindAll(targets: readonly SyntaxNode[], value: Value, scope: Scope): void {
  const names = targets.filter(({ name }) => name !== ',');
  const [only] = names;
  if (names.length === 1 && only?.name === 'VariableName' && targets.length === 1) {
    scope.names.set(textOf(scope.source, only), value);
    return;
  }
  if (names.length === 1 && /^(?:Tuple|Parenthesized|Array)Expression$/.test(only?.name ?? '')) {
    bindAll(only ? childrenOf(only).slice(1, -1) : [], value, scope);
    return;
  }
  const values = itemsOf(value);
  names.forEach((name, at) => bindAll([name], values?.[at] ?? UNKNOWN, scope));
}

/** `value for a in b if c`, any number of loops. */
export function comprehension(
  run: Interpreter,
  nodes: readonly SyntaxNode[],
  outer: Scope,
  isDictionary: boolean,
): Value {
  const start = nodes.findIndex(({ name }) => name === 'for' || name === 'async');
  const [value, , second] = nodes.slice(0, start);
  const scope = childScope('function', outer);
  const pairs: [Value, Value][] = [];
  let isPlain = value !== undefined && start > 0;

  const loop = (at: number): void => {
    if (!isPlain) return;
    if (at >= nodes.length) {
      const key = value ? run.evaluate(value, scope) : UNKNOWN;
      pairs.push([key, second ? run.evaluate(second, scope) : key]);
      if (pairs.length > MOST) isPlain = false;
      return;
    }
    const next = nodes[at];
    const target = nodes[at + 1];
    if (next?.name === 'if' && target) {
      const holds = truth(run.evaluate(target, scope));
      if (holds === null) isPlain = false;
      else if (holds) loop(at + 2);
      return;
    }
    const within = nodes.findIndex(({ name }, i) => i > at && name === 'in');
    const over = within < 0 ? undefined : nodes[within + 1];
    const items = next?.name === 'for' && over ? itemsOf(run.evaluate(over, scope)) : null;
    if (items === null) isPlain = false;
    for (const item of items ?? []) {
      if (!run.spend()) isPlain = false;
      if (!isPlain) return;
      bindAll(nodes.slice(at + 1, within), item, scope);
      loop(within + 2);
    }
  };
  loop(start);

  if (!isPlain) return UNKNOWN;
  const made = isDictionary ? new Map(pairs) : pairs.map(([item]) => item);
  run.own.add(made);
  return made;
}
