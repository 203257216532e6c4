import type { SyntaxNode } from '@lezer/common';
import { callWith, evaluateNode } from './evaluate.ts';
import { executeBody } from './execute.ts';
import { attributeOf } from './invoke.ts';
import type { Source } from '../nodes.ts';
import { parametersOf } from './parameters.ts';
import { parsePythonPart } from './parsePython.ts';
import {
  childScope,
  type FunctionValue,
  type Interpreter,
  isList,
  type Returned,
  type Scope,
  UNKNOWN,
  type Value,
} from './values.ts';

/** Expressions and statements that one run looks at: far above what declarations need. */
const MOST_WORK = 200_000;
/** Deepest nesting of expressions and calls: far above what people write, far below the stack. */
const MOST_DEPTH = 100;

/** The modules by name, each with what its body binds. */
export type Modules = (name: string) => Scope | undefined;

/**
 * Evaluates the plain part of code, declarations and constants, and nothing else: no effect leaves it, every
 * run ends after a bounded amount of work, and what it cannot tell is UNKNOWN.
 */
export class Evaluation implements Interpreter {
  readonly own = new WeakSet<object>();
  readonly module: Modules;
  private work = MOST_WORK;
  private depth = 0;

  constructor(modules: Modules) {
    this.module = modules;
  }

  spend(work = 1): boolean {
    this.work -= work;
    return this.work >= 0 && this.depth < MOST_DEPTH;
  }

  private deeper<T>(otherwise: T, go: () => T): T {
    if (!this.spend()) return otherwise;
    this.depth++;
    try {
      return go();
    } finally {
      this.depth--;
    }
  }

  evaluate(node: SyntaxNode, scope: Scope): Value {
    return this.deeper<Value>(UNKNOWN, () => {
      const value = evaluateNode(this, node, scope);
      // What is made takes room.
      const isMade = node.name !== 'VariableName' && (isList(value) || typeof value === 'string');
      return isMade && !this.spend(value.length / 16) ? UNKNOWN : value;
    });
  }

  invoke(callee: Value, list: SyntaxNode, scope: Scope): Value {
    return callWith(this, callee, list, scope);
  }

  attribute(value: Value, name: string): Value {
    return attributeOf(this, value, name);
  }

  perform(body: SyntaxNode, scope: Scope): Returned | null {
    return this.deeper<Returned | null>(null, () => executeBody(this, body, scope));
  }

  call(fn: FunctionValue, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value {
    const body = fn.node.getChild('Body');
    if (body === null || fn.node.firstChild?.name === 'async') return UNKNOWN;
    const scope = childScope('function', fn.scope);
    this.bind(fn, scope, args, keywords);
    const returned = this.perform(body, scope);
    return returned === null ? null : returned.value;
  }

  private bind(
    { node, scope: outer }: FunctionValue,
    scope: Scope,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): void {
    const rest = [...args];
    const others = new Map<Value, Value>(keywords);
    for (const { name, kind, default: value } of parametersOf(outer.source, node)) {
      if (kind === 'rest') scope.names.set(name, rest.splice(0));
      else if (kind === 'others') scope.names.set(name, others);
      else if (kind === 'plain' && rest.length > 0) scope.names.set(name, rest.shift() ?? null);
      else if (others.has(name)) scope.names.set(name, others.get(name) ?? null);
      else scope.names.set(name, value === null ? UNKNOWN : this.evaluate(value, outer));
      others.delete(name);
    }
    this.own.add(others);
  }
}

/** Folders around modules that have no `__init__.py`: packages too. */
function folders(sources: readonly Source[]): readonly Source[] {
  const root = parsePythonPart('');
  const names = sources.flatMap(({ module }) => {
    const parts = module.split('.');
    return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('.'));
  });
  return [...new Set(names)].map((module) => ({
    file: '',
    module,
    isPackage: true,
    text: '',
    root,
  }));
}

/** The modules of some sources, each run when somebody first asks for it; a circle sees what is there. */
export function modulesOfSources(sources: readonly Source[]): Modules {
  const byName = new Map(
    [...folders(sources), ...sources].map((source) => [source.module, source]),
  );
  const scopes = new Map<string, Scope>();
  const modules: Modules = (name) => {
    const known = scopes.get(name);
    const source = byName.get(name);
    if (known !== undefined || source === undefined) return known;
    const scope: Scope = { kind: 'module', names: new Map(), source, parent: null, owner: null };
    scopes.set(name, scope);
    new Evaluation(modules).perform(source.root, scope);
    return scope;
  };
  return modules;
}
