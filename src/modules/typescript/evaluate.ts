import type { SyntaxNode } from '@lezer/common';
import { childrenOf, splitAtCommas, textOf } from '../nodes.ts';
import { call } from './call.ts';
import { unquoted } from './declarations.ts';
import { exported, type Modules, resolved, type Resolved } from './resolve.ts';
import { type ClassValue, isA, isList, isMap, type Scope, UNKNOWN, type Value } from './values.ts';

/** Expressions that one run looks at, and how deep they are nested. */
const MOST_WORK = 50_000;
const MOST_DEPTH = 100;

const classes = new WeakMap<SyntaxNode, ClassValue>();

/**
 * Evaluates the plain part of expressions, and nothing else: no effect leaves it, every run ends after a
 * bounded amount of work, and what it cannot tell is UNKNOWN.
 */
export class Evaluation {
  readonly modules: Modules;
  private work = MOST_WORK;
  private depth = 0;

  constructor(modules: Modules) {
    this.modules = modules;
  }

  /** Takes from the work that is left; false where there is none. */
  spend(work = 1): boolean {
    this.work -= work;
    return this.work >= 0 && this.depth < MOST_DEPTH;
  }

  evaluate(node: SyntaxNode, scope: Scope): Value {
    if (!this.spend()) return UNKNOWN;
    this.depth++;
    const value = this.of(node, scope);
    this.depth--;
    const isMade = isList(value) || typeof value === 'string';
    // What is made takes room.
    return isMade && !this.spend(value.length / 16) ? UNKNOWN : value;
  }

  /** The value that a declaration stands for. */
  valueOf(found: Resolved): Value {
    if (found === null || 'modulePath' in found) return UNKNOWN;
    if ('ours' in found) return { kind: 'ours', name: found.ours };
    const { module, declaration } = found;
    const { kind, node } = declaration;
    const scope: Scope = { module, locals: new Map() };
    if (kind === 'function') return { kind, node, scope };
    if (kind === 'value' && node.name !== 'ClassExpression') return this.evaluate(node, scope);
    if (kind === 'class') return classOf(node, module);
    return kind === 'enum' ? this.enumeration(node, scope) : UNKNOWN;
  }

  private enumeration(node: SyntaxNode, scope: Scope): Value {
    const body = node.getChild('EnumBody');
    const parts = splitAtCommas(body ? childrenOf(body).slice(1, -1) : []);
    return new Map(
      parts.flatMap(([name, , value]) => {
        if (!name) return [];
        const made = value ? this.evaluate(value, scope) : UNKNOWN;
        return [[textOf(scope.module, name), made] as const];
      }),
    );
  }

  private of(node: SyntaxNode, scope: Scope): Value {
    const children = childrenOf(node);
    const text = (part: SyntaxNode) => textOf(scope.module, part);
    const [first, second, third] = children;
    switch (node.name) {
      case 'String':
        return unquoted(text(node));
      case 'TemplateString':
        return this.template(node, scope);
      case 'Number':
        return numberOf(text(node));
      case 'BooleanLiteral':
        return text(node) === 'true';
      case 'null':
        return null;
      case 'ArrayExpression':
        return this.list(children.slice(1, -1), scope);
      case 'ObjectExpression':
        return this.object(children.slice(1, -1), scope);
      case 'ParenthesizedExpression':
        return second ? this.evaluate(second, scope) : UNKNOWN;
      case 'VariableName': {
        const name = text(node);
        if (name === 'undefined') return null;
        return scope.locals.get(name) ?? this.valueOf(resolved(this.modules, scope.module, name));
      }
      case 'ArrowFunction':
      case 'FunctionExpression':
        return { kind: 'function', node, scope };
      case 'MemberExpression':
        return first && third ? this.member(first, third, scope) : UNKNOWN;
      case 'ConditionalExpression': {
        const test = first ? this.evaluate(first, scope) : UNKNOWN;
        const chosen = children[isTrue(test) ? 2 : 4];
        return test === UNKNOWN || !chosen ? UNKNOWN : this.evaluate(chosen, scope);
      }
      case 'UnaryExpression': {
        const value = second ? this.evaluate(second, scope) : UNKNOWN;
        const sign = first ? text(first) : '';
        if (typeof value === 'number')
          return sign === '-' ? -value : sign === '+' ? value : UNKNOWN;
        return sign === '!' && value !== UNKNOWN ? !isTrue(value) : UNKNOWN;
      }
      case 'BinaryExpression':
        return first && second && third ? this.binary(first, text(second), third, scope) : UNKNOWN;
      case 'CallExpression':
        return first && second?.name === 'ArgList' ? call(this, first, second, scope) : UNKNOWN;
      default:
        return UNKNOWN;
    }
  }

  private template(node: SyntaxNode, { module, ...rest }: Scope): Value {
    let made = '';
    let at = node.from + 1;
    for (const part of childrenOf(node)) {
      if (part.name !== 'Interpolation') continue;
      const inner = childrenOf(part)[1];
      const value = inner ? this.evaluate(inner, { module, ...rest }) : UNKNOWN;
      if (typeof value !== 'string' && typeof value !== 'number') return UNKNOWN;
      made += unquoted(`\`${module.text.slice(at, part.from)}\``) + String(value);
      at = part.to;
    }
    return made + unquoted(`\`${module.text.slice(at, node.to)}`);
  }

