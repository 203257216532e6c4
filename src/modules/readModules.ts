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

/** Reads modules by their syntax, and runs nothing of them. */
export function readModules(files: readonly AttachedFile[]): ReadModules {
  const read = modulesOf({ files }).map(readSource);
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
