import { isAlias, isMap, isSeq, type Alias, type Node, type Syntax } from './syntax.ts';

/** An alias, and the node whose anchor it stands for: the last of that name before it. */
export interface Use {
  readonly alias: Alias;
  /** Undefined where there is no such anchor before it. */
  readonly definition: Node | undefined;
  readonly isKey: boolean;
}

/** The aliases of a text, in the order in which they stand. */
export function usesIn({ root }: Syntax): readonly Use[] {
  const uses: Use[] = [];
  const anchors = new Map<string, Node>();
  const visit = (node: unknown, isKey: boolean): void => {
    if (isAlias(node)) {
      uses.push({ alias: node, definition: anchors.get(node.source), isKey });
      return;
    }
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        visit(key, true);
        visit(value, false);
      }
    } else if (isSeq(node)) for (const item of node.items) visit(item, false);
    const { anchor } = (node ?? {}) as { anchor?: string };
    if (anchor !== undefined) anchors.set(anchor, node as Node);
  };
  visit(root, false);
  return uses;
}

/** Where a node begins, its anchor and tag counted; null for a node without a place. */
export function startWithProperties(text: string, node: Node): number | null {
  if (!node.range) return null;
  const [content] = node.range;
  const { anchor, tag } = node as { anchor?: string; tag?: string };
  let start = anchor === undefined ? content : text.lastIndexOf(`&${anchor}`, content);
  if (start < 0) return null;
  if (tag !== undefined) {
    const before = /![^\s,[\]{}]*[ \t]+$/.exec(text.slice(Math.max(0, start - 200), start));
    if (before !== null) start -= before[0].length;
  }
  return start;
}
