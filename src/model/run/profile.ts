/** What a component waited for while it had not ended, milliseconds; by samples. */
export interface Waits {
  /** Values or events that had not come. */
  readonly inputs: number;
  /** Room in a channel. */
  readonly room: number;
  /** A promise of its own. */
  readonly promise: number;
  /** Others, at work in the same worker. */
  readonly turn: number;
}

/**
 * Why a component is in its worker: it was put there by hand; its cycle is there; its steps cost less than
 * sending values would; all are in one worker, because more would not be faster; or it went to where
 * least was to be done.
 */
export const PLACEMENT_REASONS = ['pinned', 'cycle', 'cheap', 'together', 'balance'] as const;

export type PlacementReason = (typeof PLACEMENT_REASONS)[number];

export interface ProfileComponent {
  readonly name: string;
  /** Its worker, from 0. */
  readonly worker: number;
  /** Null where there is no choice: everything is in one worker. */
  readonly reason: PlacementReason | null;
  readonly steps: number;
  /** Milliseconds of its steps. */
  readonly time: number;
  /** Milliseconds of the run in which it had not ended. */
  readonly life: number;
  /** What it waited for in the rest of its life. */
  readonly waits: Waits;
  /** Values that it sent along each connector, and bytes of the large ones of one step. */
  readonly sent: number;
  readonly bytes: number;
}

export interface ProfileConnector {
  readonly id: string;
  /** Values that passed. */
  readonly values: number;
  /** It leads to another worker. */
  readonly crosses: boolean;
}

export interface ProfileWorker {
  readonly number: number;
  /** Milliseconds of the run in which it had something to do. */
  readonly worked: number;
}

/** What a pool of so many workers would gain, by what was measured. */
export interface Forecast {
  readonly workers: number;
  /** So many times as fast as one worker. */
  readonly speedup: number;
}

/** Where the time of a run went so far, and what a pool of workers would gain. */
export interface RunProfile {
  /** Milliseconds of the run, without those in which it was held. */
  readonly elapsed: number;
  /** In the order of the model. */
  readonly components: readonly ProfileComponent[];
  readonly connectors: readonly ProfileConnector[];
  /** Those that hold components. */
  readonly workers: readonly ProfileWorker[];
  readonly forecast: readonly Forecast[];
  /** So many times as fast as one worker is the plan of this run, by what was measured; 1 in one worker. */
  readonly speedup: number;
  /** The component with the most work; null when there was none to speak of. */
  readonly bottleneck: string | null;
  /** What it comes to, in sentences for a person. */
  readonly summary: readonly string[];
}

/** What is known of a component's costs from an earlier run, or a part of one. */
export interface KnownCost {
  readonly name: string;
  /** Milliseconds of all its steps. */
  readonly own: number;
  /** Values that it sent along each of its connectors. */
  readonly sent: number;
  /** Bytes of the large values that it sends in one step, roughly. */
  readonly bytes: number;
}
