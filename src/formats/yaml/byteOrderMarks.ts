import { isMap, isPair, isScalar, isSeq, type Scalar } from 'yaml';

const MARK = '\uFEFF';
/** Marks that begin a line, or follow the one that begins the text. */
const INNER = /(?<=[\n\r\u0085\u2028\u2029])\uFEFF|(?<=^\uFEFF)\uFEFF/gu;

/**
 * The text with a blank for each byte order mark that begins a line: libyaml, with which plugboard reads,
 * passes over it as over a blank (texts that were joined have them, behind `---`). Places stay as they are.
 */
export function withoutInnerMarks(text: string): string {
  return text.includes(MARK, 1) ? text.replace(INNER, ' ') : text;
}

/** A scalar over several lines of which one begins with a mark, and which a blank there would change. */
export function scalarWithInnerMark(root: unknown, text: string): Scalar | null {
  if (withoutInnerMarks(text) === text) return null;
  const stack = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (isPair(node)) stack.push(node.key, node.value);
    else if (isMap(node) || isSeq(node)) stack.push(...(node.items as unknown[]));
    else if (isScalar(node) && node.range && !node.type?.startsWith('BLOCK')) {
      const content = text.slice(node.range[0], node.range[1]);
      if (/[\n\r]\uFEFF/.test(content)) return node;
    }
  }
  return null;
}
