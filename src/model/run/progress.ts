import type { Status } from './status.ts';

/** How far a component is. */
export interface ComponentProgress {
  readonly name: string;
  readonly status: Status;
  /** Calls of its step. */
  readonly steps: number;
}

/** The values of a component as they are now. */
export interface ComponentValues {
  readonly status: Status;
  /** Calls of its step. */
  readonly steps: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** Final values of a component, as kept with the document. */
export interface ComponentResult extends ComponentValues {
  readonly type: string;
}

/**
 * Next values of a recorded field. They stand for `count` values of the run: more than there are when
 * they were thinned.
 */
export interface Samples {
  /** Index of the first value in its series. */
  readonly start: number;
  readonly count: number;
  /** Typed while all are numbers. Thinned numbers are pairs: the smallest and the largest of each bucket. */
  readonly values: Float64Array | readonly unknown[];
}

/** A value short enough to be written on a wire: numbers, booleans, short texts; other values in a word. */
export type ShortValue = number | boolean | string;

/** Latest outputs by component and field. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, ShortValue>>>>;
