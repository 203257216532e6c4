import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type Source, splitAtCommas, textOf } from '../nodes.ts';

/** A parameter of a function. */
export interface Parameter {
  readonly name: string;
  /** `plain`: by place or name; `keyword`: by name; `rest`: `*args`; `others`: `**kwargs`. */
  readonly kind: 'plain' | 'keyword' | 'rest' | 'others';
  readonly annotation: SyntaxNode | null;
  readonly default: SyntaxNode | null;
}

/** The parameters of a function, `self` among them. */
export function parametersOf(source: Source, definition: SyntaxNode): readonly Parameter[] {
  const list = definition.getChild('ParamList');
  if (list === null) return [];
  const inner = childrenOf(list).filter(({ name }) => name !== '(' && name !== ')');
  let byName = false;
  return splitAtCommas(inner).flatMap((part): Parameter[] => {
    const named = part.find(({ name }) => name === 'VariableName');
    const stars = part[0]?.name;
    if (stars === '*') byName = true;
    if (named === undefined) return [];
    const annotation = part.find(({ name }) => name === 'TypeDef')?.lastChild ?? null;
    const sign = part.findIndex(({ name }) => name === 'AssignOp');
    const value = sign < 0 ? null : (part[sign + 1] ?? null);
    let kind: Parameter['kind'] = byName ? 'keyword' : 'plain';
    if (stars === '*') kind = 'rest';
    else if (stars === '**') kind = 'others';
    return [{ name: textOf(source, named), kind, annotation, default: value }];
  });
}
