import { type Exact, type ExactMap, isExactMap } from '../base/exactValue.ts';
import type { PatchbayDocument } from '../model/index.ts';
import { LIMITS } from './yaml/limits.ts';
import { parseSyntax } from './yaml/syntax.ts';
import { toValue } from './yaml/toValue.ts';

/** A text without such digits has no whole number that a double cannot hold. */
const LONG_NUMBER = /\d{14}|\d[\d_]{16}|0[xb]/i;

/**
 * A document's model in which whole numbers have all the digits that its text gives them, where a double
 * would round them; what was edited since the text was read is as it was edited.
 */
export function exactConfig({ source, config }: PatchbayDocument): ExactMap {
  if (source === null || !LONG_NUMBER.test(source.text)) return config;
  const syntax = parseSyntax(source.text, LIMITS);
  if (!syntax.ok) return config;
  const read = toValue(syntax.value, LIMITS, true);
  if (read.problems.length > 0) return config;
  const exact = withDigits(config, source.value, read.value as Exact);
  return isExactMap(exact) ? exact : config;
}

/** The value of now, with the digits of what did not change. */
function withDigits(now: Exact, then: Exact | undefined, exact: Exact | undefined): Exact {
  if (exact === undefined) return now;
  if (Object.is(now, then)) return exact;
  if (Array.isArray(now) && Array.isArray(then) && Array.isArray(exact)) {
    const [olds, digits] = [then as readonly Exact[], exact as readonly Exact[]];
    return (now as readonly Exact[]).map((item, i) => withDigits(item, olds[i], digits[i]));
  }
  if (!isExactMap(now) || !isExactMap(then) || !isExactMap(exact)) return now;
  return Object.fromEntries(
    Object.entries(now).map(([key, item]) => [key, withDigits(item, then[key], exact[key])]),
  );
}
