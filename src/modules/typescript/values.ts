import type { SyntaxNode } from '@lezer/common';
import type { TypeScriptModule } from './declarations.ts';

/** Stands for every value that the text does not plainly tell. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** What an expression plainly is; `undefined` counts as null. */
export type Value =
  | typeof UNKNOWN
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | ReadonlyMap<string, Value>
  | ClassValue
  | FunctionValue
  | OursValue;

export interface ClassValue {
  readonly kind: 'class';
  readonly name: string;
  readonly node: SyntaxNode;
  readonly module: TypeScriptModule;
}

/** A function or method, with the names around it. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly node: SyntaxNode;
  readonly scope: Scope;
}

/** Something of our own API: `Component`, `Event`, `StopEvent`, `handle`. */
interface OursValue {
  readonly kind: 'ours';
  readonly name: string;
}

/** The names that an expression sees. */
export interface Scope {
  readonly module: TypeScriptModule;
  readonly locals: ReadonlyMap<string, Value>;
}

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
export const isMap = (value: Value | undefined): value is ReadonlyMap<string, Value> =>
  value instanceof Map;

type Tagged = ClassValue | FunctionValue | OursValue;

export function isA<K extends Tagged['kind']>(
  value: Value | undefined,
  kind: K,
): value is Extract<Tagged, { readonly kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}
