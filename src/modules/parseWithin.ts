import type { Parser, SyntaxNode } from '@lezer/common';

/** Steps of the parser between two looks at the clock. */
const STEPS = 500;

/**
 * The syntax tree of a text; null where it is not read in time. Text that is no code at all takes a parser
 * that mends faults many times as long as code does.
 */
export function parseWithin(
  parser: Parser,
  text: string,
  isLate: () => boolean,
): SyntaxNode | null {
  const parse = parser.startParse(text);
  for (let step = 1; ; step += 1) {
    const tree = parse.advance();
    if (tree !== null) return tree.topNode;
    if (step % STEPS === 0 && isLate()) return null;
  }
}
