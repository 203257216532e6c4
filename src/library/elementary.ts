import cosine from '@stdlib/math-base-special-cos';
import exponential from '@stdlib/math-base-special-exp';
import naturalLog from '@stdlib/math-base-special-ln';
import power from '@stdlib/math-base-special-pow';
import sine from '@stdlib/math-base-special-sin';
import tangent from '@stdlib/math-base-special-tan';

/*
 * The elementary functions of every built-in component. They are one JavaScript implementation (after
 * FreeBSD's msun) and not `Math`, whose last digit differs from browser to browser: a run must give the
 * same bits wherever it runs. `Math.sqrt`, `floor`, `ceil` and `abs` are exact everywhere and are used
 * as they are. None of these throws: outside its domain a function gives NaN or an infinity.
 */

export const sin: (x: number) => number = sine;
export const cos: (x: number) => number = cosine;
export const tan: (x: number) => number = tangent;
export const exp: (x: number) => number = exponential;
/** Natural logarithm: -Infinity at 0, NaN below. */
export const log: (x: number) => number = naturalLog;

/** 1 for an even whole number, -1 for an odd one, 0 for what is not whole. */
function parity(y: number): 1 | -1 | 0 {
  if (!Number.isInteger(y)) return 0;
  return y % 2 === 0 ? 1 : -1;
}

/** The power of zero or of an infinity: only the sign of the base and the parity of `y` matter. */
function powerOfExtreme(x: number, y: number): number {
  const grows = (x === 0) === y < 0;
  const size = grows ? Infinity : 0;
  const negative = x < 0 || Object.is(x, -0);
  return negative && parity(y) === -1 ? -size : size;
}

/**
 * `x ** y` by the rules of C99 and Python for special values (`1 ** nan` and `(-1) ** inf` are 1,
 * where JavaScript's own operator says NaN). What Python refuses or makes complex is a number here:
 * `0 ** -1` is Infinity, `(-8) ** (1/3)` is NaN.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === -1 && !Number.isFinite(y)) return 1;
  if (x === 0 || !Number.isFinite(x)) return powerOfExtreme(x, y);
  // The sign is ours to find: the package takes whole numbers beyond 2 ** 53 for odd ones.
  if (x < 0 && Number.isFinite(y)) return parity(y) === 0 ? NaN : parity(y) * power(-x, y);
  return power(x, y);
}
