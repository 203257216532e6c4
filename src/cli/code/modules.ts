import { basename, dirname, resolve, sep } from 'node:path';
import { fail, ok, type Result } from '../../base/result.ts';
import { filesOfName, namedModules, withPackages } from '../../formats/index.ts';
// With the classes comes the parser of formulas, without which formulas are not checked.
import '../../library/classes.ts';
import { catalogue } from '../../library/index.ts';
import {
  type AttachedFile,
  type Catalogue,
  moduleLanguage,
  type PatchbayDocument,
  type Problem,
} from '../../model/index.ts';
import { catalogueWith, readModules } from '../../modules/index.ts';
import type { CliEnv } from '../env.ts';
import { sentenceOf } from '../fileFault.ts';
import { problem } from '../problems.ts';

/** A module is no larger than this, bytes. */
const LARGEST = 4_000_000;

/** The component types that a model has: built-in ones and those of its modules. */
export function catalogueOf({ files }: Pick<PatchbayDocument, 'files'>): Catalogue {
  return catalogueWith(catalogue, files);
}

const wanted = (document: PatchbayDocument) =>
  namedModules(document, (type) => catalogue.find(type) !== undefined);

/** Files of a module in the first of these folders that has it, as far as there are any. */
async function filesOf(
  module: string,
  folders: readonly string[],
  env: CliEnv,
): Promise<readonly AttachedFile[]> {
  for (const folder of folders) {
    for (const name of filesOfName(module)) {
      const bytes = await env.readFile(resolve(folder, name), LARGEST);
      if (bytes.ok) return [{ name, bytes: bytes.value }];
    }
  }
  return [];
}

/** Modules that were named on the command line, by their file's name. */
async function named(
  paths: readonly string[],
  env: CliEnv,
): Promise<Result<readonly AttachedFile[], readonly Problem[]>> {
  const files: AttachedFile[] = [];
  for (const path of paths) {
    if (moduleLanguage(path) === null)
      return fail([problem('COMMAND_USAGE', `--components takes a file .py or .ts, not ${path}.`)]);
    const bytes = await env.readFile(resolve(env.cwd, path), LARGEST);
    if (!bytes.ok)
      return fail([problem('FILE_NOT_READABLE', sentenceOf(path, 'read', bytes.error))]);
    files.push({ name: basename(path), bytes: bytes.value });
  }
  return ok(files);
}

/**
 * A model with the modules that its types stand in, and those that they import, found beside it, or beside
 * the files that were named, as Python finds them.
 *
 * @param more files of modules from elsewhere
 */
export async function withModules(
  document: PatchbayDocument,
  folder: string,
  more: readonly string[],
  env: CliEnv,
): Promise<Result<PatchbayDocument, readonly Problem[]>> {
  const given = await named(more, env);
  if (!given.ok) return given;
  const folders = moduleFolders(document, folder, more, env.cwd);
  const files = new Map(given.value.map((file) => [file.name, file]));
  const asked = new Set<string>();
  let next = wanted(document);
  while (next.length > 0) {
    for (const module of new Set(next.flatMap(withPackages))) {
      if (asked.has(module)) continue;
      asked.add(module);
      for (const file of await filesOf(module, folders, env))
        if (!files.has(file.name)) files.set(file.name, file);
    }
    const { imports } = readModules([...files.values()]);
    next = [...imports.keys()].filter((module) => !asked.has(module));
  }
  // What the model brings itself is nearer than what lies beside it.
  const own = new Set(document.files.map(({ name }) => name));
  const found = [...files.values()].filter(({ name }) => !own.has(name));
  if (found.length === 0) return ok(document);
  return ok({ ...document, files: [...document.files, ...found] });
}

/**
 * Folders in which Python looks for modules: that of the model, those of the files that were named, the
 * working directory, and those around the model from which a type's path leads down to it.
 */
export function moduleFolders(
  document: PatchbayDocument,
  folder: string,
  more: readonly string[],
  cwd: string,
): readonly string[] {
  const parts = folder.split(sep);
  const roots = wanted(document).flatMap((module) => {
    const at = parts.indexOf(module.split('.')[0] ?? '');
    return at > 0 && module.includes('.') ? [parts.slice(0, at).join(sep)] : [];
  });
  const beside = more.map((path) => dirname(resolve(cwd, path)));
  return [...new Set([folder, ...beside, cwd, ...roots])].filter((path) => path !== '');
}
