import type { TrialArguments } from '../../model/run/index.ts';
import type { Losses } from './fronts.ts';

/** A trial that has a value, as a search learns from it. */
export interface Observed {
  readonly arguments: TrialArguments;
  readonly losses: Losses;
}

/** Chooses trials by what earlier ones came to. What it gives depends on the trials that it was told of alone. */
export interface Adaptive {
  ask(number: number): TrialArguments;
  tell(trial: Observed): void;
}
