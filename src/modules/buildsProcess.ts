import type { SyntaxNode } from '@lezer/common';
import type { AttachedFile } from '../model/index.ts';
import { childrenOf, type Source, textOf } from './nodes.ts';
import { readSources } from './sources.ts';
import { isSetAside } from './python/usedNames.ts';

/** What makes a process of plugboard's. */
const MAKES = /(?:^|\.)(?:LocalProcess|RayProcess|ProcessBuilder\.build|Tuner)$/u;

/** The texts of what is called in a part of the code. */
function callsIn(source: Source, part: SyntaxNode): string[] {
  const calls: string[] = [];
  part.cursor().iterate(({ name, node }) => {
    if (name === 'CallExpression' && node.firstChild) calls.push(textOf(source, node.firstChild));
  });
  return calls;
}

const isDefinition = ({ name }: SyntaxNode): boolean =>
  ['FunctionDefinition', 'ClassDefinition', 'DecoratedStatement'].includes(name);

/**
 * Whether a file of Python is a script that builds its process when it is run; told by its text, and nothing is
 * run. A module whose functions build one for others is none.
 */
export function buildsProcess(file: AttachedFile): boolean {
  const [read] = readSources([file]);
  if (read?.ok !== true || read.value.language !== 'python') return false;
  const { source } = read.value;
  if (!/\bplugboard\b/u.test(source.text)) return false;
  if (!callsIn(source, source.root).some((call) => MAKES.test(call))) return false;
  const statements = childrenOf(source.root);
  const functions = new Set(
    statements
      .filter(({ name }) => name === 'FunctionDefinition')
      .flatMap((node) => node.getChild('VariableName') ?? [])
      .map((name) => textOf(source, name)),
  );
  return statements.some((node) => {
    if (isDefinition(node)) return false;
    if (isSetAside(source, node)) return /__name__/u.test(textOf(source, node));
    return callsIn(source, node).some((call) => MAKES.test(call) || functions.has(call));
  });
}
