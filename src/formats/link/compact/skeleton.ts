import { isObject, type Json } from '../../../base/json.ts';
import { LIMITS } from '../../yaml/limits.ts';
import { scalarText } from '../../yaml/scalarText.ts';
import { isMap, isScalar, isSeq, type Node, parseSyntax, type Scalar } from '../../yaml/syntax.ts';

/** Stands in a text for the next key or value of the model; no YAML has it. */
const VALUE = '\u0001';
/** Stands before the next key or value where the text writes it in a way of its own. */
const LITERAL = '\u0002';
const MARKS = new RegExp(`([${VALUE}${LITERAL}])`);

/** JSON with its marks as one sign each, not as the six that JSON has for them: it has none such itself. */
export const marksAsTheyAre = (json: string): string =>
  json.replaceAll(String.raw`\u0001`, VALUE).replaceAll(String.raw`\u0002`, LITERAL);
export const marksAsJson = (text: string): string =>
  text.replaceAll(VALUE, String.raw`\u0001`).replaceAll(LITERAL, String.raw`\u0002`);

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

/** The text of a skeleton; null where it is longer than `most`, or there are not as many values. */
export function filled(skeleton: string, config: Json, most: number): string | null {
  const values = scalarsOf(config);
  const parts: string[] = [];
  let size = 0;
  for (const part of skeleton.split(MARKS)) {
    let text = part;
    if (part === VALUE || part === LITERAL) {
      const value = values.next();
      if (value.done === true) return null;
      text = part === VALUE ? plainText(value.value) : '';
    }
    size += text.length;
    if (size > most) return null;
    parts.push(text);
  }
  return values.next().done === true ? parts.join('') : null;
}

type Leaf = null | boolean | number | string;

const plainText = (value: Leaf): string =>
  typeof value === 'string' ? value : scalarText(value, false);

/** All keys and values in the order of the text. */
function* scalarsOf(value: Json): Generator<Leaf, undefined> {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* scalarsOf(item);
  else if (!isObject(value)) yield value as Leaf;
  else
    for (const [key, item] of Object.entries(value)) {
      yield key;
      yield* scalarsOf(item as Json);
    }
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
