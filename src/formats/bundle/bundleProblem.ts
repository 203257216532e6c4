import type { Problem, ProblemCode } from '../../model/index.ts';

/** Something that keeps a document from becoming a project. */
export function bundleProblem(code: ProblemCode, message: string, path: string): Problem {
  return { code, message, path, line: null, column: null, severity: 'error' };
}
