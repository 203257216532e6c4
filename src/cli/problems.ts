import type { Problem, ProblemCode } from '../model/index.ts';

/** A problem without a place in a text. */
export function problem(code: ProblemCode, message: string, path = ''): Problem {
  return { code, message, path, line: null, column: null, severity: 'error' };
}

/** Problems for a person, one a line: `model.yaml:12:7: UNKNOWN_FIELD: message (path)`. */
export function formatProblems(problems: readonly Problem[], file: string): string {
  return problems
    .map(({ code, message, path, line, column, severity }) => {
      const place = line === null ? file : `${file}:${line}:${column ?? 1}`;
      const where = path === '' ? '' : ` (${path})`;
      return `${place}: ${severity}: ${message} [${code}]${where}\n`;
    })
    .join('');
}
