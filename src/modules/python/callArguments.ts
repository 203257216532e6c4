import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type Source, splitAtCommas, textOf } from '../nodes.ts';

/** One argument of a call: `value`, `name=value`, `*value`, `**value`. */
export interface CallArgument {
  readonly name: string | null;
  readonly stars: '' | '*' | '**';
  readonly value: SyntaxNode;
}

/** The arguments of a call or of a class's head; null for a generator, which stands there bare. */
export function callArguments(source: Source, list: SyntaxNode): CallArgument[] | null {
  const inner = childrenOf(list).filter(({ name }) => name !== '(' && name !== ')');
  if (inner.some(({ name }) => name === 'for')) return null;
  return splitAtCommas(inner).flatMap((part): CallArgument[] => {
    const [first, second, third] = part;
    if (first === undefined) return [];
    if (first.name === '*' || first.name === '**') {
      return second ? [{ name: null, stars: first.name, value: second }] : [];
    }
    if (second?.name === 'AssignOp') {
      return third ? [{ name: textOf(source, first), stars: '', value: third }] : [];
    }
    return [{ name: null, stars: '', value: first }];
  });
}
