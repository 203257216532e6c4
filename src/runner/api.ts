import type { Result } from '../base/result.ts';
import type { TuneField } from '../model/index.ts';
import type { Problem } from '../model/problem.ts';
import type {
  Breakpoint,
  ComponentProgress,
  ComponentResult,
  Outputs,
  RunFailure,
  RunPoint,
  RunProfile,
  RunRequest,
  Samples,
  Status,
  TrialObjective,
  TrialRequest,
  TrialResult,
} from '../model/run/index.ts';

/** What a run waits for before it begins. */
export interface RunLoading {
  /** Such as `Python`. */
  readonly what: string;
  /** Bytes that have come, of those that are fetched; null once it is started. */
  readonly fetched: { readonly done: number; readonly total: number } | null;
}

/** Decides for one run which hosts it reaches. */
export interface NetworkDoor {
  /**
   * Whether it may send something to this origin; a person may be asked for it.
   *
   * @param component who says that it asks; code can say the name of another one
   * @param signal nobody waits for the answer any more
   * @returns why not, in a sentence
   */
  mayReach(origin: string, component: string, signal: AbortSignal): Promise<Result<void, string>>;
}

/** What the page hears of a run. */
export type RunEvent =
  | {
      readonly kind: 'progress';
      readonly status: Status;
      readonly paused: boolean;
      /** Calls of step of all components together. */
      readonly steps: number;
      readonly components: readonly ComponentProgress[];
    }
  /** Next values of one watched field. */
  | ({ readonly kind: 'samples'; readonly field: string } & Samples)
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warning' | 'error';
      readonly component: string | null;
      readonly message: string;
    }
  /** Before the run: what it needs is on its way. `null`: it is there. */
  | { readonly kind: 'loading'; readonly loading: RunLoading | null }
  /** What components gave last; now and then while the process runs, for as many as can be looked at. */
  | { readonly kind: 'outputs'; readonly outputs: Outputs }
  /** Where the time went so far; now and then, and at the end. */
  | { readonly kind: 'profile'; readonly profile: RunProfile }
  /**
   * Where the run was when all samples up to here had been told; null: that cannot be kept, and why not, by
   * component.
   */
  | {
      readonly kind: 'point';
      readonly point: RunPoint | null;
      readonly reasons: readonly string[];
    }
  /** A file that a component wrote (whole, at the end of the run). */
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** No heartbeat for a second: the page may offer to end it. `false`: it answers again. */
  | { readonly kind: 'unresponsive'; readonly value: boolean }
  | {
      readonly kind: 'ended';
      readonly status: Status;
      readonly jobId: string | null;
      readonly error: RunFailure | null;
      readonly components: Readonly<Record<string, ComponentResult>>;
    };

/** Every call settles: with a problem when the worker refused, was ended or did not answer. */
export interface RunHandle {
  pause(): Promise<Result<void, RunFailure>>;
  resume(): Promise<Result<void, RunFailure>>;
  /** Takes `count` process steps, then pauses. */
  step(count: number): Promise<Result<void, RunFailure>>;
  /** Takes one step of one component alone, then pauses. `STEP_REFUSED` says in words why it cannot. */
  stepComponent(name: string): Promise<Result<void, RunFailure>>;
  /** Asks the process to stop; ends the worker when it does not answer within a second. */
  stop(): Promise<Result<void, RunFailure>>;
  setArgument(
    component: string,
    argument: string,
    value: unknown,
  ): Promise<Result<void, RunFailure>>;
  watch(fields: readonly string[]): Promise<Result<void, RunFailure>>;
  /** In place of those of before. */
  setBreakpoints(breakpoints: readonly Breakpoint[]): Promise<Result<void, RunFailure>>;
  setSpeed(roundsPerSecond: number | null): Promise<Result<void, RunFailure>>;
  /** Ends the worker for sure (removes the frame). No event follows. */
  dispose(): void;
}

/** A script in Python and what lies in its folder, by paths from there. */
export interface ScriptRequest {
  readonly script: string;
  readonly files: RunRequest['files'];
}

/** The model that a script has built, as YAML. */
export interface RecordedModel {
  readonly yaml: string;
  /** What of it a diagram cannot keep, and what else there was, in words. */
  readonly notes: readonly string[];
}

/** Why there is none, with the script's own line where it has one. */
export interface ScriptFailure {
  readonly message: string;
  readonly line: number | null;
}

/** A model whose trials are run. */
export interface TrialSetup extends Pick<RunRequest, 'config' | 'files' | 'floats' | 'seed'> {
  /** What each argument of a trial changes, by full name. */
  readonly fields: readonly (readonly [name: string, field: TuneField])[];
  readonly objectives: readonly TrialObjective[];
  /** Fields, `component.field`, of which trials record series. */
  readonly watch?: readonly string[];
}

/** What a sandbox for trials tells. */
export interface TrialSandboxListener {
  /** What it needs is on its way; null: it is there. */
  loading(loading: RunLoading | null): void;
  /** It has the model and begins with its trials. */
  ready(): void;
  results(results: readonly TrialResult[]): void;
  /** It is gone, or it does not take the model, and why. */
  gone(reason: string): void;
}

/** A sandbox that runs trials of one model, one after the other. */
export interface TrialSandbox {
  /** Gives it trials to run behind those that it has. */
  send(trials: readonly TrialRequest[]): void;
  /** The trial that it began last, as far as it told; null: none. */
  at(): number | null;
  /** Ends it at once, whatever it does; nothing more is heard of it. */
  end(): void;
}

export interface RunClient {
  /**
   * Makes a fresh sandbox with a worker and starts; problems of the model itself (validators,
   * arguments) come back here, everything later through `listener`.
   *
   * @param signal ends a start that is under way, whatever it is doing; nothing comes back of it
   * @param door decides which hosts its code reaches; left out: none
   */
  start(
    request: RunRequest,
    listener: (event: RunEvent) => void,
    signal?: AbortSignal,
    door?: NetworkDoor,
  ): Promise<Result<RunHandle, readonly Problem[]>>;
  /**
   * Runs a script in a sandbox of its own to see which process it builds; only for a person who has
   * allowed it. The sandbox is gone afterwards.
   *
   * @param onLoading hears what is waited for, and null once that is there
   * @param signal ends it, whatever it is doing; nothing comes back of it
   */
  record?(
    request: ScriptRequest,
    onLoading: (loading: RunLoading | null) => void,
    signal?: AbortSignal,
  ): Promise<Result<RecordedModel, ScriptFailure>>;
  /** Makes a sandbox that loads a model once and runs trials of it; only for a person who allowed its code. */
  trials?(setup: TrialSetup, listener: TrialSandboxListener): TrialSandbox;
  /** A run of a document with such modules is about to be asked for: gets ready what it will need. */
  expect?(modules: Pick<RunRequest, 'files'>): void;
}
