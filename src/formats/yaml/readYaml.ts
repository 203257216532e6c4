import { fail, ok, type Result } from '../../base/result.ts';
import type { Place, Problem } from '../../model/index.ts';
import { LIMITS, type YamlLimits } from './limits.ts';
import { placeIn } from './place.ts';
import { parseSyntax } from './syntax.ts';
import { toValue } from './toValue.ts';

/** What a YAML text says. */
export interface YamlText {
  readonly value: unknown;
  /** Finds line and column of a place in the value. */
  readonly place: Place;
}

/** Maps deep inside a component's own arguments, where plugboard takes keys of any kind. */
const ANY_KEYS =
  /^plugboard\.process\.args\.components\.\d+\.args\.(?!name|initial_values|parameters|constraints|resources)[^.]+/;

/**
 * Reads a YAML text as plugboard reads it: PyYAML's YAML 1.1, one document, no classes. Never throws, and
 * refuses texts that are too long, too deep or that aliases blow up, before they cost anything.
 */
export function readYaml(
  text: string,
  { limits = LIMITS }: { readonly limits?: YamlLimits } = {},
): Result<YamlText, readonly Problem[]> {
  const syntax = parseSyntax(text, limits);
  if (!syntax.ok) return syntax;
  const { value, problems, keys } = toValue(syntax.value, limits.nodes);
  if (problems.length > 0) return fail(problems.slice(0, 100));
  const refused = keys.filter(({ path }) => !ANY_KEYS.test(path)).map(({ problem }) => problem);
  if (refused.length > 0) return fail(refused.slice(0, 100));
  return ok({ value, place: placeIn(syntax.value) });
}
