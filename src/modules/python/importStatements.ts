import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type Source, splitAtCommas, textOf } from '../nodes.ts';

/** One name that an import brings. */
interface ImportedName {
  /** As the module has it; `*` for all; null for the module itself. */
  readonly name: string | null;
  /** What it is called here. */
  readonly as: string;
  /** The module, by its whole path. */
  readonly module: string;
  /** What an import of a module itself binds: `a` of `import a.b`. */
  readonly bound: string;
}

/** The module that `from ..package.module import` names, by its whole path. */
function fromModule(nodes: readonly SyntaxNode[], source: Source): string {
  const text = nodes.map((node) => textOf(source, node)).join('');
  const [dots = ''] = /^\.*/.exec(text) ?? [];
  if (dots === '') return text;
  const parts = source.module === '' ? [] : source.module.split('.');
  const up = dots.length - (source.isPackage ? 1 : 0);
  const base = parts.slice(0, Math.max(0, parts.length - up));
  return [...base, ...(text === dots ? [] : [text.slice(dots.length)])].join('.');
}

/** An import statement, read. */
export interface ImportStatement {
  /** `from . import`: a module of the document, or none. */
  readonly isRelative: boolean;
  readonly names: readonly ImportedName[];
}

export function readImport(node: SyntaxNode, source: Source): ImportStatement {
  const children = childrenOf(node);
  const start = children.findIndex(({ name }) => name === 'import');
  const parts = splitAtCommas(
    children.slice(start + 1).filter(({ name }) => name !== '(' && name !== ')'),
  );
  if (children[0]?.name === 'from') {
    const module = fromModule(children.slice(1, start), source);
    const isRelative = textOf(source, node)
      .replace(/^from\s*/, '')
      .startsWith('.');
    const names = parts.flatMap(([first, , alias]) => {
      if (first === undefined) return [];
      const name = textOf(source, first);
      return { name, as: alias ? textOf(source, alias) : name, module, bound: module };
    });
    return { isRelative, names };
  }
  const names = parts.map((part) => {
    const at = part.findIndex(({ name }) => name === 'as');
    const path = part.slice(0, at < 0 ? undefined : at);
    const module = path.map((one) => textOf(source, one)).join('');
    const alias = at < 0 ? undefined : part[at + 1];
    const root = module.split('.')[0] ?? '';
    if (alias) return { name: null, as: textOf(source, alias), module, bound: module };
    return { name: null, as: root, module, bound: root };
  });
  return { isRelative: false, names };
}
