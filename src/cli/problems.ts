import type { Problem, ProblemCode } from '../model/index.ts';
import { problemAt } from '../model/problemAt.ts';

/** A problem without a place in a text. */
export function problem(code: ProblemCode, message: string, path = ''): Problem {
  return problemAt(code, message, null, path);
}

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text from a model or a file name, with nothing in it that a terminal would obey. */
export function printable(text: string): string {
  return text.replace(CONTROL, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Problems for a person, one a line: `model.yaml:12:7: UNKNOWN_FIELD: message (path)`. */
export function formatProblems(problems: readonly Problem[], file: string): string {
  return problems
    .map(({ code, message, path, line, column, severity }) => {
      const place = line === null ? file : `${file}:${line}:${column ?? 1}`;
      const where = path === '' ? '' : ` (${path})`;
      return printable(`${place}: ${severity}: ${message} [${code}]${where}`) + '\n';
    })
    .join('');
}
