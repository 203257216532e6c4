export { catalogueWith } from './catalogueWith.ts';
export type { ImportNeed, ModuleImport } from './python/imports.ts';
export { type ReadModules, readModules } from './readModules.ts';
