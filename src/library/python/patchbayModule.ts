import { PythonText } from './PythonText.ts';
import type { PythonSources } from './sources.ts';

const HEADER = `"""Components of Patchbay for plugboard.

A model names them as patchbay.NAME; keep this file beside the model's YAML. It holds what that model
uses and nothing else: plain Python that computes what the editor computes, step by step.

SPDX-License-Identifier: Apache-2.0
"""`;

/**
 * The text of one `patchbay.py` that holds exactly the components of the given types and what these
 * share: import lines first, then shared functions, each behind what it uses, then the classes.
 * Types that have no twin (plugboard's own, a user's) are left out; `hasTwin` tells which have one.
 */
export function patchbayModule(types: readonly string[], sources: PythonSources): string {
  const wanted = new Set(types);
  const classes = [...sources.components]
    .filter(([type]) => wanted.has(type))
    .map(([, text]) => new PythonText(text));
  const helpers = sharedBy(classes, sources);
  const parts = [...helpers, ...classes];
  const imports = importLines(parts.flatMap((part) => part.imports));
  const blocks = [HEADER, ...imports, ...parts.map((part) => `\n${part.body}`)];
  return `${blocks.join('\n\n')}\n`;
}

/** True for a type that `patchbay.py` can hold. */
export function hasTwin(type: string, sources: PythonSources): boolean {
  return sources.components.has(type);
}

/** The shared texts that some texts lean on, also in turn: each behind those that it leans on itself. */
function sharedBy(texts: readonly PythonText[], sources: PythonSources): PythonText[] {
  const found = new Map<string, PythonText>();
  const take = (name: string): void => {
    if (found.has(name)) return;
    const source = sources.shared.get(name);
    if (source === undefined) throw new Error(`There is no shared Python text ${name}.`);
    const text = new PythonText(source);
    text.shared.forEach(take);
    found.set(name, text);
  };
  texts.flatMap((text) => text.shared).forEach(take);
  return [...found.values()];
}

/** Import lines without repetition: Python's own modules, and after a blank line plugboard's. */
function importLines(lines: readonly string[]): string[] {
  const distinct = joined(lines);
  const isOwn = (line: string) => !line.startsWith('from plugboard');
  const groups = [distinct.filter(isOwn), distinct.filter((line) => !isOwn(line))];
  return groups.filter((group) => group.length > 0).map((group) => group.join('\n'));
}

/** One line for each module, with all names that are imported from it. */
function joined(lines: readonly string[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const line of lines) {
    const [start = line, list = ''] = line.split(/(?<=^from \S+ import) /);
    const known = names.get(start) ?? new Set();
    for (const name of list.split(', ').filter(Boolean)) known.add(name);
    names.set(start, known);
  }
  const text = ([start, list]: readonly [string, ReadonlySet<string>]) =>
    list.size > 0 ? `${start} ${[...list].toSorted().join(', ')}` : start;
  const key = (line: string) => line.replace(/^(?:from|import) /, '');
  return [...names].map(text).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
