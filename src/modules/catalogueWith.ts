import {
  type AttachedFile,
  type Catalogue,
  type ComponentType,
  modulesOf,
} from '../model/index.ts';
import { type ReadModules, readModules } from './readModules.ts';

interface Made {
  readonly read: ReadModules;
  readonly catalogue: Catalogue;
}

const made = new WeakMap<Catalogue, Made>();

/**
 * The types that a document has: those of the base, and those that its modules declare, where the base has none
 * of that name. Gives the base itself where the modules declare none, and the same catalogue as before where
 * no module has changed.
 */
export function catalogueWith(base: Catalogue, files: readonly AttachedFile[]): Catalogue {
  if (modulesOf({ files }).length === 0) return base;
  const read = readModules(files);
  const before = made.get(base);
  if (before?.read === read) return before.catalogue;
  const catalogue = withTypes(base, read.types);
  made.set(base, { read, catalogue });
  return catalogue;
}

function withTypes(base: Catalogue, declared: readonly ComponentType[]): Catalogue {
  const types = declared.filter(({ type }) => base.find(type) === undefined);
  if (types.length === 0) return base;
  const byPath = new Map(types.map((type) => [type.type, type]));
  for (const type of types) {
    for (const alias of type.aliases) if (!byPath.has(alias)) byPath.set(alias, type);
  }
  return {
    ...base,
    types: [...base.types, ...types],
    find: (type) => base.find(type) ?? byPath.get(type),
  };
}
