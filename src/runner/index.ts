export type {
  ComponentProgress,
  ComponentValues,
  ProcessStatus,
  RunClient,
  RunEvent,
  RunHandle,
  RunProblem,
  RunRequest,
} from './api.ts';
export { createRunClient, type PreparingRunClient } from './client.ts';
export { openSandbox } from './sandbox.ts';
