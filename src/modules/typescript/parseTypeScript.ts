import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';

const typescript = parser.configure({ dialect: 'ts' });

/** The syntax tree of a text; what cannot be read is an error node in it. */
export function parseTypeScript(text: string): SyntaxNode {
  return typescript.parse(text).topNode;
}
