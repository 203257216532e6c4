import { fail, ok, type Result } from '../../base/result.ts';
import type { Place, Problem } from '../../model/index.ts';
import { LIMITS, type YamlLimits } from './limits.ts';
import { placeIn } from './place.ts';
import { refusedUnread } from './refused.ts';
import { readSimple } from './simpleYaml.ts';
import { parseSyntax } from './syntax.ts';
import { type Path, toValue } from './toValue.ts';

/** What a YAML text says. */
export interface YamlText {
  readonly value: unknown;
  /** Finds line and column of a place in the value. */
  readonly place: Place;
  /** Warnings about whole numbers that have more digits than a number keeps here. */
  readonly rounded: readonly Problem[];
  /** Where floats stand whose value is whole. */
  readonly floats: readonly Path[];
}

/** Maps deep inside a component's own arguments, where plugboard takes keys of any kind. */
const ANY_KEYS =
  /^plugboard\.process\.args\.components\.\d+\.args\.(?!name|initial_values|parameters|constraints|resources)[^.]+/;

/**
 * The text that was read last, while there is memory for it: one text is read several times in a row, for
 * its value and then for the places of its problems.
 */
let last: {
  readonly text: string;
  readonly limits: YamlLimits;
  readonly read: WeakRef<YamlText>;
} | null = null;

/**
 * Reads a YAML text as plugboard reads it: PyYAML's YAML 1.1, one document, no classes. Never throws, and
 * refuses texts that are too long, too deep or that aliases blow up, before they cost anything.
 */
export function readYaml(
  text: string,
  { limits = LIMITS }: { readonly limits?: YamlLimits } = {},
): Result<YamlText, readonly Problem[]> {
  const known = last?.text === text && last.limits === limits ? last.read.deref() : undefined;
  if (known !== undefined) return ok(known);
  const refused = refusedUnread(text, limits);
  if (refused !== null) return fail([refused]);
  const simple = readSimple(text, limits);
  const read: Result<YamlText, readonly Problem[]> =
    simple === null
      ? parseYaml(text, limits)
      : ok({ ...simple, place: latePlace(text, limits), rounded: [] });
  if (read.ok) last = { text, limits, read: new WeakRef(read.value) };
  return read;
}

/** The same by the parser, which takes every YAML. */
function parseYaml(text: string, limits: YamlLimits): Result<YamlText, readonly Problem[]> {
  const syntax = parseSyntax(text, limits);
  if (!syntax.ok) return syntax;
  const { value, problems, keys, rounded, floats } = toValue(syntax.value, limits);
  if (problems.length > 0) return fail(problems.slice(0, 100));
  const refused = keys.filter(({ path }) => !ANY_KEYS.test(path)).map(({ problem }) => problem);
  if (refused.length > 0) return fail(refused.slice(0, 100));
  return ok({ value, place: placeIn(syntax.value), rounded: rounded.slice(0, 100), floats });
}

/** Places of a text that was read without them: a model without a fault is never asked for one. */
function latePlace(text: string, limits: YamlLimits): Place {
  let place: Place | null = null;
  return (path) => {
    if (place === null) {
      const syntax = parseSyntax(text, limits);
      place = syntax.ok ? placeIn(syntax.value) : () => null;
    }
    return place(path);
  };
}
