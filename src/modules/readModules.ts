import { type AttachedFile, type ComponentType, modulesOf, type Problem } from '../model/index.ts';
import { readPython } from './python/readPython.ts';
import { pythonSource } from './sources.ts';

/** What the code of a document declares. */
export interface ReadModules {
  readonly types: readonly ComponentType[];
  /** Modules that it imports and that are none of its own, and the files that do. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** Texts that cannot be read. */
  readonly problems: readonly Problem[];
}

/** Reads modules by their syntax, and runs nothing of them. */
export function readModules(files: readonly AttachedFile[]): ReadModules {
  const sources = modulesOf({ files }).flatMap((file) => pythonSource(file) ?? []);
  return { types: readPython(sources), imports: new Map(), problems: [] };
}
