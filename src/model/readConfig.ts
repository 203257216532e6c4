import type * as z from 'zod/mini';
import { isObject } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { PROBLEMS, type Problem, type ProblemCode } from './problem.ts';
import { ConfigSpec } from './spec.ts';
import { problemAt } from './problemAt.ts';

export type Path = readonly (string | number)[];

/** Where in a text the value at a path stands (one-based); null when there is no text. */
export type Place = (path: Path) => { readonly line: number; readonly column: number } | null;

/** Problems beyond this many say nothing new. */
const MAX_PROBLEMS = 200;
/** Deeper data than this is no model; it would only overflow the stack of whoever walks it. */
const MAX_DEPTH = 200;

interface Issue {
  readonly code?: string | undefined;
  readonly path?: readonly PropertyKey[] | undefined;
  readonly message?: string | undefined;
  readonly expected?: string | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly values?: readonly unknown[] | undefined;
  readonly minimum?: unknown;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
  readonly input?: unknown;
  readonly params?: Record<string, unknown> | undefined;
}

interface Finding {
  readonly code: ProblemCode;
  readonly message: string;
  readonly path: Path;
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  null: 'null',
};

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a date';
  return WORDS[typeof value] ?? typeof value;
}

/** The value at a path of the input; undefined where there is none. */
function valueAt(root: unknown, path: Path): unknown {
  let value: unknown = root;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

function typeFinding(issue: Issue, path: Path, value: unknown): Finding {
  if (value === undefined) {
    return { code: 'REQUIRED', message: `${String(path.at(-1) ?? 'A model')} is required.`, path };
  }
  const wanted = WORDS[issue.expected ?? ''] ?? issue.expected ?? 'something else';
  return {
    code: 'WRONG_TYPE',
    message: `${String(path.at(-1) ?? 'A model')} must be ${wanted}, not ${kindOf(value)}.`,
    path,
  };
}

function customFinding(issue: Issue, path: Path): Finding {
  const named = issue.params?.['code'];
  const code = typeof named === 'string' && Object.hasOwn(PROBLEMS, named) ? named : 'WRONG_VALUE';
  return { code: code as ProblemCode, message: issue.message ?? PROBLEMS.WRONG_VALUE, path };
}

function formatFinding(path: Path, value: unknown): Finding {
  const key = String(path.at(-1) ?? '');
  if (key === 'name') {
    return {
      code: 'NAME_PATTERN',
      message: `A component name has letters, digits, _ and - and starts with a letter or _: ${JSON.stringify(value)} does not.`,
      path,
    };
  }
  const why =
    key === 'job_id'
      ? 'A job id is Job_ and at least 8 letters or digits'
      : 'The text has the wrong form';
  return { code: 'WRONG_VALUE', message: `${why}: ${JSON.stringify(value)}.`, path };
}

function findings(issue: Issue, root: unknown, before: Path): Finding[] {
  const own = (issue.path ?? []).map((key) => (typeof key === 'number' ? key : String(key)));
  const path = [...before, ...own];
  const inner = issue.params?.['issue'];
  if (isObject(inner)) return findings({ ...inner, path: [] }, root, path);
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return (issue.keys ?? []).map((key) => ({
        code: 'UNKNOWN_KEY',
        message: `There is no ${key} here; plugboard refuses keys that it does not know.`,
        path: [...path, key],
      }));
    case 'invalid_type':
      return [typeFinding(issue, path, value)];
    case 'invalid_format':
      return [formatFinding(path, value)];
    case 'invalid_value': {
      if (value === undefined) return [typeFinding(issue, path, value)];
      const choices = (issue.values ?? []).map(String).join(' or ');
      const message = `${String(path.at(-1))} must be ${choices}, not ${JSON.stringify(value) ?? kindOf(value)}.`;
      return [{ code: 'WRONG_VALUE', message, path }];
    }
    case 'too_small':
      return [
        {
          code: 'WRONG_VALUE',
          message: `${String(path.at(-1))} needs at least ${String(issue.minimum)}.`,
          path,
        },
      ];
    case 'custom':
      if (value === undefined && path.length > 0) return [typeFinding(issue, path, value)];
      return [customFinding(issue, path)];
    default:
      return [
        {
          code: 'WRONG_VALUE',
          message: `${String(path.at(-1) ?? 'The model')} is not valid.`,
          path,
        },
      ];
  }
}

function asProblem({ code, message, path }: Finding, place: Place | undefined): Problem {
  return problemAt(code, message, place?.(path) ?? null, path);
}

/** True when the data nests deeper than any model does, or in a circle. */
function isTooDeep(value: unknown, depth = 0): boolean {
  if (depth > MAX_DEPTH) return true;
  if (Array.isArray(value)) return value.some((item) => isTooDeep(item, depth + 1));
  return isObject(value) && Object.values(value).some((item) => isTooDeep(item, depth + 1));
}

function early(value: unknown): Finding | null {
  if (isTooDeep(value)) {
    return {
      code: 'YAML_TOO_DEEP',
      message: `The model nests deeper than ${MAX_DEPTH} levels.`,
      path: [],
    };
  }
  const path = ['plugboard', 'process'];
  const process = valueAt(value, path);
  if (typeof process !== 'string') return null;
  const message = `The process lies in the file ${JSON.stringify(process)}. Open that file, or run this one on the command line, which follows the path.`;
  return { code: 'PROCESS_IS_PATH', message, path };
}

/** Reads a part of a model by its schema: the part, or all that is wrong with it. */
export function readAs<T>(
  schema: z.ZodMiniType<T>,
  value: unknown,
  path: Path,
  place?: Place,
): Result<T, readonly Problem[]> {
  const result = schema.safeParse(value);
  if (result.success) return ok(result.data);
  const found = result.error.issues
    .flatMap((issue) => findings(issue as Issue, value, []))
    .map((finding) => ({ ...finding, path: [...path, ...finding.path] }));
  return fail(found.slice(0, MAX_PROBLEMS).map((finding) => asProblem(finding, place)));
}

/**
 * The one reader of a model: anything at all in, a validated `ConfigSpec` or every problem out.
 *
 * @param value what a YAML text, a link, a worker's message or a database held
 * @param place finds lines and columns, when the value came from a text
 */
export function readConfig(value: unknown, place?: Place): Result<ConfigSpec, readonly Problem[]> {
  try {
    const first = early(value);
    if (first !== null) return fail([asProblem(first, place)]);
    return readAs(ConfigSpec, value, [], place);
  } catch {
    // A getter or a proxy that throws: hostile data, not a bug of ours.
    const finding: Finding = {
      code: 'WRONG_TYPE',
      message: 'The model is not plain data.',
      path: [],
    };
    return fail([asProblem(finding, place)]);
  }
}
