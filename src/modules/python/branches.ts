import type { SyntaxNode } from '@lezer/common';
import { textOf } from '../nodes.ts';
import { assign, forget } from './assignments.ts';
import { itemsOf, truth } from './operators.ts';
import { type Interpreter, type Returned, type Scope, UNKNOWN } from './values.ts';

interface Branch {
  /** null: `else`. */
  readonly test: SyntaxNode | null;
  readonly body: SyntaxNode;
}

function branchesOf(children: readonly SyntaxNode[]): readonly Branch[] {
  const found: Branch[] = [];
  let test: SyntaxNode | null = null;
  for (const child of children) {
    if (child.name === 'Body') {
      found.push({ test, body: child });
      test = null;
    } else if (!['if', 'elif', 'else', ':'].includes(child.name)) test = child;
  }
  return found;
}

/** Runs the branch that the tests lead to, where they can be told. */
export function executeIf(
  run: Interpreter,
  children: readonly SyntaxNode[],
  scope: Scope,
): Returned | null {
  const branches = branchesOf(children);
  for (const [at, { test, body }] of branches.entries()) {
    const isForTypes = test !== null && /(?:^|\.)TYPE_CHECKING$/.test(textOf(scope.source, test));
    const holds = test === null || isForTypes ? true : truth(run.evaluate(test, scope));
    if (holds === true) {
      const returned = run.perform(body, scope);
      // Names that are there for types alone: the other branch has those of the run.
      if (!isForTypes || returned !== null) return returned;
      continue;
    }
    if (holds === false) continue;
    const rest = branches.slice(at).map((branch) => branch.body);
    if (scope.kind !== 'function') for (const other of rest) run.perform(other, scope);
    else return executeUnsure(rest, scope);
    return null;
  }
  return null;
}

/** Branches of which any may run: what they bind is unknown, and whether the function goes on. */
function executeUnsure(bodies: readonly SyntaxNode[], scope: Scope): Returned | null {
  for (const body of bodies) forget(body, scope);
  return bodies.some((body) => /\breturn\b/.test(textOf(scope.source, body)))
    ? { value: UNKNOWN }
    : null;
}

/** Runs a loop over something that is plain. */
export function executeFor(
  run: Interpreter,
  children: readonly SyntaxNode[],
  scope: Scope,
): Returned | null {
  const within = children.findIndex(({ name }) => name === 'in');
  const over = children[within + 1];
  const body = children.find(({ name }) => name === 'Body');
  const isPlain =
    children[0]?.name === 'for' &&
    over &&
    body &&
    !/\b(?:break|continue)\b/.test(textOf(scope.source, body));
  const items = isPlain ? itemsOf(run.evaluate(over, scope)) : null;
  if (!body) return null;
  if (items === null) return executeUnsure([body], scope);
  // The body may add to the list.
  for (const item of [...items]) {
    if (!run.spend()) return executeUnsure([body], scope);
    assign(run, children.slice(1, within), item, scope);
    const returned = run.perform(body, scope);
    if (returned !== null) return returned;
  }
  return null;
}

/** `try` and `with`: everything in turn; what an `except` binds counts where nothing else did. */
export function executeAll(
  run: Interpreter,
  children: readonly SyntaxNode[],
  scope: Scope,
): Returned | null {
  let isHandler = false;
  for (const child of children) {
    if (child.name === 'except') isHandler = true;
    else if (child.name === 'else' || child.name === 'finally') isHandler = false;
    if (child.name !== 'Body') continue;
    if (!isHandler) {
      const returned = run.perform(child, scope);
      if (returned !== null) return returned;
      continue;
    }
    const before = new Map(scope.names);
    run.perform(child, scope);
    for (const [name, value] of before) if (value !== UNKNOWN) scope.names.set(name, value);
  }
  return null;
}
