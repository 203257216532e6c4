import { wrap, type Remote } from 'comlink';
import type { WorkerControl } from './protocol/index.ts';
import type { Sandbox } from './sandbox.ts';

/**
 * A sandbox and the caller of its worker. The page only ever wraps: exposing anything, or sending a
 * callback along, would give the other side a way to run code or to alter prototypes here.
 */
export interface SandboxedWorker {
  readonly sandbox: Sandbox;
  readonly control: Remote<WorkerControl>;
}

export function sandboxedWorkerOf(sandbox: Sandbox): SandboxedWorker {
  return { sandbox, control: wrap<WorkerControl>(sandbox.control) };
}
