import type { SyntaxNode } from '@lezer/common';
import { foreign, importedModule, isOwnModule, moduleMember } from './imported.ts';
import { readImport } from './importStatements.ts';
import { callArguments } from './callArguments.ts';
import { childrenOf, splitAtCommas, textOf } from '../nodes.ts';
import { itemsOf, operated, truth } from './operators.ts';
import {
  childScope,
  type ClassValue,
  type FunctionValue,
  type Interpreter,
  isA,
  isList,
  lookUp,
  type Scope,
  UNKNOWN,
  type Value,
} from './values.ts';

/** Ends the code of a function; `value` is what it gives. */
export interface Returned {
  readonly value: Value;
}

/** Runs the statements of a body, as far as they bind something that the text plainly tells. */
export function executeBody(run: Interpreter, body: SyntaxNode, scope: Scope): Returned | null {
  for (const statement of childrenOf(body)) {
    const returned = execute(run, statement, scope);
    if (returned !== null) return returned;
  }
  return null;
}

function execute(run: Interpreter, node: SyntaxNode, scope: Scope): Returned | null {
  const children = childrenOf(node);
  switch (node.name) {
    case 'StatementGroup':
      return executeBody(run, node, scope);
    case 'ImportStatement':
      executeImport(run, node, scope);
      return null;
    case 'ClassDefinition':
      define(run, node, [], scope);
      return null;
    case 'FunctionDefinition':
      define(run, node, [], scope);
      return null;
    case 'DecoratedStatement': {
      const definition = children.at(-1);
      const decorators = children
        .filter(({ name }) => name === 'Decorator')
        .map((decorator) => decoratorValue(run, decorator, scope));
      if (definition) define(run, definition, decorators, scope);
      return null;
    }
    case 'AssignStatement':
      assignAll(run, children, scope);
      return null;
    case 'UpdateStatement':
      update(run, children, scope);
      return null;
    case 'ExpressionStatement': {
      const [expression] = children;
      // What a module only calls, it does when it runs; in a method the call may make its IO.
      const isEffect = expression?.name === 'CallExpression';
      if (expression && isEffect && (scope.kind === 'function' || isChange(scope, expression))) {
        run.evaluate(expression, scope);
      }
      return null;
    }
    case 'IfStatement':
      return executeIf(run, children, scope);
    case 'ForStatement':
      return executeFor(run, children, scope);
    case 'TryStatement':
    case 'WithStatement':
      return executeAll(run, children, scope);
    case 'ReturnStatement':
      return { value: children[1] ? run.evaluate(children[1], scope) : null };
    case 'RaiseStatement':
      return scope.kind === 'function' ? { value: UNKNOWN } : null;
    case 'WhileStatement':
    case 'MatchStatement':
    case 'DeleteStatement':
      forget(node, scope);
      return null;
    default:
      return null;
  }
}

/** `names.append(...)` and the like. */
function isChange(scope: Scope, node: SyntaxNode): boolean {
  return /^\w+\.(?:append|extend|update|add|insert|remove)\(/.test(textOf(scope.source, node));
}

function executeImport(run: Interpreter, node: SyntaxNode, scope: Scope): void {
  const { isRelative, names } = readImport(node, scope.source);
  for (const { name, as, module, bound } of names) {
    if (name === null) {
      scope.names.set(as, importedModule(run, bound));
      continue;
    }
    const isOurs = isRelative || isOwnModule(run, module);
    if (name !== '*') {
      const value = isOurs ? moduleMember(run, module, name) : foreign(run, `${module}.${name}`);
      scope.names.set(as, value);
      continue;
    }
    for (const [key, value] of (isOurs && run.module(module)?.names) || []) {
      if (!key.startsWith('_')) scope.names.set(key, value);
    }
  }
}

function decoratorValue(run: Interpreter, node: SyntaxNode, scope: Scope): Value {
  const [, ...parts] = childrenOf(node);
  const list = parts.at(-1)?.name === 'ArgList' ? parts.at(-1) : undefined;
  const [first, ...names] = parts.filter((part) => part !== list && part.name !== '.');
  if (!first) return UNKNOWN;
  let value = run.evaluate(first, scope);
  for (const name of names) value = run.attribute(value, textOf(scope.source, name));
  return list ? run.invoke(value, list, scope) : value;
}

/** Binds a class or function. */
function define(
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
  if (body && run.spend()) executeBody(run, body, { ...inner, owner: made });
  scope.names.set(name, made);
}

/** `Base` of `Base[T]`. */
function baseOf(node: SyntaxNode): SyntaxNode {
  const [object, sign] = childrenOf(node);
  return node.name === 'MemberExpression' && object && sign?.name === '[' ? object : node;
}

function assignAll(run: Interpreter, children: readonly SyntaxNode[], scope: Scope): void {
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

function assign(run: Interpreter, target: readonly SyntaxNode[], value: Value, scope: Scope): void {
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

function update(run: Interpreter, children: readonly SyntaxNode[], scope: Scope): void {
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
function forget(node: SyntaxNode, scope: Scope): void {
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

function executeIf(
  run: Interpreter,
  children: readonly SyntaxNode[],
  scope: Scope,
): Returned | null {
  const branches = branchesOf(children);
  for (const [at, { test, body }] of branches.entries()) {
    const isForTypes = test !== null && /(?:^|\.)TYPE_CHECKING$/.test(textOf(scope.source, test));
    const holds = test === null || isForTypes ? true : truth(run.evaluate(test, scope));
    if (holds === true) {
      const returned = executeBody(run, body, scope);
      // Names that are there for types alone: the other branch has those of the run.
      if (!isForTypes || returned !== null) return returned;
      continue;
    }
    if (holds === false) continue;
    const rest = branches.slice(at).map((branch) => branch.body);
    if (scope.kind !== 'function') for (const other of rest) executeBody(run, other, scope);
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

function executeFor(
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
    const returned = executeBody(run, body, scope);
    if (returned !== null) return returned;
  }
  return null;
}

/** `try` and `with`: everything in turn; what an `except` binds counts where nothing else did. */
function executeAll(
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
      const returned = executeBody(run, child, scope);
      if (returned !== null) return returned;
      continue;
    }
    const before = new Map(scope.names);
    executeBody(run, child, scope);
    for (const [name, value] of before) if (value !== UNKNOWN) scope.names.set(name, value);
  }
  return null;
}
