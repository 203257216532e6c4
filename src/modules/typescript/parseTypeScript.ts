import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { parseWithin } from '../parseWithin.ts';

const typescript = parser.configure({ dialect: 'ts' });

/** The syntax tree of a text; what cannot be read is an error node in it. Null: not read in time. */
export function parseTypeScript(text: string, isLate: () => boolean): SyntaxNode | null {
  return parseWithin(typescript, text, isLate);
}
