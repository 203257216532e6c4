import { SOBOL_NUMBERS } from './sobolNumbers.ts';

const BITS = 32;

/** The direction numbers of a dimension, one for each bit of a point's number, as 32-bit fractions. */
function directions(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS);
  if (dimension === 0) return v.map((_, i) => 2 ** (BITS - 1 - i));
  const row = SOBOL_NUMBERS.split(',')[dimension - 1] ?? '';
  const [degree = 0, coefficients = 0, ...first] = row.split(' ').map(Number);
  // The polynomial of degree 0 that stands for the second dimension is x + 1.
  const s = Math.max(1, degree);
  for (let i = 0; i < BITS; i++) {
    if (i < s) {
      v[i] = (first[i] ?? 1) * 2 ** (BITS - 1 - i);
      continue;
    }
    const before = v[i - s] ?? 0;
    let next = before ^ (before >>> s);
    for (let k = 1; k < s; k++) {
      if (((coefficients >> (s - 1 - k)) & 1) === 1) next ^= v[i - k] ?? 0;
    }
    v[i] = next;
  }
  return v;
}

/** Dimensions that there are numbers for. */
export const MOST_SOBOL = SOBOL_NUMBERS.split(',').length + 1;

const known: Uint32Array[] = [];

/**
 * A coordinate of a point of the Sobol sequence, from 0 up to but not 1, in Gray code order (I. A. Antonov
 * and V. M. Saleev, 1979).
 *
 * @param shift 32 bits by which all points are shifted, digit by digit; 0 gives the sequence itself
 */
export function sobolPoint(number: number, dimension: number, shift = 0): number {
  const v = (known[dimension] ??= directions(dimension));
  let gray = (number ^ (number >>> 1)) >>> 0;
  let x = shift;
  for (let bit = 0; gray !== 0; bit++, gray >>>= 1) {
    if ((gray & 1) === 1) x ^= v[bit] ?? 0;
  }
  return (x >>> 0) / 2 ** BITS;
}
