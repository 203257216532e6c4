import type { Json } from '../base/json.ts';
import type { PlanKind, TuneField } from '../model/index.ts';
import type { TrialArguments, TrialObjective } from '../model/run/index.ts';

/** Where the values of one argument come from. */
export type Range =
  | { readonly kind: 'float' | 'log'; readonly lower: number; readonly upper: number }
  /** Both ends are included. */
  | { readonly kind: 'int'; readonly lower: number; readonly upper: number }
  | { readonly kind: 'choice'; readonly choices: readonly Json[] }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number };

/** What varies in a study. */
export interface Dimension {
  /** Its full name. */
  readonly name: string;
  readonly field: TuneField;
  readonly range: Range;
  /** Values that a grid takes of it; null: the plan decides. */
  readonly count: number | null;
  /** Its value in the model as it is; undefined where the model does not say. */
  readonly current: Json | undefined;
}

export interface Objective extends TrialObjective {
  /** Its full name. */
  readonly name: string;
}

/** A study, ready to be carried out: plain data. */
export interface Study {
  readonly name: string;
  readonly plan: PlanKind;
  readonly sampler: 'tpe' | 'nsga-ii';
  readonly seed: number;
  /** How many trials; a grid and one at a time have their own number. */
  readonly samples: number;
  /** How many trials a search has pending. */
  readonly concurrent: number;
  /** Seconds that a trial may take. */
  readonly timeLimit: number;
  readonly dimensions: readonly Dimension[];
  readonly objectives: readonly Objective[];
  /** What is evaluated first. */
  readonly points: readonly TrialArguments[];
}

/** Chooses the values of trials. Trials are asked for and told of in their order. */
export interface Planner {
  /** How many trials there are. */
  readonly length: number;
  /** Values of a trial; depends on its number and on the trials that it was told of. */
  ask(number: number): TrialArguments;
}
