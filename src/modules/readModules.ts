import {
  type AttachedFile,
  type ComponentType,
  moduleLanguage,
  modulesOf,
  type Problem,
} from '../model/index.ts';
import type { ModuleImport } from './python/imports.ts';
import { readPython } from './python/readPython.ts';
import { syntaxProblem } from './python/syntaxProblem.ts';
import { pythonSource } from './sources.ts';

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
  const read = modulesOf({ files })
    .filter(({ name }) => moduleLanguage(name) === 'python')
    .map(pythonSource);
  const sources = read.flatMap((one) => (one.ok ? one.value : []));
  const { types, imports } = readPython(sources);
  const problems = read.flatMap((one) => (one.ok ? (syntaxProblem(one.value) ?? []) : one.error));
  return { types, imports, problems };
}
