import type { SyntaxNode } from '@lezer/common';
import { childrenOf, textOf } from '../nodes.ts';
import { quotedOf, unescaped } from './literals.ts';
import { type Scope, UNKNOWN, type Value } from './values.ts';

/** The text of a value in an f-string; null where that is not plain. */
function shown(value: Value, format: string): string | null {
  const isWhole = typeof value === 'number' && Number.isSafeInteger(value);
  if (!isWhole && typeof value !== 'string') return null;
  const text = String(value);
  if (format === '') return text;
  const [, zero, width = ''] = /^(0?)(\d+)d?$/.exec(format) ?? [];
  if (!isWhole || zero === undefined) return null;
  const digits = String(Math.abs(value)).padStart(Number(width) - (value < 0 ? 1 : 0), zero || ' ');
  return value < 0 ? `-${digits}` : digits;
}

/** The value of an f-string whose parts are plain. */
export function formatString(
  node: SyntaxNode,
  { source }: Scope,
  of: (part: SyntaxNode) => Value,
): Value {
  const text = textOf(source, node);
  const quoted = quotedOf(text);
  if (quoted === null) return UNKNOWN;
  const { prefix, quotes, inner } = quoted;
  const plain = (from: number, to: number) => {
    const part = source.text.slice(from, to).replaceAll('{{', '{').replaceAll('}}', '}');
    return prefix.includes('r') ? part : unescaped(part);
  };
  let at = node.from + prefix.length + quotes.length;
  const end = at + inner.length;
  let made = '';
  for (const part of childrenOf(node)) {
    if (part.name !== 'FormatReplacement') continue;
    const [, value, spec, ...rest] = childrenOf(part);
    const format = spec?.name === 'FormatSpec' ? textOf(source, spec).slice(1) : '';
    const isPlain = spec?.name === '}' || (spec?.name === 'FormatSpec' && rest.length === 1);
    const piece = value && isPlain ? shown(of(value), format) : null;
    if (piece === null) return UNKNOWN;
    made += plain(at, part.from) + piece;
    at = part.to;
  }
  return made + plain(at, end);
}
