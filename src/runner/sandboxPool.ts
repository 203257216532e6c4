import { assertNever } from '../base/assertNever.ts';
import type { PageAssets } from './answerAsks.ts';
import { ask } from './boundedCall.ts';
import type { RunClock } from './clock.ts';
import type { OpenSandbox } from './sandbox.ts';
import {
  NO_ALLOCATION,
  allocateSandbox,
  type SandboxAllocationEffect,
  type SandboxAllocationEvent,
} from './sandboxAllocation.ts';
import { sandboxedWorkerOf, type SandboxedWorker } from './sandboxedWorker.ts';

/** How long the frame may take to load. */
const OPEN_MS = 10_000;
/** How long a prepared sandbox may take to say that it still lives. */
export const SPARE_MS = 1_000;
/** When the next sandbox is prepared after a run is over: its process shall be gone by then. */
const PREPARE_MS = 300;

export interface SandboxPoolDeps {
  readonly open: OpenSandbox;
  readonly assets: PageAssets;
  readonly clock: RunClock;
}

interface SandboxPool {
  /** Makes a sandbox for the next run in advance. Idempotent. */
  prepare(): void;
  /**
   * A sandbox for the run of this number; null: there is none to be had. One whose interpreter still starts
   * is for runs with Python alone: it answers nothing else meanwhile.
   */
  take(run: number, isPython: boolean): Promise<SandboxedWorker | null>;
  /** The run is over, and its sandbox removed. */
  gone(run: number): void;
  /** Whether runs to come will need Python: what is made in advance then gets an interpreter too. */
  wantPython(isWanted: boolean): void;
}

/** How long an interpreter may take to start, without what is fetched for it. */
export const WARM_MS = 60_000;

/** Sandboxes, one for each run: carries out what `sandboxAllocation.ts` says. */
export function createSandboxPool({ open, assets, clock }: SandboxPoolDeps): SandboxPool {
  let state = NO_ALLOCATION;
  const workers = new Map<number, SandboxedWorker>();
  /** What the runs that wait for a sandbox do with it. */
  const waiting = new Map<number, (worker: SandboxedWorker | null) => void>();
  /** Those of them that have Python. */
  const withPython = new Set<number>();
  /** Sandboxes whose interpreter did not start in time: nothing tells of one that died. */
  const overdue = new Set<number>();
  /** What is made in advance gets an interpreter of Python too. */
  let isPythonWanted = false;

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
        void askWhetherItLives(effect.sandbox, effect.run);
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
    withPython.delete(run);
  }

  function taken(sandbox: number): SandboxedWorker | null {
    const worker = workers.get(sandbox) ?? null;
    workers.delete(sandbox);
    overdue.delete(sandbox);
    return worker;
  }

  /** One that does not come in time is not to be had; when it comes late, it is removed. */
  async function make(sandbox: number): Promise<void> {
    let late = false;
    const opening = open().then((one) => {
      if (late) one.remove();
      else workers.set(sandbox, sandboxedWorkerOf(one, assets));
    });
    const answer = await ask(() => opening, OPEN_MS, clock, null);
    late = true;
    happen({ kind: 'made', sandbox, ok: answer.kind === 'answered' });
    if (isPythonWanted) warmSpare();
  }

  /** Only one that waits: a run sees to its own, and tells how far it is. */
  function warmSpare(): void {
    if (!state.spare?.isThere) return;
    const { sandbox } = state.spare;
    const worker = workers.get(sandbox);
    if (worker === undefined || worker.isWarming()) return;
    const cancel = clock.setTimer(() => {
      if (workers.get(sandbox) === worker) overdue.add(sandbox);
    }, WARM_MS);
    worker.warm([]).then(cancel, cancel);
  }

  async function askWhetherItLives(sandbox: number, run: number): Promise<void> {
    const worker = workers.get(sandbox);
    if (worker === undefined) return;
    // One that starts an interpreter does nothing else meanwhile, and a run with Python waits for that anyway.
    if (worker.isWarming()) {
      const ok = withPython.has(run) && !overdue.has(sandbox);
      return happen({ kind: 'answered', sandbox, ok });
    }
    const answer = await ask(() => worker.control.ping(), SPARE_MS, clock, null);
    happen({ kind: 'answered', sandbox, ok: answer.kind === 'answered' });
  }

  const prepare = (): void => happen({ kind: 'prepare' });

  return {
    prepare,
    take: (run, isPython) =>
      new Promise((resolve) => {
        waiting.set(run, resolve);
        if (isPython) withPython.add(run);
        happen({ kind: 'wanted', run });
      }),
    gone: (run) => happen({ kind: 'gone', run }),
    wantPython(isWanted) {
      isPythonWanted = isWanted;
      if (isWanted) warmSpare();
    },
  };
}
