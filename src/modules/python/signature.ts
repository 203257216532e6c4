import type { SyntaxNode } from '@lezer/common';
import { isFrameworkArgument } from '../../model/index.ts';
import { hasUnknownBase, isPlugboards, resolutionOrder } from './classes.ts';
import { callArguments } from './callArguments.ts';
import { childrenOf, type Source, textOf } from '../nodes.ts';
import { type Parameter, parametersOf } from './parameters.ts';
import { type ClassValue, type FunctionValue, isA, type Scope } from './values.ts';

/** An argument that a component's `__init__`, or one above it, takes. */
export interface Argument {
  readonly parameter: Parameter;
  /** Where it is declared. */
  readonly scope: Scope;
  /** The class whose docstring speaks of it, and the definition with one of its own. */
  readonly owner: ClassValue;
  readonly definition: SyntaxNode;
}

export interface Signature {
  readonly arguments: readonly Argument[];
  /** It takes other arguments too, which cannot be told. */
  readonly isOpen: boolean;
}

/** Arguments of every component: the process reads them, or plugboard gives them. */
const isFrameworks = (name: string): boolean => isFrameworkArgument(name) || name === 'state';

function initOf(one: ClassValue): FunctionValue | null {
  const found = one.scope.names.get('__init__');
  return isA(found, 'function') ? found : null;
}

/** Calls of `super().__init__(...)` and `Parent.__init__(self, ...)`. */
function parentCalls(source: Source, definition: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const cursor = definition.cursor();
  while (cursor.next() && cursor.from < definition.to) {
    if (cursor.name !== 'CallExpression') continue;
    const [callee] = childrenOf(cursor.node);
    if (callee && /\.\s*__init__$/.test(textOf(source, callee))) found.push(cursor.node);
  }
  return found;
}

interface Forwarding {
  /** `**kwargs` goes on to the class above. */
  readonly isForwarded: boolean;
  /** Arguments that the class gives to the one above itself. */
  readonly names: readonly string[];
  readonly places: number;
}

function forwarding(source: Source, definition: SyntaxNode, others: string): Forwarding {
  for (const call of parentCalls(source, definition)) {
    const [callee, list] = childrenOf(call);
    const given = list ? (callArguments(source, list) ?? []) : [];
    const isForwarded = given.some(
      ({ stars, value }) => stars === '**' && textOf(source, value).includes(others),
    );
    if (!isForwarded) continue;
    const isSuper = callee !== undefined && textOf(source, callee).startsWith('super');
    const places = given.filter(({ name, stars }) => name === null && stars === '').length;
    const names = given.flatMap(({ name }) => name ?? []);
    return { isForwarded: true, names, places: Math.max(0, places - (isSuper ? 0 : 1)) };
  }
  return { isForwarded: false, names: [], places: 0 };
}

/** Whether a constructor takes arguments out of its `**kwargs` by itself: which ones is not looked into. */
function looksInto(source: Source, definition: SyntaxNode, others: string): boolean {
  const body = definition.getChild('Body');
  const cursor = (body ?? definition).cursor();
  while (cursor.next() && cursor.from < definition.to) {
    const isNamed = cursor.name === 'VariableName' && textOf(source, cursor.node) === others;
    if (isNamed && cursor.node.prevSibling?.name !== '**') return true;
  }
  return false;
}

/** The arguments of a component, those that reach the classes above it by `**kwargs` among them. */
export function signatureOf(one: ClassValue): Signature {
  const found = new Map<string, Argument>();
  const given = new Set<string>();
  let takesMore = false;
  let places = 1;
  for (const owner of resolutionOrder(one)) {
    const init = initOf(owner);
    if (init === null) continue;
    const { source } = init.scope;
    let left = places;
    let others: string | null = null;
    for (const parameter of parametersOf(source, init.node)) {
      const { name, kind } = parameter;
      if (kind === 'others') others = name;
      else if (kind === 'plain' && left > 0) left--;
      else if (kind !== 'rest' && !isFrameworks(name) && !given.has(name) && !found.has(name)) {
        found.set(name, { parameter, scope: init.scope, owner, definition: init.node });
      }
    }
    if (others === null) {
      const isOpen = takesMore || (isPlugboards(owner) && hasUnknownBase(one));
      return { arguments: [...found.values()], isOpen };
    }
    const { isForwarded, names, places: more } = forwarding(source, init.node, others);
    if (looksInto(source, init.node, others)) takesMore = true;
    if (!isForwarded) return { arguments: [...found.values()], isOpen: true };
    for (const name of names) given.add(name);
    places = 1 + more;
  }
  return { arguments: [...found.values()], isOpen: true };
}
