import type { JsonObject } from '../../base/json.ts';
import { ARGS, freeName, namesOf, rawComponents, renamed, withValue } from '../../model/raw.ts';
import type { Problem } from '../../model/problem.ts';
import type { Fix, FixContext } from './Fix.ts';
import { componentPlace } from './places.ts';

const WORDS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `the second one`: the components of one name in their order. */
function numbered(names: readonly string[], at: number): string {
  const before = names.slice(0, at).filter((name) => name === names[at]).length;
  return WORDS[before] ?? `${before + 1}th`;
}

/**
 * Ways out of two components with one name. All connectors belong to the first, so the other one, once it has a
 * name of its own, may turn out to have open inputs.
 */
export function duplicateNameFixes({ document }: FixContext, problem: Problem): Fix[] {
  const at = componentPlace(problem)?.at ?? -1;
  const names = namesOf(document);
  const name = names[at];
  if (name === undefined) return [];
  const which = numbered(names, at);
  const path = [...ARGS, 'components', at];
  const to = freeName(name, new Set(names));
  return [
    {
      label: `Rename the ${which} ${name} to ${to}`,
      edit(now) {
        const spec = rawComponents(now)[at];
        return spec === undefined ? now : withValue(now, path, renamed(spec as JsonObject, to));
      },
    },
    {
      label: `Remove the ${which} ${name}`,
      edit: (now) => (namesOf(now)[at] === name ? withValue(now, path, undefined) : now),
    },
  ];
}
