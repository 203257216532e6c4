import type { Place } from '../../model/index.ts';
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Syntax } from './syntax.ts';

type Key = string | number;

/** The node an alias stands for; any other node itself. */
function resolved(syntax: Syntax, node: Node | null | undefined): Node | null {
  if (isAlias(node)) return syntax.anchors.get(node.source) ?? null;
  return node ?? null;
}

/** The last entry of a map with a key, as the last one counts. */
export function findPair(node: Node | null, key: Key): Pair<Node | null, Node | null> | null {
  if (!isMap(node)) return null;
  const pairs = node.items as unknown as Pair<Node | null, Node | null>[];
  const same = (pair: Pair<Node | null, Node | null>) =>
    isScalar(pair.key) && String(pair.key.value) === String(key);
  return pairs.findLast(same) ?? null;
}

/** Entries by key: a text with a fault in every entry of a large map asks for each of its places. */
function pairFinder(): (node: Node | null, key: Key) => Pair<Node | null, Node | null> | null {
  const known = new Map<Node, Map<string, Pair<Node | null, Node | null>>>();
  return (node, key) => {
    if (!isMap(node)) return null;
    let pairs = known.get(node);
    if (pairs === undefined) {
      pairs = new Map();
      for (const pair of node.items as unknown as Pair<Node | null, Node | null>[])
        if (isScalar(pair.key)) pairs.set(String(pair.key.value), pair);
      known.set(node, pairs);
    }
    return pairs.get(String(key)) ?? null;
  };
}

const startOf = (node: Node | null | undefined): number | null => node?.range?.[0] ?? null;

/**
 * Finds line and column of a path: the key of a map entry (its value when the value itself is meant, as
 * for a list item); where the path leads further than the text, the last place on the way.
 */
export function placeIn(syntax: Syntax): Place {
  const pairAt = pairFinder();
  return (path) => {
    let node = resolved(syntax, syntax.root);
    let offset = startOf(node);
    for (const key of path) {
      if (isSeq(node)) {
        const item = node.items[Number(key)] as Node | undefined;
        if (item === undefined) break;
        offset = startOf(item) ?? offset;
        node = resolved(syntax, item);
        continue;
      }
      const pair = pairAt(node, key);
      if (pair === null) break;
      offset = startOf(pair.value) ?? startOf(pair.key) ?? offset;
      if (isMap(pair.value) || isSeq(pair.value)) offset = startOf(pair.key) ?? offset;
      node = resolved(syntax, pair.value);
    }
    return offset === null ? null : syntax.at(offset);
  };
}
