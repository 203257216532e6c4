import type { AttachedFile, Catalogue, ComponentType } from '../model/index.ts';
import { readModules } from './readModules.ts';

/**
 * The types that a document has: those of the base, and those that its modules declare. Gives the base
 * itself where the modules declare none.
 */
export function catalogueWith(base: Catalogue, files: readonly AttachedFile[]): Catalogue {
  const { types } = readModules(files);
  if (types.length === 0) return base;
  const own = new Map<string, ComponentType>(types.map((type) => [type.type, type]));
  return {
    ...base,
    types: [...base.types, ...types],
    find: (type) => own.get(type) ?? base.find(type),
  };
}
