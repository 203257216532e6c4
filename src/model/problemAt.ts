import type { DataPath } from './paths.ts';
import type { Problem, ProblemCode } from './problem.ts';

/**
 * A problem that keeps a model from running.
 *
 * @param at its place in the text; null where there is no text
 * @param path where in the spec; empty: the whole
 */
export function problemAt(
  code: ProblemCode,
  message: string,
  at: { readonly line: number; readonly column: number } | null = null,
  path: string | DataPath = '',
): Problem {
  const { line, column } = at ?? { line: null, column: null };
  const where = typeof path === 'string' ? path : path.join('.');
  return { code, message, path: where, line, column, severity: 'error' };
}
