import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type Source, textOf } from '../nodes.ts';

const isMainTest = (text: string) => /__name__\s*==|==\s*__name__/.test(text);

/** What the test of an `if` keeps from running where a module is imported: its script, names for types. */
export function isSetAside(source: Source, node: SyntaxNode): boolean {
  const test = node.name === 'IfStatement' ? childrenOf(node)[1] : undefined;
  if (!test) return false;
  const text = textOf(source, test);
  return isMainTest(text) || /(?:^|\.)TYPE_CHECKING$/.test(text);
}

/** Names that a part of the code uses; those in the annotations of functions and variables are not. */
function namesIn(source: Source, part: SyntaxNode, found: Set<string>): void {
  const cursor = part.cursor();
  const { to } = part;
  for (let goes = true; goes && cursor.from < to;) {
    const isAnnotation =
      cursor.name === 'TypeDef' && cursor.node.parent?.name !== 'AssignStatement';
    if (cursor.name === 'VariableName') found.add(source.text.slice(cursor.from, cursor.to));
    goes = cursor.next(!isAnnotation && cursor.name !== 'ImportStatement');
  }
}

/**
 * The names that are used where a module is imported or its classes run: by statements outside functions, by
 * classes, and by the functions that these name. What only the script part of the module uses is not there.
 *
 * @param isLibrary others import it: then all its functions may be used
 */
export function usedNames(source: Source, isLibrary: boolean): ReadonlySet<string> {
  const used = new Set<string>();
  const functions = new Map<string, SyntaxNode[]>();
  const visit = (statements: readonly SyntaxNode[]): void => {
    for (const node of statements) {
      if (node.name === 'ImportStatement') continue;
      if (isSetAside(source, node)) {
        // `else` of it runs.
        const bodies = childrenOf(node).filter(({ name }) => name === 'Body');
        for (const body of bodies.slice(1)) namesIn(source, body, used);
      } else if (node.name === 'FunctionDefinition' && !isLibrary) {
        const name = node.getChild('VariableName');
        const key = name ? textOf(source, name) : '';
        functions.set(key, [...(functions.get(key) ?? []), node]);
      } else namesIn(source, node, used);
    }
  };
  visit(childrenOf(source.root));
  const done = new Set<string>();
  for (const name of used) {
    if (done.has(name)) continue;
    done.add(name);
    // A set grows while it is gone through.
    for (const node of functions.get(name) ?? []) namesIn(source, node, used);
  }
  return used;
}
