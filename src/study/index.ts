export type { Study } from './Study.ts';
export { bestOf, StudyRun } from './studyRun.ts';
export { spreadTrials, type TrialListener, type TrialWorker } from './spreadTrials.ts';
export { studyOf } from './studyOf.ts';
