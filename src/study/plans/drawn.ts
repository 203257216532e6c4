import { draw, randomState } from '../../base/random.ts';
import type { TrialArguments } from '../../model/run/index.ts';
import type { Planner, Study } from '../Study.ts';
import { valueAt } from '../values.ts';
import { sobolPoint } from './sobol.ts';

/** Values at places of the ranges, one place from 0 to 1 for each. */
function at({ dimensions }: Study, place: (dimension: number) => number): TrialArguments {
  return Object.fromEntries(
    dimensions.map(({ name, range }, i) => [name, valueAt(range, place(i))]),
  );
}

/** Values drawn anew for each trial, whatever the others have. */
export function random(study: Study): Planner {
  return {
    length: study.samples,
    ask(number) {
      const state = randomState(study.seed, `trial ${number}`);
      return at(study, () => draw(state));
    },
  };
}

/**
 * Every range in as many parts as there are trials, each of which is met once; which go together is chance
 * (M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21, 1979).
 */
export function latinHypercube(study: Study): Planner {
  const { samples, seed, dimensions } = study;
  const parts = dimensions.map(({ name }) => {
    const state = randomState(seed, `latin ${name}`);
    const order = Array.from({ length: samples }, (_, i) => i);
    for (let i = samples - 1; i > 0; i--) {
      const other = Math.floor(draw(state) * (i + 1));
      [order[i], order[other]] = [order[other] ?? 0, order[i] ?? 0];
    }
    return order;
  });
  return {
    length: samples,
    ask(number) {
      const state = randomState(seed, `trial ${number}`);
      return at(study, (i) => ((parts[i]?.[number] ?? 0) + draw(state)) / samples);
    },
  };
}

/** A Sobol sequence, shifted by the seed so that its points stay as evenly spread. */
export function sobol(study: Study): Planner {
  const { seed, samples, dimensions } = study;
  const shifts = dimensions.map(({ name }) =>
    Math.floor(draw(randomState(seed, `sobol ${name}`)) * 2 ** 32),
  );
  return {
    length: samples,
    ask: (number) => at(study, (i) => sobolPoint(number, i, shifts[i] ?? 0)),
  };
}
