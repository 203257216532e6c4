import type {
  ComponentProgress,
  ComponentResult,
  RunFailure,
  RunProfile,
  Status,
} from '../../model/run/index.ts';
import type { RayStage } from '../ray/rayView.ts';
import type { RunLoading } from '../../runner/api.ts';
import type { Series } from '../records/series.ts';

export interface LogLine {
  readonly id: number;
  readonly level: 'info' | 'warning' | 'error';
  readonly component: string | null;
  readonly message: string;
  /** Milliseconds since the start of the run. */
  readonly at: number;
}

interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type RunPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'stopping' }
  /** At a cluster; the page is free for runs of its own. */
  | { readonly kind: 'elsewhere'; readonly stage: RayStage }
  | { readonly kind: 'ended'; readonly status: Status; readonly error: RunFailure | null };

export interface RunState {
  readonly phase: RunPhase;
  readonly status: Status;
  /** What the run waits for before it begins; null: nothing. */
  readonly loading: RunLoading | null;
  /** Steps of the model. */
  readonly steps: number;
  readonly unresponsive: boolean;
  readonly components: Readonly<Record<string, ComponentProgress>>;
  readonly values: Readonly<Record<string, ComponentResult>>;
  readonly series: Readonly<Record<string, Series>>;
  /**
   * What components gave last, while the run goes on; nothing once `values` has all of it. Of a step that is
   * looked at: what was recorded there, null where nothing was.
   */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly log: readonly LogLine[];
  readonly files: readonly OutputFile[];
  readonly jobId: string | null;
  /** Rounds a second; null: as fast as it goes. */
  readonly speed: number | null;
  /** Milliseconds of the run so far, by the page's clock. */
  readonly elapsed: number;
  /** Id of the record of the run that shows, once it is over; else null. */
  readonly record: string | null;
  /** Where the time went so far; null when nothing is known of it. */
  readonly profile: RunProfile | null;
  /** A kept run that somebody asked for is looked at, at a step or at its end (null). Null: none is. */
  readonly look: { readonly step: number | null } | null;
}