  private list(nodes: readonly SyntaxNode[], scope: Scope): Value {
    const items = splitAtCommas(nodes).flatMap(([first, second]): readonly Value[] => {
      if (first?.name !== 'Spread') return first ? [this.evaluate(first, scope)] : [];
      const more = second ? this.evaluate(second, scope) : UNKNOWN;
      return isList(more) ? more : typeof more === 'string' ? [...more] : [UNKNOWN];
    });
    return items;
  }

  private object(nodes: readonly SyntaxNode[], scope: Scope): Value {
    const made = new Map<string, Value>();
    for (const property of nodes) {
      if (property.name !== 'Property') continue;
      const [key, sign, value] = childrenOf(property);
      if (!key) continue;
      const text = textOf(scope.module, key);
      if (key.name === 'Spread') {
        const more = sign ? this.evaluate(sign, scope) : UNKNOWN;
        if (!isMap(more)) return UNKNOWN;
        for (const [name, inner] of more) made.set(name, inner);
      } else if (sign?.name === ':' && value) {
        made.set(key.name === 'String' ? unquoted(text) : text, this.evaluate(value, scope));
      } else if (sign === undefined) {
        const local = scope.locals.get(text);
        made.set(text, local ?? this.valueOf(resolved(this.modules, scope.module, text)));
      }
    }
    return made;
  }

  private member(object: SyntaxNode, key: SyntaxNode, scope: Scope): Value {
    if (object.name === 'VariableName') {
      const found = resolved(this.modules, scope.module, textOf(scope.module, object));
      if (found !== null && 'modulePath' in found) {
        return this.valueOf(exported(this.modules, found.modulePath, textOf(scope.module, key)));
      }
    }
    const value = this.evaluate(object, scope);
    const name =
      key.name === 'PropertyName' ? textOf(scope.module, key) : this.evaluate(key, scope);
    if (isMap(value)) return typeof name === 'string' ? (value.get(name) ?? null) : UNKNOWN;
    if (name === 'length' && (isList(value) || typeof value === 'string')) return value.length;
    if (isList(value) && typeof name === 'number') return value[name] ?? null;
    if (isA(value, 'class') && typeof name === 'string') {
      const found = staticOf(value, name);
      return found === null
        ? UNKNOWN
        : this.evaluate(found, { module: value.module, locals: new Map() });
    }
    return UNKNOWN;
  }

  private binary(left: SyntaxNode, operator: string, right: SyntaxNode, scope: Scope): Value {
    const a = this.evaluate(left, scope);
    if (operator === 'as' || operator === 'satisfies' || a === UNKNOWN) return a;
    if (operator === '??') return a ?? this.evaluate(right, scope);
    if (operator === '||') return isTrue(a) ? a : this.evaluate(right, scope);
    if (operator === '&&') return isTrue(a) ? this.evaluate(right, scope) : a;
    const b = this.evaluate(right, scope);
    if (b === UNKNOWN) return UNKNOWN;
    if (operator === '===') return a === b;
    if (operator === '!==') return a !== b;
    if (typeof a === 'number' && typeof b === 'number') return arithmetic(operator, a, b);
    const isText = [a, b].every((one) => typeof one === 'string' || typeof one === 'number');
    return operator === '+' && isText ? `${String(a)}${String(b)}` : UNKNOWN;
  }
}

/** A class as a value, the same for the same text. */
export function classOf(node: SyntaxNode, module: ClassValue['module']): ClassValue {
  const known = classes.get(node);
  if (known?.module === module) return known;
  const name = node.getChild('VariableDefinition');
  const made: ClassValue = { kind: 'class', name: name ? textOf(module, name) : '', node, module };
  classes.set(node, made);
  return made;
}

/** The initial value, or the method, that a class has under a static name. */
export function staticOf({ node, module }: ClassValue, name: string): SyntaxNode | null {
  for (const member of childrenOf(node.getChild('ClassBody') ?? node)) {
    const key = member.getChild('PropertyDefinition');
    if (!member.getChild('static') || !key || textOf(module, key) !== name) continue;
    if (member.name === 'MethodDeclaration') return member;
    const children = childrenOf(member);
    const at = children.findIndex((child) => child.name === 'Equals');
    return at < 0 ? null : (children[at + 1] ?? null);
  }
  return null;
}

function isTrue(value: Value): boolean {
  return value !== UNKNOWN && Boolean(value);
}

function numberOf(text: string): Value {
  const value = Number(text.replaceAll('_', ''));
  return Number.isNaN(value) ? UNKNOWN : value;
}

function arithmetic(operator: string, a: number, b: number): Value {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  if (operator === '/') return a / b;
  if (operator === '%') return a % b;
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  if (operator === '>') return a > b;
  return operator === '>=' ? a >= b : UNKNOWN;
}
