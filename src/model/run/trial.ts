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
