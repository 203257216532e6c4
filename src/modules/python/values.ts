import type { SyntaxNode } from '@lezer/common';
import type { Source } from '../nodes.ts';

/** Stands for every value that the text does not plainly tell. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/**
 * What an expression plainly is: None, numbers, texts, lists (tuples and sets too), dictionaries, and what
 * declarations make.
 */
export type Value =
  | typeof UNKNOWN
  | null
  | boolean
  | number
  | string
  | ListValue
  | DictValue
  | ClassValue
  | FunctionValue
  | Instance
  | IoValue
  | {
      /** A module of the document. */
      readonly kind: 'module';
      readonly name: string;
    }
  | {
      /** Something that is not in the document, by its dotted path: `numpy.ndarray`, `builtins.range`. */
      readonly kind: 'foreign';
      readonly path: string;
    }
  | { readonly kind: 'method'; readonly function: FunctionValue; readonly self: Value }
  | { readonly kind: 'native'; readonly name: string; readonly self: Value }
  | { readonly kind: 'super'; readonly after: ClassValue; readonly self: Value }
  | EventMark
  | FunctionMark;

/** A list, tuple or set. */
export type ListValue = Value[];
export type DictValue = Map<Value, Value>;

export interface ClassValue {
  readonly kind: 'class';
  readonly name: string;
  readonly source: Source;
  readonly node: SyntaxNode;
  readonly bases: readonly Value[];
  /** What its body binds. */
  readonly scope: Scope;
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly name: string;
  readonly node: SyntaxNode;
  /** Where it is defined. */
  readonly scope: Scope;
  readonly decorators: readonly Value[];
}

/** An object of a class of the document, as far as its `__init__` plainly tells. */
export interface Instance {
  readonly kind: 'instance';
  readonly class: ClassValue;
  readonly attributes: Map<string, Value>;
}

/** What `IOController(...)` gives. */
export interface IoValue {
  readonly kind: 'io';
  readonly fields: Map<string, Value>;
}

/** `SomeEvent.handler`, by which a method becomes the handler of an event. */
export interface EventMark {
  readonly kind: 'event mark';
  readonly event: ClassValue;
  /** The fields that `populates_fields` names. */
  readonly fields: Value;
}

/** `component(inputs=..., outputs=...)`, by which a function becomes a component. */
export interface FunctionMark {
  readonly kind: 'function mark';
  readonly io: IoValue;
}

/** The names of a module, a class body or a call of a function. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly names: Map<string, Value>;
  readonly source: Source;
  readonly parent: Scope | null;
  /** The class that this is the body of, or a method's. */
  readonly owner: ClassValue | null;
}

export function childScope(kind: Scope['kind'], parent: Scope, owner = parent.owner): Scope {
  return { kind, names: new Map(), source: parent.source, parent, owner };
}

/** What a name means: Python looks around class bodies, not into them. */
export function lookUp(scope: Scope, name: string): Value | undefined {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at !== scope && at.kind === 'class') continue;
    const found = at.names.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

export const isList = (value: Value | undefined): value is ListValue => Array.isArray(value);
export const isDict = (value: Value | undefined): value is DictValue => value instanceof Map;

type Tagged = Extract<Value, { readonly kind: string }>;

/** Whether a value is one that declarations make, of this kind. */
export function isA<K extends Tagged['kind']>(
  value: Value | undefined,
  kind: K,
): value is Extract<Tagged, { readonly kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

/** Ends the code of a function; `value` is what it gives. */
export interface Returned {
  readonly value: Value;
}

/** What runs the plain part of code: expressions and assignments, in bounded time, without effects. */
export interface Interpreter {
  evaluate(node: SyntaxNode, scope: Scope): Value;
  /** Runs the statements of a body. */
  perform(body: SyntaxNode, scope: Scope): Returned | null;
  /** Calls a function of the document; arguments that cannot be told are UNKNOWN. */
  call(fn: FunctionValue, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value;
  /** A value called with what stands in parentheses. */
  invoke(callee: Value, list: SyntaxNode, scope: Scope): Value;
  attribute(value: Value, name: string): Value;
  /** Lists and dictionaries made here; those of others are not changed. */
  readonly own: WeakSet<object>;
  /** Takes from the work that is left; false where there is none. */
  spend(work?: number): boolean;
  /** The name that a module of the document has; undefined for none. */
  module(name: string): Scope | undefined;
}
