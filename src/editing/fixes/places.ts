import type { Problem } from '../../model/problem.ts';
import type { FixContext } from './Fix.ts';

const COMPONENT = /^plugboard\.process\.args\.components\.(\d+)(?:\.args)?(?:\.(.+))?$/;
const CONNECTOR = /^plugboard\.process\.args\.connectors\.(\d+)(?:\.(source|target))?$/;

/** Number of the component that a problem lies in, and where in its arguments; null for other places. */
export function componentPlace({
  path,
}: Problem): { readonly at: number; readonly rest: readonly string[] } | null {
  const match = COMPONENT.exec(path);
  if (match === null) return null;
  return { at: Number(match[1]), rest: match[2]?.split('.') ?? [] };
}

/** Number of the connector that a problem lies in, and which of its ends it is about. */
export function connectorPlace({
  path,
}: Problem): { readonly at: number; readonly end: 'source' | 'target' | null } | null {
  const match = CONNECTOR.exec(path);
  if (match === null) return null;
  return { at: Number(match[1]), end: (match[2] as 'source' | 'target' | undefined) ?? null };
}

/** Whether a component is the first of its name: the one that edits by name are about. */
export function isFirst({ spec }: FixContext, at: number): boolean {
  const { components } = spec.plugboard.process.args;
  const name = components[at]?.args.name;
  return components.findIndex(({ args }) => args.name === name) === at;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
