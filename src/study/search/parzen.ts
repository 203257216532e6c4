import { draw, type RandomState } from '../../base/random.ts';
import { bell, cumulative, quantile } from '../normal.ts';
import type { Scale } from '../values.ts';

/** Weights of observations in their order: the latest 25 count in full, the older the less (Bergstra 2011). */
export function weightsOf(count: number): number[] {
  const older = count - 25;
  return Array.from({ length: count }, (_, i) => {
    if (i >= older) return 1;
    return older === 1 ? 1 / count : 1 / count + ((1 - 1 / count) * i) / (older - 1);
  });
}

/** What an argument can be: a number of a range, or one of so many choices, by its place. */
export type Span = Scale | { readonly choices: number };

/** Width of the bell of one observation alone, as a part of the range. Found by trial on test functions. */
const WIDTH = 0.1;
/** Widths of a bell beyond which it is taken for nothing. */
const FAR = 9;

/** How wide bells are, as a part of the range: the narrower, the more there are (D. W. Scott, 1992). */
export const widthOf = (count: number, dimensions: number): number =>
  WIDTH * Math.max(1, count) ** (-1 / (dimensions + 4));

/** From where to where a scale reaches: a whole number takes half the way to its neighbours. */
export function endsOf({ low, high, isWhole }: Scale): readonly [low: number, high: number] {
  const half = isWhole ? 0.5 : 0;
  return [low - half, high + half];
}

/** Bells in one dimension, one for each observation and a wide one for what is known before. */
class Bells {
  readonly #low: number;
  readonly #high: number;
  readonly #scale: Scale;
  readonly #centres: Float64Array;
  readonly #sigmas: Float64Array;
  /** How much of each lies below the range, and how much within. */
  readonly #below: Float64Array;
  readonly #mass: Float64Array;

  constructor(scale: Scale, observed: readonly number[], width: number) {
    const [low, high] = endsOf(scale);
    this.#scale = scale;
    this.#low = low;
    this.#high = high;
    this.#centres = Float64Array.from([...observed, low + (high - low) / 2]);
    this.#sigmas = this.#centres.map((_, i) => (high - low) * (i < observed.length ? width : 1));
    this.#below = this.#centres.map((_, i) => cumulative(this.#z(low, i)));
    this.#mass = this.#centres.map(
      (_, i) => cumulative(this.#z(high, i)) - (this.#below[i] as number),
    );
  }

  #z(x: number, i: number): number {
    return (x - (this.#centres[i] as number)) / (this.#sigmas[i] as number);
  }

  sample(i: number, state: RandomState): number {
    const u = (this.#below[i] as number) + draw(state) * (this.#mass[i] as number);
    const x = (this.#centres[i] as number) + (this.#sigmas[i] as number) * quantile(u);
    const { low, high, isWhole } = this.#scale;
    return Math.min(high, Math.max(low, isWhole ? Math.round(x) : x));
  }

  at(i: number, x: number): number {
    const z = this.#z(x, i);
    if (z > FAR || z < -FAR) return 0;
    const sigma = this.#sigmas[i] as number;
    const reach = 0.5 / sigma;
    const part = this.#scale.isWhole
      ? cumulative(z + reach) - cumulative(z - reach)
      : bell(z) / sigma;
    return (part * (this.#high - this.#low)) / (this.#mass[i] as number);
  }
}

/** Choices that were observed: each speaks for itself, and a little for all. */
class Choices {
  readonly #choices: number;
  readonly #observed: readonly number[];
  /** What an observation says for a choice that is not its own; its own has one more. */
  readonly #others: number;

  constructor(choices: number, observed: readonly number[]) {
    this.#choices = choices;
    this.#observed = observed;
    this.#others = 1 / (observed.length + 1);
  }

  sample(i: number, state: RandomState): number {
    const own = this.#observed[i];
    const isOwn = draw(state) * (1 + this.#choices * this.#others) < 1;
    const any = Math.floor(draw(state) * this.#choices);
    return isOwn && own !== undefined ? own : any;
  }

  at(i: number, choice: number): number {
    const own = this.#observed[i];
    if (own === undefined) return 1;
    const said = this.#others + (own === choice ? 1 : 0);
    return (said * this.#choices) / (1 + this.#choices * this.#others);
  }
}

/**
 * A Parzen estimator over several arguments together: a kernel at each observation, truncated to the ranges,
 * and one over all of them as the prior (J. Bergstra and others, 2011; S. Falkner and others, BOHB, 2018).
 */
export class Parzen {
  readonly #parts: readonly (Bells | Choices)[];
  readonly #shares: readonly number[];

  /**
   * @param columns what was observed, by argument
   * @param weights of the observations, in their order
   */
  constructor(
    spans: readonly Span[],
    columns: readonly (readonly number[])[],
    weights: readonly number[],
  ) {
    const sum = weights.reduce((all, one) => all + one, 1);
    const width = widthOf(weights.length, spans.length);
    this.#shares = [...weights, 1].map((one) => one / sum);
    this.#parts = spans.map((span, d) =>
      'choices' in span
        ? new Choices(span.choices, columns[d] ?? [])
        : new Bells(span, columns[d] ?? [], width),
    );
  }

  /** A value for each argument. */
  sample(state: RandomState): readonly number[] {
    const last = this.#shares.length - 1;
    let rest = draw(state);
    let i = 0;
    while (i < last && rest >= (this.#shares[i] as number)) rest -= this.#shares[i++] as number;
    return this.#parts.map((part) => part.sample(i, state));
  }

  /** How likely values are, against their being drawn evenly. */
  at(values: readonly number[]): number {
    let sum = 0;
    for (let i = 0; i < this.#shares.length; i++) {
      let product = this.#shares[i] as number;
      for (let d = 0; d < values.length && product > 0; d++) {
        product *= (this.#parts[d] as Bells | Choices).at(i, values[d] as number);
      }
      sum += product;
    }
    return sum;
  }
}
