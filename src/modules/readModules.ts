import {
  type AttachedFile,
  type ComponentType,
  type ModuleLanguage,
  modulesOf,
  type Problem,
} from '../model/index.ts';
import type { ModuleImport } from './imports.ts';
import type { Source } from './nodes.ts';
import { readPython } from './python/readPython.ts';
import { readSources } from './sources.ts';
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
  const read = readSources(modules);
  const all = read.flatMap((one) => (one.ok ? one.value : []));
  const of = (language: ModuleLanguage) =>
    all.filter((one) => one.language === language).map(({ source }) => source);
  const python = orNothing(of('python'), readPython);
  const typescript = orNothing(of('typescript'), readTypeScript);
  return {
    types: [...python.types, ...typescript.types],
    imports: new Map([...typescript.imports, ...python.imports]),
    problems: [
      ...read.flatMap((one) => (one.ok ? (one.value.problem ?? []) : one.error)),
      ...python.problems,
      ...typescript.problems,
    ],
  };
}

/** What `read` reads. Code of strangers may be such that a reader fails on it: then it tells nothing. */
function orNothing(
  sources: readonly Source[],
  read: (sources: readonly Source[]) => Omit<ReadModules, 'problems'>,
): ReadModules {
  try {
    return { ...read(sources), problems: [] };
  } catch {
    const path = sources[0]?.file ?? '';
    const message = `The code of ${path} and the files beside it cannot be read for its components.`;
    const place = { path, line: 1, column: 1 };
    const problem: Problem = { code: 'MODULE_SYNTAX', message, ...place, severity: 'warning' };
    return { types: [], imports: new Map(), problems: [problem] };
  }
}
