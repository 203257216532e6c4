import exp from '@stdlib/math-base-special-exp';
import log from '@stdlib/math-base-special-ln';

const ROOT_TWO_PI = 2.5066282746310002;

/**
 * Nearly the same, many times cheaper: (1 - x / 1024) to the power 1024 stands for exp(-x), which is off by
 * less than a hundredth within three deviations. The same on every machine.
 */
export function bell(z: number): number {
  let power = 1 - (z * z) / 2048;
  if (power < 0) return 0;
  for (let i = 0; i < 10; i++) power *= power;
  return power / ROOT_TWO_PI;
}

/** Polynomials of Hart's algorithm 5666, the highest power first. */
const TOP = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
];
const BOTTOM = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
];
const polynomial = (x: number, factors: readonly number[]) =>
  factors.reduce((sum, factor) => sum * x + factor, 0);

/** Below `z` lies this much of it (J. F. Hart 1968, after G. West, Better approximations to cumulative normal functions, 2005). */
export function cumulative(z: number): number {
  const x = Math.abs(z);
  let tail = 0;
  if (x < 7.07106781186547) {
    tail = (exp(-0.5 * x * x) * polynomial(x, TOP)) / polynomial(x, BOTTOM);
  } else if (x <= 37) {
    const fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
    tail = exp(-0.5 * x * x) / fraction / ROOT_TWO_PI;
  }
  return z > 0 ? 1 - tail : tail;
}

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const B = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
  1,
];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
const LOW = 0.02425;

/** The z below which `p` of it lies (P. J. Acklam's approximation, 2003, relative error below 1.15e-9). */
export function quantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (p > 1 - LOW) return -quantile(1 - p);
  if (p < LOW) {
    const q = Math.sqrt(-2 * log(p));
    return polynomial(q, C) / polynomial(q, D);
  }
  const q = p - 0.5;
  return (polynomial(q * q, A) * q) / polynomial(q * q, B);
}
