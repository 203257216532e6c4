import { decodeUtf8 } from '../base/text/decodeUtf8.ts';
import { type AttachedFile, moduleLanguage, moduleName } from '../model/index.ts';
import type { Source } from './python/nodes.ts';
import { parsePython } from './python/parsePython.ts';

const parsed = new WeakMap<Uint8Array, Source>();

/** A Python file with its syntax tree, read once for the same bytes; null for another file, or no text. */
export function pythonSource({ name, bytes }: AttachedFile): Source | null {
  if (moduleLanguage(name) !== 'python') return null;
  const known = parsed.get(bytes);
  if (known?.file === name) return known;
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return null;
  const text = decoded.value.replace(/^\uFEFF/, '');
  const root = known?.root ?? parsePython(text);
  const isPackage = /(?:^|\/)__init__\.py$/iu.test(name);
  const source = { file: name, module: moduleName(name), isPackage, text, root };
  parsed.set(bytes, source);
  return source;
}
