import { draw, randomState, type RandomState } from '../../base/random.ts';
import type { Json } from '../../base/json.ts';
import { latinHypercube } from '../plans/drawn.ts';
import type { Dimension, Study } from '../Study.ts';
import { scaleOf, valueAt } from '../values.ts';
import { crowded } from './crowd.ts';
import { endsOf, Parzen, type Span, weightsOf } from './parzen.ts';
import type { Adaptive, Observed } from './search.ts';
import { type Good, rankingOf } from './split.ts';

/** Trials that are spread evenly before anything is known. */
const STARTING = 10;
/** Trials that are drawn by chance, as long as fewer have a value. */
const LEAST_KNOWN = 4;
/** Candidates of which the most promising is taken. */
const CANDIDATES = 40;
/** The same where there are many trials, when the good ones stand close together. */
const LATER_CANDIDATES = 24;
/** Trials from which on the others are looked at anew only when there are so many times more. */
const MANY = 150;
const GROWTH = 1.05;
/** Arguments that are looked at together, at most: of more too little is known. */
const MOST_TOGETHER = 8;
/** The part of the trials that counts as good; the other for several objectives of many arguments. */
const GOOD = 0.1;
const GOOD_OF_MANY = 0.35;

/** The part of a range that bells are wide at least. Where that is no number, the range has one value here. */
const NARROWEST = 0.001;

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
  const [low, high] = endsOf(numbers);
  if ((high - low) * NARROWEST === 0) {
    const only = numbers.toValue(numbers.low);
    return { span: { choices: 1 }, toNumber: () => 0, toValue: () => only };
  }
  return {
    span: numbers,
    toNumber: (value) => numbers.toNumber(value ?? null),
    toValue: numbers.toValue,
  };
}

/** What is known when values are chosen. */
interface Known {
  readonly good: Good;
  /** Good trials when the others were looked at last, and how many there were in all. */
  readonly looked: { readonly good: Good; readonly count: number };
}

/** Chooses values for some of the arguments, together. */
class Chooser {
  readonly #axes: readonly Axis[];
  readonly #columns: readonly number[][];
  #well: Parzen | null = null;
  #badly: ((values: readonly number[]) => number) | null = null;

  constructor(axes: readonly Axis[]) {
    this.#axes = axes;
    this.#columns = axes.map(() => []);
  }

  /** Takes the values of a trial. */
  tell(values: readonly (Json | undefined)[], isLooked: boolean): void {
    this.#axes.forEach((axis, i) => this.#columns[i]?.push(axis.toNumber(values[i])));
    this.#well = null;
    if (isLooked) this.#badly = null;
  }

  choose(known: Known, state: RandomState): readonly Json[] {
    const well = (this.#well ??= this.#makeWell(known));
    const badly = (this.#badly ??= this.#makeBadly(known));
    let best = well.sample(state);
    let most = well.at(best) / badly(best);
    const candidates = known.looked.count > MANY ? LATER_CANDIDATES : CANDIDATES;
    for (let i = 1; i < candidates; i++) {
      const values = well.sample(state);
      const ratio = well.at(values) / badly(values);
      if (ratio > most) [best, most] = [values, ratio];
    }
    return this.#axes.map((axis, i) => axis.toValue(best[i] as number));
  }

  get #spans(): readonly Span[] {
    return this.#axes.map(({ span }) => span);
  }

  #makeWell({ good: { places, weights } }: Known): Parzen {
    const values = this.#columns.map((column) => places.map((i) => column[i] as number));
    return new Parzen(this.#spans, values, weights);
  }

  #makeBadly({ looked: { good, count } }: Known): (values: readonly number[]) => number {
    const isGood = new Set(good.places);
    const rest = this.#columns.map((column) =>
      column.filter((_, i) => i < count && !isGood.has(i)),
    );
    if (count > MANY) return crowded(this.#spans, rest);
    const estimate = new Parzen(this.#spans, rest, weightsOf(count - isGood.size));
    return (values) => estimate.at(values);
  }
}

/**
 * A tree-structured Parzen estimator: of some candidates drawn from where trials went well, the one at which
 * good trials are likeliest against the others (J. Bergstra and others, 2011; for several objectives Y. Ozaki
 * and others, 2022). A few arguments are looked at together, many each by itself; constants were found by trial
 * on test functions (`bench tune`). Of many trials those that did not go well are estimated now and then and
 * argument by argument, so that a trial costs the same at any number.
 */
export function tpe(study: Study): Adaptive {
  const names = study.dimensions.map(({ name }) => name);
  const axes = study.dimensions.map(axisOf);
  const objectives = study.objectives.length;
  const isTogether = axes.length <= MOST_TOGETHER;
  const groups = isTogether ? [axes.map((_, i) => i)] : axes.map((_, i) => [i]);
  const choosers = groups.map((places) => new Chooser(places.map((i) => axes[i] as Axis)));
  const ranking = rankingOf(objectives, isTogether || objectives === 1 ? GOOD : GOOD_OF_MANY);
  const first = latinHypercube({ ...study, samples: STARTING });
  let looked: Known['looked'] = { good: ranking.good, count: 0 };

  return {
    ask(number) {
      if (number < STARTING) return first.ask(number);
      const state = randomState(study.seed, `trial ${number}`);
      const isEarly = ranking.count < LEAST_KNOWN;
      const known = { good: ranking.good, looked };
      const values = isEarly
        ? study.dimensions.map(({ range }) => valueAt(range, draw(state)))
        : choosers.flatMap((chooser) => chooser.choose(known, state));
      return Object.fromEntries(names.map((name, i) => [name, values[i] ?? null]));
    },
    tell({ losses, arguments: given }: Observed) {
      ranking.add(losses);
      const { count } = ranking;
      const isLooked = count <= MANY || count >= looked.count * GROWTH;
      if (isLooked) looked = { good: ranking.good, count };
      choosers.forEach((chooser, k) => {
        const values = groups[k]?.map((i) => given[names[i] ?? '']) ?? [];
        chooser.tell(values, isLooked);
      });
    },
  };
}
