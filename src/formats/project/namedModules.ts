import { type PatchbayDocument, specOf } from '../../model/index.ts';

/** Files in which a module may lie, by its path. */
const SPELLINGS = ['.py', '/__init__.py', '.ts', '/index.ts'];

/** Paths of the files in which a module `a.b.c` may lie, the likeliest first. */
export function filesOfName(module: string): readonly string[] {
  const path = module.replaceAll('.', '/');
  return SPELLINGS.map((ending) => `${path}${ending}`);
}

/** Module `a.b.c`, and the packages `a.b` and `a` around it. */
export function withPackages(module: string): readonly string[] {
  const parts = module.split('.');
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
}

/** Modules that the types of a model stand in. */
export function namedModules(
  document: PatchbayDocument,
  isBuiltIn: (type: string) => boolean,
): readonly string[] {
  const names = specOf(document)
    .plugboard.process.args.components.map(({ type }) => type)
    .filter((type) => !isBuiltIn(type))
    .map((type) => type.split('.').slice(0, -1).join('.'));
  return [...new Set(names)].filter((name) => name !== '');
}
