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
export { createRunClient, type PreparingRunClient, type RunClientDeps } from './client.ts';
export type { RunClock } from './clock.ts';
export { openSandbox, type Boot, type OpenSandbox, type Sandbox } from './sandbox.ts';
