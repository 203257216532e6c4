import {
  type AttachedFile,
  moduleLanguage,
  moduleName,
  modulesOf,
  type PatchbayDocument,
} from '../../model/index.ts';
import { shortType } from '../../model/endpoint.ts';
import { filesOfName, namedModules, withPackages } from './namedModules.ts';
import { baseOf, folderOf, type GivenFile, inFolder } from './paths.ts';

export interface ModuleSearch {
  /** The folder from which modules are named first: that of the model. */
  readonly folder: string;
  readonly files: readonly GivenFile[];
  /** True for a type that needs no module. */
  readonly isBuiltIn: (type: string) => boolean;
  /** Modules that these files import and that are none of them. */
  readonly importsOf: (files: readonly AttachedFile[]) => Iterable<string>;
}

/** A module under the name by which the model finds it, and the file that it is. */
interface Found {
  readonly file: AttachedFile;
  readonly from: GivenFile;
}

/**
 * The modules that a model's types stand in, and those that these import, in turn: as Python finds them from
 * the model's folder; else from the folders around it, else wherever else they lie; else by the file's name
 * alone, where a person gave the file by itself.
 */
export function findModules(document: PatchbayDocument, search: ModuleSearch): readonly Found[] {
  const files = search.files.filter(({ path }) => moduleLanguage(path) !== null);
  const found = new Map<string, Found>();
  const asked = new Set<string>();
  const byTypes = namedModules(document, search.isBuiltIn);
  let next = byTypes;
  while (next.length > 0) {
    for (const module of new Set(next.flatMap(withPackages))) {
      if (asked.has(module)) continue;
      asked.add(module);
      const why = byTypes.includes(module) ? 'type' : next.includes(module) ? 'import' : 'around';
      for (const one of filesOfModule(module, search.folder, files, why))
        if (!found.has(one.file.name)) found.set(one.file.name, one);
    }
    const known = [...modulesOf(document), ...[...found.values()].map(({ file }) => file)];
    next = [...search.importsOf(known)].filter((module) => !asked.has(module));
  }
  return [...found.values()];
}

/** A file under the name by which it is imported. */
const named = (name: string, from: GivenFile): Found => ({
  file: { name, bytes: from.bytes },
  from,
});

function filesOfModule(
  module: string,
  folder: string,
  files: readonly GivenFile[],
  why: 'type' | 'import' | 'around',
): readonly Found[] {
  const path = module.replaceAll('.', '/');
  const names = filesOfName(module);
  for (let at = folder; ; at = folderOf(at)) {
    for (const name of names) {
      const from = files.find((file) => file.path === inFolder(at, name));
      if (from !== undefined) return [named(name, from)];
    }
    if (at === '') break;
  }
  for (const name of names) {
    const [from] = files
      .filter((file) => file.path.endsWith(`/${name}`))
      .toSorted((one, other) => one.path.length - other.path.length);
    if (from !== undefined) return [named(name, from)];
  }
  if (why === 'import') {
    // A package without a file of its own is a folder with modules in it.
    const inside = files.filter((file) => folderOf(file.path) === inFolder(folder, path));
    return inside.map((from) => named(`${path}/${baseOf(from.path)}`, from));
  }
  const isAlone = (file: GivenFile) => shortType(module) === moduleName(file.path);
  const alone = why === 'type' ? files.find(isAlone) : undefined;
  return alone === undefined ? [] : [named(`${path}${endingOf(alone.path)}`, alone)];
}

const endingOf = (path: string): string => path.slice(path.lastIndexOf('.'));
