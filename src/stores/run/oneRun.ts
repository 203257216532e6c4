import type { StoreApi } from 'zustand/vanilla';
import type { JsonObject } from '../../base/json.ts';
import type { AttachedFile } from '../../model/document.ts';
import { fieldNow, type Names, SAME_NAMES } from '../../model/names.ts';
import { modelSteps, type RunRequest } from '../../model/run/index.ts';
import type { RunEvent, RunHandle } from '../../runner/api.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { RunRecord } from '../records/runRecord.ts';
import { componentsIn } from './argumentChanges.ts';
import { IDLE, type RunEnd, type RunLife } from './runLife.ts';
import type { RunState } from './runState.ts';
import { RunTrace, type TraceBefore } from './runTrace.ts';
import type { Known, Wishes } from './runWishes.ts';

/** A run that was cut off, and goes on under its own id. */
export interface Resumed extends TraceBefore {
  readonly id: string;
  readonly names: Names;
}

/** One run, of this document or of one that was left; only one of them shows. */
export interface Run {
  readonly id: string;
  readonly owner: string;
  readonly request: Omit<RunRequest, 'speed'>;
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
  /** Keeps what there is of it while it goes on, once somebody does. */
  keeping: RunKeeping | null;
}

/** Hears of a run that goes on, to keep it. */
interface RunKeeping {
  /** All samples up to where it was have come. */
  point(event: Extract<RunEvent, { readonly kind: 'point' }>): void;
  /** The page may be going away. */
  leave(): void;
}

export function newRun(
  deps: Pick<StoreDeps, 'clock' | 'setTimer' | 'newId'>,
  store: StoreApi<RunState>,
  request: Omit<RunRequest, 'speed'>,
  owner: string,
  resumed?: Resumed,
): Run {
  const { config, files, seed, watch, breakpoints } = request;
  const { speed } = store.getState();
  const known: Known = { speed, watch, breakpoints, components: componentsIn(config) };
  const names = resumed?.names ?? SAME_NAMES;
  const now = watch.map((field) => fieldNow(names, field));
  return {
    id: resumed?.id ?? deps.newId(),
    owner,
    request,
    config,
    files,
    seed,
    speed,
    trace: new RunTrace(deps, store, now, resumed),
    life: IDLE,
    wishes: { kind: 'away', told: known, wanted: known },
    handle: null,
    withdrawal: new AbortController(),
    names,
    keeping: null,
  };
}

/** The record of a run that is over. @param seen steps that the page has seen, where the worker told none */
export function recordOf(
  { id, trace, seed, speed }: Run,
  { status, error, jobId, components: values }: RunEnd,
  seen: number,
): RunRecord {
  const { startedAt, elapsed } = trace;
  const told = Object.values(values);
  const steps = told.length === 0 ? seen : modelSteps(told);
  return { id, startedAt, status, steps, elapsed, jobId, seed, speed, error, values };
}
