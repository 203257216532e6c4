import type { SyntaxNode } from '@lezer/common';
import { firstSentence, unwrapped } from '../prose.ts';
import { type Source, textOf } from '../nodes.ts';

/** What a `/** ... *\/` says. */
export interface DocComment {
  readonly summary: string;
  readonly description: string;
  /** The text behind each tag, by its name. */
  readonly tags: ReadonlyMap<string, string>;
}

/** The comment above a declaration. */
export function commentAbove(source: Source, node: SyntaxNode): DocComment {
  const above = (node.parent?.name === 'ExportDeclaration' ? node.parent : node).prevSibling;
  const text = above?.name === 'BlockComment' ? textOf(source, above) : '';
  const lines = text.startsWith('/**')
    ? text
        .slice(3, -2)
        .split(/\r?\n/)
        .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    : [];
  const [before = '', ...tagged] = lines.join('\n').split(/^@/m);
  const tags = tagged.map((one): [string, string] => {
    const [, name = '', said = ''] = /^(\w+)\s*([^]*)$/.exec(one) ?? [];
    return [name, unwrapped(said.trim())];
  });
  const description = unwrapped(before.trim());
  return { summary: firstSentence(description), description, tags: new Map(tags) };
}
