import { draw, randomState, type RandomState } from '../../base/random.ts';
import type { Json } from '../../base/json.ts';
import { latinHypercube } from '../plans/drawn.ts';
import type { Dimension, Study } from '../Study.ts';
import { scaleOf, valueAt } from '../values.ts';
import { crowded } from './crowd.ts';
import { Parzen, type Span, weightsOf } from './parzen.ts';
import type { Adaptive, Observed } from './search.ts';
import { type Good, rankingOf } from './split.ts';

/** Trials that are spread evenly before anything is known. */
const STARTING = 10;
/** Trials that are drawn by chance, as long as fewer have a value. */
const LEAST_KNOWN = 4;
/** Candidates of which the most promising is taken. */
const CANDIDATES = 40;
/** Trials from which on the others are looked at anew only when there are so many times more. */
const MANY = 150;
const GROWTH = 1.05;

/** One argument as the estimators see it: a number. */
interface Axis {
  readonly span: Span;
  toNumber(value: Json | undefined): number;
  toValue(x: number): Json;
}

function axisOf({ range }: Dimension): Axis {
  const scale = scaleOf(range);
  if (scale === null && range.kind === 'choice') {
    const texts = range.choices.map((choice) => JSON.stringify(choice));
    return {
      span: { choices: texts.length },
      toNumber: (value) => Math.max(0, texts.indexOf(JSON.stringify(value))),
      toValue: (x) => range.choices[x] ?? null,
    };
  }
  const numbers = scale as NonNullable<typeof scale>;
  return {
    span: numbers,
    toNumber: (value) => numbers.toNumber(value ?? null),
    toValue: numbers.toValue,
  };
}

/**
 * A tree-structured Parzen estimator over all arguments together: of some candidates drawn from where trials
 * went well, the one at which good trials are likeliest against the others (J. Bergstra and others, 2011; for
 * several objectives Y. Ozaki and others, 2022). How many trials count as good, and for how much, is as in
 * Optuna's default sampler. Of many trials those that did not go well are estimated now and then and argument
 * by argument, so that a trial costs the same at any number.
 */
export function tpe(study: Study): Adaptive {
  const axes = study.dimensions.map(axisOf);
  const spans = axes.map(({ span }) => span);
  const columns: number[][] = axes.map(() => []);
  const ranking = rankingOf(study.objectives.length);
  const first = latinHypercube({ ...study, samples: STARTING });
  /** Good trials when the others were looked at last, and how many there were in all. */
  let looked: { readonly good: Good; readonly count: number } = { good: ranking.good, count: 0 };
  let well: Parzen | null = null;
  let badly: ((values: readonly number[]) => number) | null = null;

  const makeWell = () => {
    const { places, weights } = ranking.good;
    const values = columns.map((column) => places.map((i) => column[i] as number));
    return new Parzen(spans, values, weights);
  };
  const makeBadly = () => {
    const { good, count } = looked;
    const isGood = new Set(good.places);
    const rest = columns.map((column) => column.filter((_, i) => i < count && !isGood.has(i)));
    if (count > MANY) return crowded(spans, rest);
    const estimate = new Parzen(spans, rest, weightsOf(count - isGood.size));
    return (values: readonly number[]) => estimate.at(values);
  };

  const suggest = (state: RandomState): readonly number[] => {
    well ??= makeWell();
    badly ??= makeBadly();
    let best = well.sample(state);
    let most = well.at(best) / badly(best);
    for (let i = 1; i < CANDIDATES; i++) {
      const values = well.sample(state);
      const ratio = well.at(values) / badly(values);
      if (ratio > most) [best, most] = [values, ratio];
    }
    return best;
  };

  return {
    ask(number) {
      if (number < STARTING) return first.ask(number);
      const state = randomState(study.seed, `trial ${number}`);
      const chosen = ranking.count < LEAST_KNOWN ? null : suggest(state);
      const entries = study.dimensions.map(({ name, range }, i): [string, Json] => [
        name,
        chosen === null
          ? valueAt(range, draw(state))
          : (axes[i]?.toValue(chosen[i] as number) ?? null),
      ]);
      return Object.fromEntries(entries);
    },
    tell({ losses, arguments: given }: Observed) {
      ranking.add(losses);
      well = null;
      axes.forEach((axis, i) => {
        columns[i]?.push(axis.toNumber(given[study.dimensions[i]?.name ?? '']));
      });
      const { count } = ranking;
      if (count > MANY && count < looked.count * GROWTH) return;
      looked = { good: ranking.good, count };
      badly = null;
    },
  };
}
