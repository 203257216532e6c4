import { wrap, type Remote } from 'comlink';
import { answerAsks, type PageHost } from './answerAsks.ts';
import { readReply, type WorkerControl } from './protocol/index.ts';
import type { Sandbox } from './sandbox.ts';

/**
 * A sandbox and the caller of its worker. The page only ever wraps: exposing anything, or sending a
 * callback along, would give the other side a way to run code or to alter prototypes here.
 */
export interface SandboxedWorker {
  readonly sandbox: Sandbox;
  readonly control: Remote<WorkerControl>;
  /** Settles with what was wrong, once it asks what no worker asks. */
  readonly garbled: Promise<string>;
  /** Starts its interpreter of Python; the answer is unread. Asked again, it is the same start. */
  warm(): Promise<unknown>;
  /** A start of the interpreter that is not over yet: while it goes on, the worker answers nothing else. */
  isWarming(): boolean;
}

/** @param host answers what the worker asks */
export function sandboxedWorkerOf(sandbox: Sandbox, host: PageHost): SandboxedWorker {
  const control = wrap<WorkerControl>(sandbox.control);
  const garbled = new Promise<string>((resolve) => answerAsks(sandbox.asks, host, resolve));
  let warming: Promise<unknown> | null = null;
  let isWarming = false;
  const over = (answer: unknown): void => {
    isWarming = false;
    // What could not be had may be had by the next try.
    if (readReply(answer, () => '')?.ok !== true) warming = null;
  };
  return {
    sandbox,
    control,
    garbled,
    isWarming: () => isWarming,
    warm() {
      if (warming !== null) return warming;
      isWarming = true;
      warming = control.warm();
      warming.then(over, over);
      return warming;
    },
  };
}
