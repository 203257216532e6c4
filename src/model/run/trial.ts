import type { Json } from '../../base/json.ts';

/** Values of a trial by full name, such as `component.tank.arg.volume`. */
export type TrialArguments = Readonly<Record<string, Json>>;

/** One run of a model with other values in it; plain data, as workers take it. */
export interface TrialRequest {
  readonly number: number;
  readonly arguments: TrialArguments;
  /** Of the run; null: that of the study. */
  readonly seed: number | null;
}

/** What became of a trial; plain data. */
export interface TrialResult {
  readonly number: number;
  /** `constrained`: a component said that its constraint is not kept. */
  readonly status: 'completed' | 'constrained' | 'failed';
  /** One value for each objective, in their order; empty for a failed trial. */
  readonly objectives: readonly number[];
  readonly error: string | null;
  readonly seconds: number;
  /** What was asked to be recorded of it, field by field; left out where nothing was. */
  readonly series?: readonly TrialSeries[];
}

/** Every so manieth value of a field in a trial, from its first one on; none where it was not recorded. */
export interface TrialSeries {
  /** A power of two, so that of two series the coarser one has the values of the finer. */
  readonly stride: number;
  readonly values: Float64Array;
}

/** What a study looks at: the last value of a field. */
export interface TrialObjective {
  readonly component: string;
  readonly field: string;
  readonly direction: 'min' | 'max';
}

/** A trial with what became of it. */
export interface FinishedTrial extends TrialResult {
  readonly arguments: TrialArguments;
}
