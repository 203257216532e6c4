import type { FinishedTrial, TrialRequest, TrialResult } from '../model/run/index.ts';
import type { Study } from './Study.ts';
import type { TrialSource } from './spreadTrials.ts';
import { seedOfTrial } from './studyRun.ts';

/** Trials of a study that run once more: the same values and seeds, so that the same comes of them. */
export function trialsAgain(
  study: Study,
  trials: readonly FinishedTrial[],
  onResult: (result: TrialResult) => void,
): TrialSource {
  const waiting = new Set(trials.map(({ number }) => number));
  let given = 0;
  let count = 0;
  return {
    // Nothing is chosen by what comes in, so that as many may be pending as there are.
    study: { ...study, plan: 'random' },
    length: trials.length,
    get count() {
      return count;
    },
    get isDone() {
      return waiting.size === 0;
    },
    next(): TrialRequest | null {
      const trial = trials[given];
      if (trial === undefined) return null;
      given += 1;
      const { number } = trial;
      return { number, arguments: trial.arguments, seed: seedOfTrial(study, number) };
    },
    take(result) {
      if (!waiting.delete(result.number)) return null;
      count += 1;
      onResult(result);
      return null;
    },
  };
}
