import type { SyntaxNode } from '@lezer/common';

/** A file of code with its syntax tree. */
export interface Source {
  readonly file: string;
  /** The name by which type texts begin: `package.module`. */
  readonly module: string;
  /** An `__init__.py`: relative imports begin at itself. */
  readonly isPackage: boolean;
  readonly text: string;
  readonly root: SyntaxNode;
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** What stands between the commas. */
export function splitAtCommas(nodes: readonly SyntaxNode[]): SyntaxNode[][] {
  const parts: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === ',') parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}

export function textOf(source: Pick<Source, 'text'>, node: SyntaxNode): string {
  return source.text.slice(node.from, node.to);
}

/** One-based line of a place in a text. */
export function lineAt(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) {
    line++;
  }
  return line;
}
