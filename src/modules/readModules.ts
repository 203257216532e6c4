import {
  type AttachedFile,
  type ComponentType,
  type ModuleLanguage,
  modulesOf,
  type Problem,
} from '../model/index.ts';
import type { ModuleImport } from './imports.ts';
import { readPython } from './python/readPython.ts';
import { readSource } from './sources.ts';
import { readTypeScript } from './typescript/readTypeScript.ts';

/** What the code of a document declares. */
export interface ReadModules {
  readonly types: readonly ComponentType[];
  /** Modules that it imports and that are none of its own, by their whole path. */
  readonly imports: ReadonlyMap<string, ModuleImport>;
  /** Texts that cannot be read, each with its file as path. */
  readonly problems: readonly Problem[];
}

interface Kept {
  readonly modules: readonly AttachedFile[];
  readonly read: ReadModules;
}

/** What was read last: several ask for the same document. */
let last: Kept | null = null;

const isSame = (one: readonly AttachedFile[], other: readonly AttachedFile[]): boolean =>
  one.length === other.length &&
  one.every(({ name, bytes }, at) => name === other[at]?.name && bytes === other[at].bytes);

/**
 * Reads modules by their syntax, and runs nothing of them. Of files that have not changed nothing is parsed again,
 * and where none has, the same is given again.
 */
export function readModules(files: readonly AttachedFile[]): ReadModules {
  const modules = modulesOf({ files });
  if (last !== null && isSame(last.modules, modules)) return last.read;
  last = { modules, read: readAll(modules) };
  return last.read;
}

function readAll(modules: readonly AttachedFile[]): ReadModules {
  const read = modules.map(readSource);
  const all = read.flatMap((one) => (one.ok ? one.value : []));
  const of = (language: ModuleLanguage) =>
    all.filter((one) => one.language === language).map(({ source }) => source);
  const python = readPython(of('python'));
  const typescript = readTypeScript(of('typescript'));
  return {
    types: [...python.types, ...typescript.types],
    imports: new Map([...typescript.imports, ...python.imports]),
    problems: read.flatMap((one) => (one.ok ? (one.value.problem ?? []) : one.error)),
  };
}
