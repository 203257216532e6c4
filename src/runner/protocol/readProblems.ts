import { isObject } from '../../base/json.ts';
import { PROBLEMS, type Problem, type ProblemCode } from '../../model/index.ts';
import { own, readCount, readMessage } from './fields.ts';

const MAX_PROBLEMS = 10_000;

function isCode(value: string): value is ProblemCode {
  return Object.hasOwn(PROBLEMS, value);
}

function readProblem(value: unknown): Problem | undefined {
  if (!isObject(value)) return undefined;
  const code = own(value, 'code');
  const message = readMessage(own(value, 'message'));
  const path = readMessage(own(value, 'path'));
  const severity = own(value, 'severity');
  if (typeof code !== 'string' || !isCode(code)) return undefined;
  if (message === undefined || path === undefined) return undefined;
  if (severity !== 'error' && severity !== 'warning') return undefined;
  const line = readCount(own(value, 'line')) ?? null;
  const column = readCount(own(value, 'column')) ?? null;
  return { code, message, path, line, column, severity };
}

/** Problems that the worker found in the model. */
export function readProblems(value: unknown): readonly Problem[] | undefined {
  if (!Array.isArray(value) || value.length > MAX_PROBLEMS) return undefined;
  const problems: Problem[] = [];
  for (const item of value) {
    const problem = readProblem(item);
    if (problem === undefined) return undefined;
    problems.push(problem);
  }
  return problems;
}
