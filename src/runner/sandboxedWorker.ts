import { wrap, type Remote } from 'comlink';
import { fail } from '../base/result.ts';
import type { RunRequest } from '../model/run/index.ts';
import { answerAsks, type FetchForRun, type PageHost } from './answerAsks.ts';
import type { WorkerControl } from './protocol/index.ts';
import type { Sandbox } from './sandbox.ts';

const NO_DOOR =
  'Only a run of a document in the editor fetches from other hosts: not one that is embedded or presented, not the runs of a study.';

/**
 * A sandbox and the caller of its worker. The page only ever wraps: exposing anything, or sending a
 * callback along, would give the other side a way to run code or to alter prototypes here.
 */
export interface SandboxedWorker {
  readonly sandbox: Sandbox;
  readonly control: Remote<WorkerControl>;
  /** From now on it gets what this gives of other hosts; until then it gets nothing. */
  connect(fetch: FetchForRun): void;
  /** Settles with what was wrong, once it asks what no worker asks. */
  readonly garbled: Promise<string>;
  /** Starts its interpreter of Python, unless it is there, with what these modules import; the answer is unread. */
  warm(files: RunRequest['files']): Promise<unknown>;
  /** A start of the interpreter that is not over yet: while it goes on, the worker answers nothing else. */
  isWarming(): boolean;
}

/** @param host answers what the worker asks */
export function sandboxedWorkerOf(sandbox: Sandbox, host: PageHost): SandboxedWorker {
  const control = wrap<WorkerControl>(sandbox.control);
  let fetch: FetchForRun = async () => fail(NO_DOOR);
  let endAsks = (): void => undefined;
  const garbled = new Promise<string>((resolve) => {
    const all = { ...host, fetch: ((...args) => fetch(...args)) satisfies FetchForRun };
    endAsks = answerAsks(sandbox.asks, all, resolve);
  });
  let warming = 0;
  const over = (): void => void (warming -= 1);
  return {
    sandbox: {
      ...sandbox,
      remove() {
        endAsks();
        sandbox.remove();
      },
    },
    control,
    garbled,
    connect: (given) => void (fetch = given),
    isWarming: () => warming > 0,
    warm(files) {
      warming += 1;
      const answer = control.warm(files);
      answer.then(over, over);
      return answer;
    },
  };
}
