import type { SyntaxNode } from '@lezer/common';
import { childrenOf, textOf } from '../nodes.ts';
import { assignAll, forget, update } from './assignments.ts';
import { executeAll, executeFor, executeIf } from './branches.ts';
import { decoratorValue, define } from './definitions.ts';
import { foreign, importedModule, isOwnModule, moduleMember } from './imported.ts';
import { readImport } from './importStatements.ts';
import { type Interpreter, type Returned, type Scope, UNKNOWN } from './values.ts';

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
