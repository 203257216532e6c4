import type { Declaration, TypeScriptModule } from './declarations.ts';

/** Modules by the path of their file, without its ending. */
export type Modules = ReadonlyMap<string, TypeScriptModule>;

/** A declaration, and the module in which it stands. */
interface Found {
  readonly module: TypeScriptModule;
  readonly declaration: Exclude<Declaration, { readonly kind: 'import' }>;
}

/** Modules that our own API is imported from. */
const OURS = /^(?:patchbay|plugboard)(?:$|\/)/;

/** What a name leads to: a declaration of the document, our API, or nothing that can be told. */
export type Resolved = Found | { readonly ours: string } | { readonly modulePath: string } | null;

export const pathKey = (file: string): string => file.replace(/\.(?:[mc]?[jt]s)$/iu, '');

/** The key of the module that a relative path names. */
export function relativeKey(from: string, path: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return pathKey(parts.join('/'));
}

export const isRelative = (path: string): boolean => path.startsWith('.');
export const isOurs = (path: string): boolean => OURS.test(path);

/** How many imports from module to module are followed. */
const FAR = 50;

function followed(
  modules: Modules,
  module: TypeScriptModule,
  declaration: Declaration,
  left: number,
): Resolved {
  if (declaration.kind !== 'import') return { module, declaration };
  const { from, name } = declaration;
  if (isOurs(from)) return name === '*' ? { modulePath: from } : { ours: name };
  if (!isRelative(from)) return null;
  const key = relativeKey(module.file, from);
  if (name === '*') return { modulePath: key };
  return exported(modules, key, name, left - 1);
}

/** What a module exports under a name. */
export function exported(modules: Modules, key: string, name: string, left = FAR): Resolved {
  if (isOurs(key)) return { ours: name };
  const module = modules.get(key) ?? modules.get(`${key}/index`);
  if (module === undefined || left < 0) return null;
  const declaration = module.exports.get(name);
  if (declaration !== undefined) return followed(modules, module, declaration, left);
  for (const path of module.passedOn) {
    const inner = isRelative(path)
      ? exported(modules, relativeKey(module.file, path), name, left - 1)
      : null;
    if (inner !== null) return inner;
  }
  return null;
}

/** Names of our API that examples use without importing them. */
const API: ReadonlySet<string> = new Set(['Component', 'Event', 'StopEvent', 'handle']);

/** What a name in a module stands for. */
export function resolved(modules: Modules, module: TypeScriptModule, name: string): Resolved {
  const declaration = module.declarations.get(name);
  if (declaration !== undefined) return followed(modules, module, declaration, FAR);
  return API.has(name) ? { ours: name } : null;
}
