export type {
  ComponentProgress,
  ComponentValues,
  ProcessStatus,
  RunProblem,
  RunRequest,
} from '../api.ts';
export { LIMITS, PLAIN_LIMITS, SAMPLE_LIMITS } from './limits.ts';
export {
  OPEN,
  type Acknowledgement,
  type Batch,
  type Broken,
  type WorkerControl,
  type WorkerEvent,
} from './messages.ts';
export { readTelemetry } from './readBatch.ts';
export { readProblems } from './readProblems.ts';
export { readReply, readRunReply } from './readReply.ts';
export { own, readCount, readText } from './fields.ts';
export { survey, type Survey } from './survey.ts';
export { toPlain } from './toPlain.ts';
