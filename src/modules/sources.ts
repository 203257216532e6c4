import { fail, ok, type Result } from '../base/result.ts';
import { decodeUtf8 } from '../base/text/decodeUtf8.ts';
import {
  type AttachedFile,
  moduleLanguage,
  type ModuleLanguage,
  moduleName,
  type Problem,
} from '../model/index.ts';
import { codingProblem } from './codingProblem.ts';
import type { Source } from './nodes.ts';
import { parsePython } from './python/parsePython.ts';
import {
  decoratorProblem,
  DOUBTFUL_PYTHON,
  DOUBTFUL_TYPESCRIPT,
  syntaxProblem,
} from './syntaxProblem.ts';
import { parseTypeScript } from './typescript/parseTypeScript.ts';
import { plainTypes } from './typescript/plainTypes.ts';

/** A file of code that was read, and where it is none of its language. */
interface ReadSource {
  readonly source: Source;
  readonly language: ModuleLanguage;
  readonly problem: Problem | null;
}

type Read = Result<ReadSource, Problem>;

/** Bytes of a file of code, and of all of a document: what reads them takes up to a second for each million. */
const MOST_BYTES = 1_000_000;
const MOST_BYTES_TOGETHER = 4_000_000;
/** Milliseconds that all new files of one call may take; code of that size takes less. */
const MOST_TIME = 3_000;

const known = new WeakMap<Uint8Array, Map<string, Read>>();

/** A file of code with its syntax tree, read once for the same bytes. */
function readSource({ name, bytes }: AttachedFile, isLate: () => boolean): Read {
  const before = known.get(bytes) ?? new Map<string, Read>();
  const read = before.get(name) ?? readBytes(name, bytes, isLate);
  known.set(bytes, before.set(name, read));
  return read;
}

/** Files of code, as far as they are not too large, each by itself and together. */
export function readSources(files: readonly AttachedFile[], now = Date.now): readonly Read[] {
  let together = 0;
  const end = now() + MOST_TIME;
  const isLate = (): boolean => now() > end;
  return files.map((file) => {
    const coding = codingProblem(file);
    if (coding !== null) return fail(coding);
    const size = file.bytes.length;
    if (size > MOST_BYTES) return tooLarge(file.name, `it has more than ${millions(MOST_BYTES)}`);
    together += size;
    return together > MOST_BYTES_TOGETHER
      ? tooLarge(file.name, `the code has more than ${millions(MOST_BYTES_TOGETHER)} with it`)
      : readSource(file, isLate);
  });
}

const millions = (bytes: number): string => `${bytes / 1_000_000} MB`;

function tooLarge(file: string, why: string): Read {
  const message = `${file} is not read for its components: ${why}. It runs all the same.`;
  const place = { path: file, line: 1, column: 1 };
  return fail({ code: 'MODULE_TOO_LARGE', message, ...place, severity: 'warning' });
}

function readBytes(file: string, bytes: Uint8Array, isLate: () => boolean): Read {
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) {
    const { line, column } = decoded.error;
    const message = `${file}, line ${line}: the file is not UTF-8 text.`;
    return fail({ code: 'FILE_NOT_TEXT', message, path: file, line, column, severity: 'error' });
  }
  // A mark at the start is no part of the code; line and column count without it.
  const text = decoded.value.replace(/^\uFEFF/, '');
  const language = moduleLanguage(file) ?? 'python';
  const isPython = language === 'python';
  const root = isPython ? parsePython(text, isLate) : parseTypeScript(text, isLate);
  if (root === null) return tooLarge(file, 'its text takes too long');
  const isPackage = /(?:^|\/)__init__\.py$/iu.test(file);
  const source: Source = { file, module: moduleName(file), isPackage, text, root };
  if (isPython) return ok({ source, language, problem: syntaxProblem(source, DOUBTFUL_PYTHON) });
  const fault = syntaxProblem(source, DOUBTFUL_TYPESCRIPT);
  const plain = fault === null ? text : plainTypes(text);
  const again = plain === text ? null : parseTypeScript(plain, isLate);
  const read = again === null ? source : { ...source, root: again };
  const problem =
    decoratorProblem(read) ?? (again === null ? fault : syntaxProblem(read, DOUBTFUL_TYPESCRIPT));
  return ok({ source: read, language, problem });
}
