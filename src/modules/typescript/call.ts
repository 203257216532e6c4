import type { SyntaxNode } from '@lezer/common';
import { childrenOf, splitAtCommas, textOf } from '../nodes.ts';
import {
  type FunctionValue,
  isA,
  isList,
  isMap,
  type Scope,
  UNKNOWN,
  type Value,
} from './values.ts';

/** Longest list that is made. */
const MOST = 10_000;

/** What a call takes of the evaluation it is a part of. */
interface Run {
  evaluate(node: SyntaxNode, scope: Scope): Value;
  spend(): boolean;
}

/** Binds a parameter: a name, one with a default, or names in braces. */
function bind(
  run: Run,
  part: readonly SyntaxNode[],
  value: Value,
  scope: Scope,
  locals: Map<string, Value>,
): void {
  const [name, ...rest] = part;
  if (name?.name === 'VariableDefinition') {
    const equals = rest.findIndex((node) => node.name === 'Equals');
    const otherwise = equals < 0 ? undefined : rest[equals + 1];
    const isGiven = value !== null || otherwise === undefined;
    locals.set(
      textOf(scope.module, name),
      isGiven ? value : run.evaluate(otherwise, { ...scope, locals }),
    );
  } else if (name?.name === 'ObjectPattern') {
    for (const property of childrenOf(name)) {
      const [key, sign, inner] = childrenOf(property);
      if (property.name !== 'PatternProperty' || !key) continue;
      const field = isMap(value) ? (value.get(textOf(scope.module, key)) ?? null) : UNKNOWN;
      const target = textOf(scope.module, sign?.name === ':' && inner ? inner : key);
      const isDefault = field === null && sign?.name === 'Equals' && inner !== undefined;
      locals.set(target, isDefault ? run.evaluate(inner, { ...scope, locals }) : field);
    }
  }
}

/** Calls a function whose body is an expression, or only returns one. */
export function callFunction(
  run: Run,
  { node, scope }: FunctionValue,
  args: readonly Value[],
): Value {
  if (!run.spend() || node.getChild('async')) return UNKNOWN;
  const locals = new Map(scope.locals);
  const list = node.getChild('ParamList');
  const parts = list
    ? splitAtCommas(childrenOf(list).filter(({ name }) => name !== '(' && name !== ')'))
    : [];
  parts.forEach((part, at) => bind(run, part, args[at] ?? null, scope, locals));
  const single =
    node.name === 'ArrowFunction' && list === null ? node.getChild('VariableDefinition') : null;
  if (single) locals.set(textOf(scope.module, single), args[0] ?? null);
  const inner: Scope = { module: scope.module, locals };
  const block = node.getChild('Block');
  if (block === null) return node.lastChild ? run.evaluate(node.lastChild, inner) : UNKNOWN;
  for (const statement of childrenOf(block)) {
    if (statement.name === 'ReturnStatement') {
      const value = childrenOf(statement)[1];
      return value ? run.evaluate(value, inner) : null;
    }
    if (statement.name === 'VariableDeclaration') declareLocal(run, statement, inner, locals);
    else if (!/^[{}]$|Comment$/.test(statement.name)) return UNKNOWN;
  }
  return null;
}

function declareLocal(
  run: Run,
  statement: SyntaxNode,
  scope: Scope,
  locals: Map<string, Value>,
): void {
  for (const part of splitAtCommas(childrenOf(statement).slice(1))) {
    const [target] = part;
    const equals = part.findIndex(({ name }) => name === 'Equals');
    const value = part[equals + 1];
    if (!target || equals < 0 || !value) continue;
    bind(run, [target], run.evaluate(value, scope), scope, locals);
  }
}

function mapped(run: Run, list: readonly Value[], name: string, given: Value | undefined): Value {
  if (!isA(given, 'function')) return UNKNOWN;
  const results = list.map((item, at) => callFunction(run, given, [item, at]));
  if (name === 'map') return results;
  if (name === 'flatMap') return results.flatMap((one) => (isList(one) ? one : [one]));
  if (name !== 'filter' || results.includes(UNKNOWN)) return UNKNOWN;
  return list.filter((_, at) => Boolean(results[at]));
}

