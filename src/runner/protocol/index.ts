export type {
  ComponentProgress,
  ComponentValues,
  KnownCost,
  Outputs,
  ProcessStatus,
  RunBreakpoint,
  RunComparison,
  RunProfile,
  RunProblem,
  RunRequest,
  ShortValue,
} from '../api.ts';
export { LIMITS, PLAIN_LIMITS, SAMPLE_LIMITS } from './limits.ts';
export {
  OPEN,
  READY,
  type Acknowledgement,
  type Batch,
  type Broken,
  type WorkerControl,
  type WorkerEvent,
} from './messages.ts';
export { readCosts } from './readProfile.ts';
export { readTelemetry } from './readBatch.ts';
export { readProblems } from './readProblems.ts';
export { readReply, readRunReply } from './readReply.ts';
export { own, readAmount, readCount, readText } from './fields.ts';
export { survey, type Survey } from './survey.ts';
export { toPlain } from './toPlain.ts';
