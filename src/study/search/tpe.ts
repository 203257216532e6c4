import { draw, randomState, type RandomState } from '../../base/random.ts';
import type { Json } from '../../base/json.ts';
import type { TrialArguments } from '../../model/run/index.ts';
import type { Dimension, Study } from '../Study.ts';
import { scaleOf, valueAt } from '../values.ts';
import type { Losses } from './fronts.ts';
import { type Estimator, parzen, parzenOfChoices, weightsOf } from './parzen.ts';
import type { Adaptive, Observed } from './search.ts';
import { split } from './split.ts';

/** Trials that are drawn before anything is known. */
const STARTING = 10;
/** Candidates of which the most promising is taken. */
const CANDIDATES = 24;

/** One argument as the estimators see it: a number. */
interface Axis {
  toNumber(value: Json | undefined): number;
  toValue(x: number): Json;
  estimate(observed: readonly number[], weights: readonly number[]): Estimator<number>;
}

function axisOf({ range }: Dimension): Axis {
  const scale = scaleOf(range);
  if (scale === null && range.kind === 'choice') {
    const texts = range.choices.map((choice) => JSON.stringify(choice));
    return {
      toNumber: (value) => Math.max(0, texts.indexOf(JSON.stringify(value))),
      toValue: (x) => range.choices[x] ?? null,
      estimate: (observed, weights) => parzenOfChoices(observed, weights, texts.length),
    };
  }
  const numbers = scale as NonNullable<typeof scale>;
  return {
    toNumber: (value) => numbers.toNumber(value ?? null),
    toValue: numbers.toValue,
    estimate: (observed, weights) => parzen(observed, weights, numbers),
  };
}

/**
 * A tree-structured Parzen estimator, argument by argument: of some candidates drawn from where trials went
 * well, the one at which good trials are likeliest against the others (J. Bergstra and others, 2011; for
 * several objectives Y. Ozaki and others, 2022). Its constants are those of Optuna's default sampler.
 */
export function tpe(study: Study): Adaptive {
  const axes = study.dimensions.map(axisOf);
  const columns: number[][] = axes.map(() => []);
  const losses: Losses[] = [];
  let divided: ReturnType<typeof split> | null = null;

  const suggest = (at: number, state: RandomState): Json => {
    const axis = axes[at] as Axis;
    const column = columns[at] as readonly number[];
    divided ??= split(losses);
    const { good, rest, weights } = divided;
    const values = (places: readonly number[]) => places.map((i) => column[i] as number);
    const well = axis.estimate(values(good), weights);
    const badly = axis.estimate(values(rest), weightsOf(rest.length));
    let best = 0;
    let most = -Infinity;
    for (let i = 0; i < CANDIDATES; i++) {
      const x = well.sample(state);
      const ratio = well.at(x) / badly.at(x);
      if (ratio > most) [best, most] = [x, ratio];
    }
    return axis.toValue(best);
  };

  return {
    ask(number) {
      const state = randomState(study.seed, `trial ${number}`);
      const isEarly = losses.length < STARTING;
      const entries = study.dimensions.map(({ name, range }, i) => [
        name,
        isEarly ? valueAt(range, draw(state)) : suggest(i, state),
      ]);
      return Object.fromEntries(entries) as TrialArguments;
    },
    tell({ losses: found, arguments: given }: Observed) {
      losses.push(found);
      divided = null;
      axes.forEach((axis, i) => {
        columns[i]?.push(axis.toNumber(given[study.dimensions[i]?.name ?? '']));
      });
    },
  };
}
