/** What a component waited for while it had not ended, milliseconds. */
export interface ProfileWaits {
  readonly inputs: number;
  readonly room: number;
  readonly promise: number;
  readonly turn: number;
}

/** Why a component is in its worker. */
export const PROFILE_REASONS = ['pinned', 'cycle', 'cheap', 'together', 'balance'] as const;
export type ProfileReason = (typeof PROFILE_REASONS)[number];

export interface ProfileComponent {
  readonly name: string;
  /** Its worker, from 0. */
  readonly worker: number;
  /** Null where there was no choice: everything is in one worker. */
  readonly reason: ProfileReason | null;
  readonly steps: number;
  /** Milliseconds of its steps. */
  readonly time: number;
  /** Milliseconds of the run in which it had not ended. */
  readonly life: number;
  readonly waits: ProfileWaits;
  /** Values that it sent along each connector, and bytes of the large ones of one step. */
  readonly sent: number;
  readonly bytes: number;
}

/** Where the time of a run went so far, and what a pool of workers would gain. */
export interface RunProfile {
  /** Milliseconds of the run, without pauses. */
  readonly elapsed: number;
  readonly components: readonly ProfileComponent[];
  /** Values that passed along each connector; whether it leads to another worker. */
  readonly wires: readonly {
    readonly id: string;
    readonly values: number;
    readonly crosses: boolean;
  }[];
  readonly workers: readonly { readonly number: number; readonly worked: number }[];
  /** How many times as fast as one worker a pool of so many would be. */
  readonly forecast: readonly { readonly workers: number; readonly speedup: number }[];
  /** The same for the workers that there are. */
  readonly speedup: number;
  readonly bottleneck: string | null;
  /** What it comes to, in sentences. */
  readonly summary: readonly string[];
}

/** What is known of a component's costs from an earlier run. */
export interface KnownCost {
  readonly name: string;
  /** Milliseconds of all its steps. */
  readonly own: number;
  readonly sent: number;
  readonly bytes: number;
}
