import type { RunRequest } from '../model/run/index.ts';
import { assertNever } from '../base/assertNever.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { PROBLEMS, type Problem } from '../model/index.ts';
import { ask } from './boundedCall.ts';
import type { RunClient, RunEvent, RunHandle } from './api.ts';
import type { RunClock } from './clock.ts';
import { remoteRun } from './remoteRun.ts';
import { readProblems, readReply } from './protocol/index.ts';
import type { OpenSandbox } from './sandbox.ts';
import {
  NO_ALLOCATION,
  allocateSandbox,
  type SandboxAllocationEffect,
  type SandboxAllocationEvent,
} from './sandboxAllocation.ts';
import { sandboxedWorkerOf, type SandboxedWorker } from './sandboxedWorker.ts';

/** How long reading and building a model may take. */
export const START_MS = 20_000;
/** How long the frame may take to load. */
const OPEN_MS = 10_000;
/** How long a prepared sandbox may take to say that it still lives. */
export const SPARE_MS = 1_000;
/** When the next sandbox is prepared after a run is over: its process shall be gone by then. */
const PREPARE_MS = 300;

export interface RunClientEnvironment {
  readonly open: OpenSandbox;
  readonly clock: RunClock;
}

export interface PreparingRunClient extends RunClient {
  /** Makes a sandbox for the next run in advance, so that Run shows values at once. Idempotent. */
  prepare(): void;
}

const MAY_BE_FORBIDDEN =
  'Reload the page. If that does not help, the site is served with a Content-Security-Policy that forbids it: ask whoever runs the site.';

function problem(code: 'SANDBOX_NOT_STARTED' | 'RUN_NO_ANSWER', detail: string): Problem {
  const message = detail === '' ? PROBLEMS[code] : `${PROBLEMS[code]} ${detail}`;
  return { code, message, path: '', line: null, column: null, severity: 'error' };
}

const never = new Promise<void>(() => {});

/** Runs models, each in a sandbox of its own: carries out what `sandboxes.ts` says. */
export function createRunClient({ open, clock }: RunClientEnvironment): PreparingRunClient {
  let state = NO_ALLOCATION;
  let runs = 0;
  const workers = new Map<number, SandboxedWorker>();
  /** What the runs that wait for a sandbox do with it. */
  const waiting = new Map<number, (worker: SandboxedWorker | null) => void>();

  function happen(event: SandboxAllocationEvent): void {
    const { state: next, effects } = allocateSandbox(state, event);
    state = next;
    for (const effect of effects) carryOut(effect);
  }

  function carryOut(effect: SandboxAllocationEffect): void {
    switch (effect.kind) {
      case 'make':
        void make(effect.sandbox);
        return;
      case 'ask':
        void askWhetherItLives(effect.sandbox);
        return;
      case 'start':
        give(effect.run, taken(effect.sandbox));
        return;
      case 'refuse':
        give(effect.run, null);
        return;
      case 'remove':
        taken(effect.sandbox)?.sandbox.remove();
        return;
      case 'prepareLater':
        clock.setTimer(prepare, PREPARE_MS);
        return;
      default:
        assertNever(effect);
    }
  }

  function give(run: number, worker: SandboxedWorker | null): void {
    waiting.get(run)?.(worker);
    waiting.delete(run);
  }

  function taken(sandbox: number): SandboxedWorker | null {
    const worker = workers.get(sandbox) ?? null;
    workers.delete(sandbox);
    return worker;
  }

  /** One that does not come in time is not to be had; when it comes late, it is removed. */
  async function make(sandbox: number): Promise<void> {
    let late = false;
    const opening = open().then((one) => {
      if (late) one.remove();
      else workers.set(sandbox, sandboxedWorkerOf(one));
    });
    const answer = await ask(() => opening, OPEN_MS, clock, never);
    late = true;
    happen({ kind: 'made', sandbox, ok: answer.kind === 'answered' });
  }

  async function askWhetherItLives(sandbox: number): Promise<void> {
    const worker = workers.get(sandbox);
    if (worker === undefined) return;
    const answer = await ask(() => worker.control.ping(), SPARE_MS, clock, never);
    happen({ kind: 'answered', sandbox, ok: answer.kind === 'answered' });
  }

  const prepare = (): void => happen({ kind: 'prepare' });

  async function start(
    request: RunRequest,
    listener: (event: RunEvent) => void,
  ): Promise<Result<RunHandle, readonly Problem[]>> {
    const number = (runs += 1);
    const worker = await new Promise<SandboxedWorker | null>((resolve) => {
      waiting.set(number, resolve);
      happen({ kind: 'wanted', run: number });
    });
    if (worker === null) return fail([problem('SANDBOX_NOT_STARTED', MAY_BE_FORBIDDEN)]);
    const run = remoteRun(worker, clock, listener);
    void run.gone.then(() => happen({ kind: 'gone', run: number }));
    const answer = await ask(() => worker.control.start(request), START_MS, clock, run.gone);
    const trouble = run.trouble();
    if (trouble !== null) return fail([problem('SANDBOX_NOT_STARTED', trouble.message)]);
    const reply = answer.kind === 'silent' ? undefined : readReply(answer.value, readProblems);
    // A short run may be over, and its frame gone, before the answer came through.
    if (reply?.ok || run.isOver()) {
      run.started();
      return ok(run.handle);
    }
    run.handle.dispose();
    return reply === undefined ? fail([problem('RUN_NO_ANSWER', '')]) : reply;
  }

  return { prepare, start };
}
