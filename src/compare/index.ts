export { type Change, hasMeaning } from './Change.ts';
export { compareDocuments } from './compareDocuments.ts';
export { changeLine, partsOfLine } from './describe.ts';
export { pathIn } from './pathIn.ts';
export { type Merged, mergedDocuments } from './merged.ts';
export { type LineRun, lineRuns } from './lines.ts';
