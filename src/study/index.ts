export type { Study } from './Study.ts';
export { type Asked, chooseStudy } from './chooseStudy.ts';
export { bestOf, StudyRun } from './studyRun.ts';
export { trialsAgain } from './trialsAgain.ts';
export { type Fan, FAN_TRIALS, fanFields, FanGatherer } from './view/fan.ts';
export { spreadTrials, type TrialListener, type TrialWorker } from './spreadTrials.ts';
export type { TrialColumn } from './view/trialColumns.ts';
