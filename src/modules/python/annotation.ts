import type { SyntaxNode } from '@lezer/common';
import { ANY, choiceOf, holding, type Kind, NOTHING, plainKind, unionOf } from '../kinds.ts';
import { resolutionOrder } from './classes.ts';
import { stringOf } from './literals.ts';
import { childrenOf, splitAtCommas, textOf } from '../nodes.ts';
import { parsePythonPart } from './parsePython.ts';
import { type ClassValue, type Interpreter, isA, type Scope, type Value } from './values.ts';

const BY_NAME: ReadonlyMap<string, Kind> = new Map([
  ['int', plainKind('integer')],
  ['float', plainKind('number')],
  ['bool', plainKind('boolean')],
  ['str', plainKind('text')],
  ['Path', plainKind('text')],
  ['PathLike', plainKind('text')],
  ['Number', plainKind('number')],
  ['Real', plainKind('number')],
]);

const LISTS =
  /^(?:[lL]ist|[tT]uple|[sS]et|[fF]rozen[sS]et|Sequence|MutableSequence|Iterable|Collection)$/;
const MAPS = /^(?:[dD]ict|Mapping|MutableMapping|DefaultDict|OrderedDict)$/;
/** Words around a type that say nothing of its values. */
const WRAPPERS = /^(?:ClassVar|Final|Required|NotRequired|ReadOnly)$/;

/** The kind of a class of the document: an enumeration of texts is a text. */
function ofClass(one: ClassValue): Kind {
  const isEnum = resolutionOrder(one).some(({ bases }) =>
    bases.some((base) => isA(base, 'foreign') && /^enum\.(?:Str)?Enum$/.test(base.path)),
  );
  const values = [...one.scope.names]
    .filter(([name]) => !name.startsWith('_'))
    .map(([, value]) => value);
  const members = values.filter((value) => !isA(value, 'function'));
  return isEnum && members.length > 0 && members.every((value) => typeof value === 'string')
    ? plainKind('text')
    : ANY;
}

function ofName(value: Value): Kind {
  if (value === null) return NOTHING;
  if (isA(value, 'class')) return ofClass(value);
  if (!isA(value, 'foreign')) return ANY;
  const name = value.path.split('.').at(-1) ?? '';
  if (LISTS.test(name)) return holding('list');
  if (MAPS.test(name)) return holding('map');
  return BY_NAME.get(name) ?? ANY;
}

function ofLiteral(run: Interpreter, nodes: readonly SyntaxNode[], scope: Scope): Kind {
  const values = nodes.map((node) => run.evaluate(node, scope));
  const choices = values.filter((value) => typeof value === 'string');
  const nullable = values.includes(null);
  if (choices.length === 0 || values.some((value) => value !== null && typeof value !== 'string'))
    return ANY;
  return choiceOf(choices, nullable);
}

function helpIn(run: Interpreter, nodes: readonly SyntaxNode[], scope: Scope): string | undefined {
  for (const node of nodes) {
    const value = run.evaluate(node, scope);
    if (typeof value === 'string') return value;
    const said = /\bdescription\s*=\s*(r?"[^"\n]*"|r?'[^'\n]*')/.exec(
      textOf(scope.source, node),
    )?.[1];
    const text = said === undefined ? null : stringOf(said);
    if (text !== null) return text;
  }
  return undefined;
}

function subscripted(run: Interpreter, children: readonly SyntaxNode[], scope: Scope): Kind {
  const [object, , ...rest] = children;
  const inner = splitAtCommas(rest.slice(0, -1)).flatMap(([node]) => node ?? []);
  const [first, second] = inner;
  const value = object ? run.evaluate(object, scope) : null;
  if (!isA(value, 'foreign') || !first) return ANY;
  const name = value.path.split('.').at(-1) ?? '';
  const kindOf = (node: SyntaxNode) => kindOfAnnotation(run, node, scope);
  if (name === 'Optional') return unionOf([kindOf(first), NOTHING]);
  if (name === 'Union') return unionOf(inner.map(kindOf));
  if (name === 'Literal') return ofLiteral(run, inner, scope);
  if (WRAPPERS.test(name)) return kindOf(first);
  if (name === 'Annotated') {
    const help = helpIn(run, inner.slice(1), scope);
    return { ...kindOf(first), ...(help === undefined ? {} : { help }) };
  }
  if (LISTS.test(name)) {
    const isMixed = /^tuple$/i.test(name) && second !== undefined && second.name !== 'Ellipsis';
    return holding('list', isMixed ? unionOf(inner.map(kindOf)) : kindOf(first));
  }
  if (MAPS.test(name)) return holding('map', second ? kindOf(second) : undefined);
  return ANY;
}

/** What an annotation says; `any` where it is none of the plain types. */
export function kindOfAnnotation(run: Interpreter, node: SyntaxNode, scope: Scope): Kind {
  if (!run.spend()) return ANY;
  const children = childrenOf(node);
  switch (node.name) {
    case 'None':
      return NOTHING;
    case 'ParenthesizedExpression':
      return children[1] ? kindOfAnnotation(run, children[1], scope) : ANY;
    case 'String': {
      const text = stringOf(textOf(scope.source, node)) ?? '';
      const root = parsePythonPart(text);
      const inner = root.firstChild?.firstChild;
      if (!inner || inner.name === 'String') return ANY;
      return kindOfAnnotation(run, inner, { ...scope, source: { ...scope.source, text, root } });
    }
    case 'BinaryExpression': {
      const [left, sign, right] = children;
      if (!left || !right || sign?.name !== 'BitOp') return ANY;
      return unionOf([kindOfAnnotation(run, left, scope), kindOfAnnotation(run, right, scope)]);
    }
    case 'MemberExpression':
      if (children[1]?.name === '[') return subscripted(run, children, scope);
      return ofName(run.evaluate(node, scope));
    case 'VariableName':
      return ofName(run.evaluate(node, scope));
    default:
      return ANY;
  }
}

/** The kind that a default suggests where nothing is annotated; the value itself may be of another one. */
export function kindOfDefault(value: Value | undefined): Kind {
  if (typeof value === 'number') return plainKind('number');
  if (typeof value === 'boolean') return plainKind('boolean');
  if (typeof value === 'string') return plainKind('text');
  return ANY;
}
