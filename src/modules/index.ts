export { checkArguments } from './checkArgs.ts';
export { catalogueWith } from './catalogueWith.ts';
export { isOurs, isRelative, pathKey, relativeKey } from './typescript/resolve.ts';
export { type ReadModules, readModules } from './readModules.ts';
export { buildsProcess } from './buildsProcess.ts';
