export {
  CODE_SCRIPT,
  type PageAnswer,
  type PageAsk,
  readAnswer,
  readAsk,
  readAssets,
} from './asks.ts';
export { LIMITS, PLAIN_LIMITS, SAMPLE_LIMITS } from './limits.ts';
export {
  OPEN,
  READY,
  type Acknowledgement,
  type Batch,
  type TrialNews,
  type WorkerControl,
  type WorkerEvent,
} from './messages.ts';
export {
  type OutsideAddress,
  type OutsideRequest,
  type OutsideResponse,
  readOutsideAddress,
  readOutsideResponse,
} from './outside.ts';
export { readCosts } from './readProfile.ts';
export { readTelemetry } from './readBatch.ts';
export { readProblems } from './readProblems.ts';
export { readRecorded } from './readRecorded.ts';
export { readTrialNews } from './readTrials.ts';
export { readReply, readRunReply } from './readReply.ts';
export { own, readCount, readMessage, readText } from './fields.ts';
export { survey } from './survey.ts';
export { toPlain } from './toPlain.ts';
