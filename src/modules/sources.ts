import { fail, ok, type Result } from '../base/result.ts';
import { decodeUtf8 } from '../base/text/decodeUtf8.ts';
import {
  type AttachedFile,
  moduleLanguage,
  type ModuleLanguage,
  moduleName,
  type Problem,
} from '../model/index.ts';
import type { Source } from './nodes.ts';
import { parsePython } from './python/parsePython.ts';
import { DOUBTFUL_PYTHON, DOUBTFUL_TYPESCRIPT, syntaxProblem } from './syntaxProblem.ts';
import { parseTypeScript } from './typescript/parseTypeScript.ts';

/** A file of code that was read, and where it is none of its language. */
interface ReadSource {
  readonly source: Source;
  readonly language: ModuleLanguage;
  readonly problem: Problem | null;
}

type Read = Result<ReadSource, Problem>;

const known = new WeakMap<Uint8Array, Map<string, Read>>();

/** A file of code with its syntax tree, read once for the same bytes. */
export function readSource({ name, bytes }: AttachedFile): Read {
  const before = known.get(bytes) ?? new Map<string, Read>();
  const read = before.get(name) ?? readBytes(name, bytes);
  known.set(bytes, before.set(name, read));
  return read;
}

function readBytes(file: string, bytes: Uint8Array): Read {
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
  const root = isPython ? parsePython(text) : parseTypeScript(text);
  const isPackage = /(?:^|\/)__init__\.py$/iu.test(file);
  const source: Source = { file, module: moduleName(file), isPackage, text, root };
  const problem = syntaxProblem(source, isPython ? DOUBTFUL_PYTHON : DOUBTFUL_TYPESCRIPT);
  return ok({ source, language, problem });
}
