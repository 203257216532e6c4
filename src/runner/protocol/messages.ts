import type { RunFailure, TrialResult } from '../../model/run/index.ts';
import type { Problem } from '../../model/index.ts';
import type { Result } from '../../base/result.ts';
import type { RecordedModel, RunEvent, ScriptFailure } from '../api.ts';

/**
 * What passes between the page and the sandbox. Three ports: `control` carries calls by comlink from the
 * page to the worker and their answers, never values; `telemetry` carries batches to the page and
 * acknowledgements back; `asks` carries what the worker asks of the page (`asks.ts`). All pass a relay in
 * the frame.
 */

/** The first and only message to the frame's window; the three ports travel with it, in this order. */
export const OPEN = 'patchbay:open';

/** The only message from the frame's window: its script runs, which a policy of the site may forbid. */
export const READY = 'patchbay:ready';

/** What the worker answers to; every answer is a value, no exception crosses. */
export interface WorkerControl {
  start(request: unknown): Promise<Result<null, readonly Problem[]>>;
  ping(): true;
  /**
   * Starts an interpreter of Python in advance, with the packages that these modules import; nothing of
   * them is run.
   */
  warm(files: unknown): Promise<Result<null, string>>;
  /** Runs a script in Python to see which process it builds, in place of a run. */
  record(asked: unknown): Promise<Result<RecordedModel, ScriptFailure>>;
  /** Loads a model for trials, in place of a run. */
  openTrials(setup: unknown): Promise<Result<null, readonly Problem[]>>;
  /** Takes trials behind those that it has; results come over `telemetry`. */
  runTrials(trials: unknown): null;
  pause(): Promise<Result<null, RunFailure>>;
  resume(): Promise<Result<null, RunFailure>>;
  step(count: unknown): Promise<Result<null, RunFailure>>;
  stepComponent(name: unknown): Promise<Result<null, RunFailure>>;
  stop(): Promise<Result<null, RunFailure>>;
  setArgument(
    component: unknown,
    argument: unknown,
    value: unknown,
  ): Promise<Result<null, RunFailure>>;
  watch(fields: unknown): Promise<Result<null, RunFailure>>;
  setBreakpoints(breakpoints: unknown): Promise<Result<null, RunFailure>>;
  setSpeed(roundsPerSecond: unknown): Promise<Result<null, RunFailure>>;
}

/** What a worker itself tells; the page adds the others. */
export type WorkerEvent = Exclude<RunEvent, { readonly kind: 'unresponsive' | 'loading' }>;

/** Everything since the last batch, in order; the next one is not sent before this is acknowledged. */
export interface Batch {
  readonly kind: 'batch';
  /** 0, 1, 2, ... */
  readonly number: number;
  readonly events: readonly WorkerEvent[];
}

/** What a worker with trials tells, in place of batches; `at`: the frame's word on the trial that it is at. */
export type TrialNews =
  | { readonly kind: 'results'; readonly results: readonly TrialResult[] }
  | { readonly kind: 'at'; readonly number: number };

/** The frame's own word: the worker is gone (an uncaught error), or sent more than may pass. */
export interface Broken {
  readonly kind: 'broken';
  readonly reason: 'crashed' | 'flooded';
  readonly message: string;
}

/** Page to worker: this batch was taken, the next may come. */
export interface Acknowledgement {
  readonly kind: 'taken';
  readonly number: number;
}
