import { fail, ok, type Result } from '../base/result.ts';
import { decodeUtf8 } from '../base/text/decodeUtf8.ts';
import { type AttachedFile, moduleName, type Problem } from '../model/index.ts';
import type { Source } from './python/nodes.ts';
import { parsePython } from './python/parsePython.ts';

type Read = Result<Source, Problem>;

const known = new WeakMap<Uint8Array, Map<string, Read>>();

/** A Python file with its syntax tree, read once for the same bytes. */
export function pythonSource({ name, bytes }: AttachedFile): Read {
  const before = known.get(bytes) ?? new Map<string, Read>();
  const read = before.get(name) ?? readSource(name, bytes);
  known.set(bytes, before.set(name, read));
  return read;
}

function readSource(file: string, bytes: Uint8Array): Read {
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) {
    const { line, column } = decoded.error;
    const message = `${file}, line ${line}: the file is not UTF-8 text.`;
    return fail({ code: 'FILE_NOT_TEXT', message, path: file, line, column, severity: 'error' });
  }
  // A mark at the start is no part of the code; line and column count without it.
  const text = decoded.value.replace(/^\uFEFF/, '');
  const isPackage = /(?:^|\/)__init__\.py$/iu.test(file);
  return ok({ file, module: moduleName(file), isPackage, text, root: parsePython(text) });
}
