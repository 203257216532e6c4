export { catalogueWith } from './catalogueWith.ts';
export { type ReadModules, readModules } from './readModules.ts';
