export { type Change, hasMeaning } from './Change.ts';
export { compareDocuments } from './compareDocuments.ts';
export { changeLine } from './describe.ts';
