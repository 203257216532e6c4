import type { AttachedFile } from '../model/document.ts';
import type { JsonObject } from '../base/json.ts';
import type { Problem } from '../model/problem.ts';
import type { Result } from '../base/result.ts';
import type { KnownCost, RunProfile } from './profile.ts';

/** How a value is compared; `any` holds the run at every value. */
export type RunComparison = '<' | '<=' | '==' | '!=' | '>=' | '>' | 'any';

/** Holds the run behind the step in which an output has such a value. */
export interface RunBreakpoint {
  /** `component.field`, an output. */
  readonly field: string;
  readonly comparison: RunComparison;
  /** What the field is compared with; null with `any`. */
  readonly value: number | string | boolean | null;
}

/** What the stores ask of the runner: the page's side of a run. Implemented by `runner/client.ts`. */
export interface RunRequest {
  /** The whole ConfigSpec as plain data (the worker reads it again as unknown). */
  readonly config: JsonObject;
  readonly files: readonly AttachedFile[];
  /** Seed of the run. */
  readonly seed: number;
  /** Fields to record and send, `component.field`. */
  readonly watch: readonly string[];
  readonly breakpoints: readonly RunBreakpoint[];
  /** `run` starts at once, `paused` waits for resume or step. */
  readonly start: 'run' | 'paused';
  /** Rounds a second, null: as fast as it goes. */
  readonly speed: number | null;
  /** Workers at most, where the process is spread over several; null: as many as there are cores. */
  readonly workers: number | null;
  /** What the components cost in an earlier run: a pool's first plan goes by it. */
  readonly costs: readonly KnownCost[];
}

export type { KnownCost, ProfileComponent, ProfileReason, RunProfile } from './profile.ts';

export type ProcessStatus =
  'created' | 'init' | 'running' | 'waiting' | 'completed' | 'failed' | 'stopped';

export interface ComponentProgress {
  readonly name: string;
  readonly status: ProcessStatus;
  readonly steps: number;
}

/** A failure of a run, in words. */
export interface RunProblem {
  readonly code: string;
  readonly component: string | null;
  readonly step: number | null;
  readonly message: string;
}

/** Final values of a component, as kept with the document. */
export interface ComponentValues {
  readonly type: string;
  readonly status: ProcessStatus;
  readonly steps: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** A value short enough to be written on a wire: numbers, booleans, short texts; other values in a word. */
export type ShortValue = number | boolean | string;

/** Latest outputs by component and field. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, ShortValue>>>>;

export type RunEvent =
  | {
      readonly kind: 'progress';
      readonly status: ProcessStatus;
      readonly paused: boolean;
      /** Calls of step of all components together. */
      readonly steps: number;
      readonly components: readonly ComponentProgress[];
    }
  /**
   * Next values of one watched field; `start` is the index of the first one in its series. They stand for
   * `count` values of the run: more than there are when the run outpaced the page and the worker thinned them.
   */
  | {
      readonly kind: 'samples';
      readonly field: string;
      readonly start: number;
      readonly count: number;
      readonly values: Float64Array | readonly unknown[];
    }
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warning' | 'error';
      readonly component: string | null;
      readonly message: string;
    }
  /** What components gave last; now and then while the process runs, for as many as can be looked at. */
  | { readonly kind: 'outputs'; readonly outputs: Outputs }
  /** Where the time went so far; now and then, and at the end. */
  | { readonly kind: 'profile'; readonly profile: RunProfile }
  /** A file that a component wrote (whole, at the end of the run). */
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** No heartbeat for a second: the page may offer to end it. `false`: it answers again. */
  | { readonly kind: 'unresponsive'; readonly value: boolean }
  | {
      readonly kind: 'ended';
      readonly status: ProcessStatus;
      readonly jobId: string | null;
      readonly error: RunProblem | null;
      readonly components: Readonly<Record<string, ComponentValues>>;
    };

/** Every call settles: with a problem when the worker refused, was ended or did not answer. */
export interface RunHandle {
  pause(): Promise<Result<void, RunProblem>>;
  resume(): Promise<Result<void, RunProblem>>;
  /** Takes `count` process steps, then pauses. */
  step(count: number): Promise<Result<void, RunProblem>>;
  /** Takes one step of one component alone, then pauses. `STEP_REFUSED` says in words why it cannot. */
  stepComponent(name: string): Promise<Result<void, RunProblem>>;
  /** Asks the process to stop; ends the worker when it does not answer within a second. */
  stop(): Promise<Result<void, RunProblem>>;
  setArgument(
    component: string,
    argument: string,
    value: unknown,
  ): Promise<Result<void, RunProblem>>;
  watch(fields: readonly string[]): Promise<Result<void, RunProblem>>;
  /** In place of those of before. */
  setBreakpoints(breakpoints: readonly RunBreakpoint[]): Promise<Result<void, RunProblem>>;
  setSpeed(roundsPerSecond: number | null): Promise<Result<void, RunProblem>>;
  /** Ends the worker for sure (removes the frame). No event follows. */
  dispose(): void;
}

export interface RunClient {
  /**
   * Makes a fresh sandbox with a worker and starts; problems of the model itself (validators,
   * arguments) come back here, everything later through `listener`.
   */
  start(
    request: RunRequest,
    listener: (event: RunEvent) => void,
  ): Promise<Result<RunHandle, readonly Problem[]>>;
}
