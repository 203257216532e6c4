import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';

/** The syntax tree of a text; what cannot be read is an error node in it. */
export function parsePython(text: string): SyntaxNode {
  return parser.parse(text).topNode;
}
