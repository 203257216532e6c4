import type { Json } from '../../../base/json.ts';
import { LIMITS } from '../../yaml/limits.ts';
import { isMap, isScalar, isSeq, type Node, parseSyntax, type Scalar } from '../../yaml/syntax.ts';
import { filled, LITERAL, plainText, scalarsOf, VALUE } from './skeleton.ts';

/**
 * A text without what its model says already: its comments, its order, its way to write. Null where the two
 * do not go side by side (anchors, for one).
 */
export function skeletonOf(text: string, config: Json): string | null {
  if (text.includes(VALUE) || text.includes(LITERAL)) return null;
  const syntax = parseSyntax(text, LIMITS);
  if (!syntax.ok || syntax.value.anchors.size > 0) return null;
  const values = [...scalarsOf(config)];
  const nodes = syntax.value.root === null ? [] : [...nodesIn(syntax.value.root)];
  if (nodes.length !== values.length) return null;
  let [skeleton, at] = ['', 0];
  for (const [i, node] of nodes.entries()) {
    const [from = 0, to = 0] = node?.range ?? [];
    if (node === null || from < at) return null;
    const written = text.slice(from, to);
    const quote = /^['"]/.exec(written)?.[0] ?? '';
    const inner = quote === '' ? written : written.slice(1, -1);
    const isPlain = inner === plainText(values[i] ?? null);
    skeleton += text.slice(at, from) + (isPlain ? quote + VALUE + quote : LITERAL + written);
    at = to;
  }
  skeleton += text.slice(at);
  return filled(skeleton, config, text.length) === text ? skeleton : null;
}

function* nodesIn(node: Node): Generator<Scalar | null> {
  if (isSeq(node)) for (const item of node.items) yield* nodesIn(item as Node);
  else if (isMap(node))
    for (const { key, value } of node.items) {
      yield* nodesIn(key as Node);
      if (value === null) yield null;
      else yield* nodesIn(value as Node);
    }
  else yield isScalar(node) ? node : null;
}
