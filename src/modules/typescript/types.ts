import type { SyntaxNode } from '@lezer/common';
import { ANY, choiceOf, holding, type Kind, NOTHING, plainKind, unionOf } from '../kinds.ts';
import { childrenOf, splitAtCommas, textOf } from '../nodes.ts';
import { type TypeScriptModule, unquoted } from './declarations.ts';
import type { Evaluation } from './evaluate.ts';
import { resolved } from './resolve.ts';
import { isMap } from './values.ts';

const BY_NAME: ReadonlyMap<string, Kind> = new Map([
  ['number', plainKind('number')],
  ['string', plainKind('text')],
  ['boolean', plainKind('boolean')],
]);

/** The members of `A | B` or `A & B`. */
export function membersOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node)
    .filter(({ name }) => name !== 'LogicOp')
    .flatMap((inner) => (inner.name === node.name ? membersOf(inner) : [inner]));
}

/** What stands between the angle brackets. */
export function typeArguments(node: SyntaxNode): SyntaxNode[] {
  const list = node.getChild('TypeArgList');
  const inner = list ? childrenOf(list).filter(({ name }) => name !== '<' && name !== '>') : [];
  return splitAtCommas(inner).flatMap(([one]) => one ?? []);
}

function ofName(run: Evaluation, name: string, module: TypeScriptModule): Kind {
  const known = BY_NAME.get(name);
  if (known !== undefined) return known;
  const found = resolved(run.modules, module, name);
  if (found === null || !('declaration' in found)) return ANY;
  const { kind, node } = found.declaration;
  if (kind === 'type' && node.name === 'TypeAliasDeclaration') {
    const type = node.getChild('Equals')?.nextSibling;
    return type ? kindOfType(run, type, found.module) : ANY;
  }
  const members = kind === 'enum' ? run.valueOf(found) : null;
  const values = isMap(members) ? [...members.values()] : [];
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length > 0 && texts.length === values.length ? choiceOf(texts) : ANY;
}

/** What a type says of a value; `any` where it is none of the plain ones. */
export function kindOfType(run: Evaluation, node: SyntaxNode, module: TypeScriptModule): Kind {
  if (!run.spend()) return ANY;
  const inner = (part: SyntaxNode | null | undefined) =>
    part ? kindOfType(run, part, module) : ANY;
  switch (node.name) {
    case 'TypeName':
      return ofName(run, textOf(module, node), module);
    case 'NullType':
    case 'VoidType':
      return NOTHING;
    case 'LiteralType': {
      const text = node.getChild('String');
      return text ? choiceOf([unquoted(textOf(module, text))]) : ANY;
    }
    case 'UnionType':
      return unionOf(
        membersOf(node)
          .filter((one) => textOf(module, one) !== 'undefined')
          .map(inner),
      );
    case 'ParenthesizedType':
      return inner(node.firstChild?.nextSibling);
    case 'ReadonlyType':
      return inner(node.lastChild);
    case 'ArrayType':
      return holding('list', inner(node.firstChild));
    case 'TupleType': {
      const members = childrenOf(node).filter(({ name }) => !/^[[\],]$/.test(name));
      return holding('list', members.length > 0 ? unionOf(members.map(inner)) : undefined);
    }
    case 'ParameterizedType': {
      const name = node.firstChild ? textOf(module, node.firstChild) : '';
      const [first, second] = typeArguments(node);
      if (/^(?:Readonly)?Array$/.test(name)) return holding('list', inner(first));
      if (name === 'Record') return holding('map', inner(second));
      return /^(?:Readonly|Required|NonNullable)$/.test(name) ? inner(first) : ANY;
    }
    default:
      return ANY;
  }
}
