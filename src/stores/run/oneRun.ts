import type { StoreApi } from 'zustand/vanilla';
import type { JsonObject } from '../../base/json.ts';
import type { AttachedFile } from '../../model/document.ts';
import { type Names, SAME_NAMES } from '../../model/names.ts';
import type { RunRequest } from '../../model/run/index.ts';
import type { RunHandle } from '../../runner/api.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { RunRecord } from '../records/runRecord.ts';
import { componentsIn } from './argumentChanges.ts';
import { IDLE, type RunEnd, type RunLife } from './runLife.ts';
import type { RunState } from './runState.ts';
import { RunTrace } from './runTrace.ts';
import type { Known, Wishes } from './runWishes.ts';

/** One run, of this document or of one that was left; only one of them shows. */
export interface Run {
  readonly owner: string;
  readonly config: JsonObject;
  readonly files: readonly AttachedFile[];
  readonly seed: number;
  /** Rounds a second when it began. */
  readonly speed: number | null;
  readonly trace: RunTrace;
  life: RunLife;
  wishes: Wishes;
  handle: RunHandle | null;
  /** Ends its start, as long as it has no handle. */
  readonly withdrawal: AbortController;
  /** What is called otherwise since it began. */
  names: Names;
}

export function newRun(
  deps: Pick<StoreDeps, 'clock' | 'setTimer'>,
  store: StoreApi<RunState>,
  request: Omit<RunRequest, 'speed'>,
  owner: string,
): Run {
  const { config, files, seed, watch, breakpoints } = request;
  const { speed } = store.getState();
  const known: Known = { speed, watch, breakpoints, components: componentsIn(config) };
  return {
    owner,
    config,
    files,
    seed,
    speed,
    trace: new RunTrace(deps, store, watch),
    life: IDLE,
    wishes: { kind: 'away', told: known, wanted: known },
    handle: null,
    withdrawal: new AbortController(),
    names: SAME_NAMES,
  };
}

/** The record of a run that is over. @param seen steps that the page has seen, where the worker told none */
export function recordOf(
  { trace, seed, speed }: Run,
  { status, error, jobId, components: values }: RunEnd,
  id: string,
  seen: number,
): RunRecord {
  const { startedAt, elapsed } = trace;
  const steps = totalSteps(values, seen);
  return { id, startedAt, status, steps, elapsed, jobId, seed, speed, error, values };
}

function totalSteps(values: RunRecord['values'], seen: number): number {
  const steps = Object.values(values).map((value) => value.steps);
  return steps.length === 0 ? seen : steps.reduce((sum, count) => sum + count, 0);
}
