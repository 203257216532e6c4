/*
 * The second script of a worker, which comes where a document has code. Engine, library and model are those
 * of the first (`shared.ts`), so that a class is the same in both.
 */
export { loadClasses, recordFiles } from '../runtime/index.ts';
export { closeOtherWays, pageFetch } from './pageFetch.ts';
export { pagePython, suppliedPython } from './pythonHost.ts';
