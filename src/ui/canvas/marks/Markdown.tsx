import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { useMemo, type ReactNode } from 'react';

/** Deeper than this nobody writes; a hostile text might. */
const DEEPEST = 12;

/**
 * Markdown as elements of a closed list. Raw HTML, images and anything else that is not listed is shown as
 * the text it is; links lead to `https:` and `mailto:` only, and away from this page.
 */
export function Markdown({ text }: { readonly text: string }) {
  const content = useMemo(() => children(fromMarkdown(text), 0), [text]);
  return <>{content}</>;
}

function children(parent: Parents, depth: number): ReactNode {
  return parent.children.map((node, i) => <Part key={i} node={node} depth={depth + 1} />);
}

function isAllowed(url: string): boolean {
  return /^(https:\/\/|mailto:)/i.test(url);
}

function Part({ node, depth }: { readonly node: Nodes; readonly depth: number }): ReactNode {
  if (depth > DEEPEST) return '…';
  switch (node.type) {
    case 'text':
      return node.value;
    case 'paragraph':
      return <p>{children(node, depth)}</p>;
    case 'heading':
      // The page has its own outline: a note's heading is strong text, large by its depth.
      return <p data-heading={Math.min(node.depth, 3)}>{children(node, depth)}</p>;
    case 'strong':
      return <strong>{children(node, depth)}</strong>;
    case 'emphasis':
      return <em>{children(node, depth)}</em>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      );
    case 'list':
      return node.ordered === true ? (
        <ol start={node.start ?? 1}>{children(node, depth)}</ol>
      ) : (
        <ul>{children(node, depth)}</ul>
      );
    case 'listItem':
      return <li>{children(node, depth)}</li>;
    case 'blockquote':
      return <blockquote>{children(node, depth)}</blockquote>;
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'link':
      if (!isAllowed(node.url)) return children(node, depth);
      return (
        <a href={node.url} target="_blank" rel="noopener noreferrer">
          {children(node, depth)}
        </a>
      );
    case 'html':
      return node.value;
    case 'image':
      return node.alt ?? '';
    default:
      return 'children' in node ? children(node as Parents, depth) : null;
  }
}
