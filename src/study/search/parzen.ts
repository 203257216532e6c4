import { draw, type RandomState } from '../../base/random.ts';
import { cumulative, density, quantile } from '../normal.ts';
import type { Scale } from '../values.ts';

/** Weights of observations in their order: the latest 25 count in full, the older the less (Bergstra 2011). */
export function weightsOf(count: number): number[] {
  const older = count - 25;
  return Array.from({ length: count }, (_, i) => {
    if (i >= older) return 1;
    return older === 1 ? 1 / count : 1 / count + ((1 - 1 / count) * i) / (older - 1);
  });
}

/** Estimates how likely values are, from those that were observed and from what is known before. */
export interface Estimator<T> {
  sample(state: RandomState): T;
  /** Density (or likelihood, for what is counted) of a value. */
  at(value: T): number;
}

/** Which of several, each as likely as its weight; the weights add up to one. */
function pick(weights: readonly number[], u: number): number {
  let rest = u;
  for (let i = 0; i < weights.length; i++) {
    rest -= weights[i] as number;
    if (rest < 0) return i;
  }
  return weights.length - 1;
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((all, one) => all + one, 0);
  return weights.map((one) => one / sum);
}

/** Widths of the bells: as far as the nearer neighbours lie apart, within limits. */
function widths(centres: readonly number[], low: number, high: number): number[] {
  const count = centres.length;
  const order = centres
    .map((_, i) => i)
    .toSorted((a, b) => (centres[a] as number) - (centres[b] as number));
  const sorted = [low, ...order.map((i) => centres[i] as number), high];
  const range = high - low;
  const least = range / Math.min(100, 1 + count);
  const sigmas = new Array<number>(count).fill(range);
  order.forEach((centre, k) => {
    const at = sorted[k + 1] as number;
    let [left, right] = [at - (sorted[k] as number), (sorted[k + 2] as number) - at];
    // The ends of the range are no neighbours, where there is another.
    if (count > 1 && k === 0) left = right;
    if (count > 1 && k === count - 1) right = left;
    sigmas[centre] = Math.min(range, Math.max(least, left, right));
  });
  // The last is what is known before: all of the range.
  sigmas[count - 1] = range;
  return sigmas;
}

/**
 * A Parzen estimator over a range of numbers: a truncated bell at each observation and one over all of the
 * range as the prior, with the "magic clip" of widths (J. Bergstra and others, Algorithms for
 * hyper-parameter optimization, 2011; S. Watanabe, Tree-structured Parzen estimator, 2023).
 *
 * @param weights of the observations, in their order
 */
export function parzen(
  observed: readonly number[],
  weights: readonly number[],
  scale: Scale,
): Estimator<number> {
  const half = scale.isWhole ? 0.5 : 0;
  const [low, high] = [scale.low - half, scale.high + half];
  const centres = [...observed, (low + high) / 2];
  const sigmas = widths(centres, low, high);
  const shares = normalised([...weights, 1]);
  const bells = centres.map((centre, i) => {
    const sigma = sigmas[i] as number;
    const below = cumulative((low - centre) / sigma);
    const mass = cumulative((high - centre) / sigma) - below;
    return { centre, sigma, below, mass, share: (shares[i] as number) / mass };
  });
  return {
    sample(state) {
      const bell = bells[pick(shares, draw(state))] as (typeof bells)[number];
      const x = bell.centre + bell.sigma * quantile(bell.below + draw(state) * bell.mass);
      const whole = scale.isWhole ? Math.round(x) : x;
      return Math.min(scale.high, Math.max(scale.low, whole));
    },
    at(x) {
      let sum = 0;
      for (const { centre, sigma, share } of bells) {
        const z = (x - centre) / sigma;
        if (scale.isWhole) {
          const reach = half / sigma;
          sum += share * (cumulative(z + reach) - cumulative(z - reach));
        } else if (z < 8.3 && z > -8.3) sum += (share / sigma) * density(z);
      }
      return sum;
    },
  };
}

/** The same over choices, by their places: each observation speaks for itself, and a little for all. */
export function parzenOfChoices(
  observed: readonly number[],
  weights: readonly number[],
  count: number,
): Estimator<number> {
  const kernels = observed.length + 1;
  const shares = normalised([...weights, 1]);
  const likely = new Array<number>(count).fill((shares.at(-1) as number) / count);
  const others = 1 / kernels;
  observed.forEach((choice, i) => {
    const share = shares[i] as number;
    const whole = 1 + count * others;
    for (let each = 0; each < count; each++) {
      likely[each] =
        (likely[each] as number) + (share * (others + (each === choice ? 1 : 0))) / whole;
    }
  });
  return {
    sample: (state) => pick(likely, draw(state)),
    at: (choice) => likely[choice] ?? 0,
  };
}