function ofList(run: Run, list: readonly Value[], name: string, args: readonly Value[]): Value {
  const [first] = args;
  if (name === 'concat')
    return [...list, ...args.flatMap((one): readonly Value[] => (isList(one) ? one : [one]))];
  if (name === 'keys') return list.map((_, at) => at);
  if (name === 'includes') return first !== undefined && list.includes(first);
  if (name === 'slice') {
    const bounds = args.filter((one) => typeof one === 'number');
    return bounds.length === args.length ? list.slice(...bounds) : UNKNOWN;
  }
  if (name === 'join' && typeof first === 'string') {
    return list.every((item) => typeof item === 'string') ? list.join(first) : UNKNOWN;
  }
  return mapped(run, list, name, first);
}

/** `Array.from({ length: n }, f)`, `Object.keys(map)` and the like. */
function ofBuiltin(run: Run, path: string, args: readonly Value[]): Value {
  const [first = null, second] = args;
  if (path === 'Object.keys') return isMap(first) ? [...first.keys()] : UNKNOWN;
  if (path === 'Object.values') return isMap(first) ? [...first.values()] : UNKNOWN;
  if (path === 'String')
    return typeof first === 'number' || typeof first === 'string' ? String(first) : UNKNOWN;
  if (path === 'Array') return typeof first === 'number' ? blanks(first) : UNKNOWN;
  if (path !== 'Array.from') return UNKNOWN;
  const list = isList(first) ? first : isMap(first) ? blanks(first.get('length')) : UNKNOWN;
  return isList(list) && second !== undefined ? mapped(run, list, 'map', second) : list;
}

function blanks(length: Value | undefined): Value {
  const isPlain = typeof length === 'number' && length >= 0 && length <= MOST;
  return isPlain ? Array.from({ length }, () => null) : UNKNOWN;
}

function ofText(text: string, name: string, args: readonly Value[]): Value {
  const [first, second] = args;
  if (name === 'split') return typeof first === 'string' ? text.split(first) : UNKNOWN;
  if (name === 'toLowerCase') return text.toLowerCase();
  if (name === 'toUpperCase') return text.toUpperCase();
  if (name === 'trim') return text.trim();
  if (name === 'padStart' && typeof first === 'number' && first < MOST) {
    return text.padStart(first, typeof second === 'string' ? second : ' ');
  }
  return UNKNOWN;
}

/** The value of a call. */
export function call(run: Run, target: SyntaxNode, list: SyntaxNode, scope: Scope): Value {
  const args = splitAtCommas(childrenOf(list).slice(1, -1)).flatMap(([first, second]): Value[] => {
    if (first?.name !== 'Spread') return first ? [run.evaluate(first, scope)] : [];
    const more = second ? run.evaluate(second, scope) : UNKNOWN;
    return isList(more) ? [...more] : [UNKNOWN];
  });
  const path = textOf(scope.module, target);
  if (/^(?:Array(?:\.from)?|Object\.(?:keys|values)|String)$/.test(path))
    return ofBuiltin(run, path, args);
  if (target.name === 'MemberExpression') {
    const [object, , key] = childrenOf(target);
    const value = object ? run.evaluate(object, scope) : UNKNOWN;
    const name = key ? textOf(scope.module, key) : '';
    if (isList(value)) return value.length > MOST ? UNKNOWN : ofList(run, value, name, args);
    if (typeof value === 'string') return ofText(value, name, args);
    if (!isA(value, 'ours') && value !== UNKNOWN) return UNKNOWN;
  }
  const callee = run.evaluate(target, scope);
  if (isA(callee, 'function')) return callFunction(run, callee, args);
  if (!isA(callee, 'ours') || callee.name !== 'handle') return UNKNOWN;
  const [event = UNKNOWN, method = UNKNOWN, more] = args;
  const populates = isMap(more) ? (more.get('populates') ?? []) : [];
  return new Map<string, Value>([
    ['event', event],
    ['method', method],
    ['populates', populates],
  ]);
}
