/*
 * Arithmetic as Python's floats have it, where JavaScript's differs. Each is written so that a Python
 * twin can give the same bits; what Python refuses (`x % 0`, `round(inf)`) gives NaN or passes on.
 */

/** Float remainder with the sign of the divisor; a zero has the divisor's sign too. NaN for `x % 0`. */
export function pythonModulo(x: number, divisor: number): number {
  const rest = x % divisor;
  if (rest === 0) return divisor < 0 ? -0 : 0;
  return divisor < 0 === rest < 0 ? rest : rest + divisor;
}

/** Nearest whole number, halves to the even one; never -0, as Python's whole numbers are not. */
export function roundHalfEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest < 0.5) return below + 0;
  if (rest > 0.5) return below + 1;
  // A half, or not finite (then `rest` is NaN and `below` is x).
  if (!(rest === 0.5)) return x;
  return below % 2 === 0 ? below + 0 : below + 1;
}

/** Greatest whole number up to x, +0 for zero. */
export function floor(x: number): number {
  return Math.floor(x) + 0;
}

/** Smallest whole number from x on, +0 for zero. */
export function ceil(x: number): number {
  return Math.ceil(x) + 0;
}

/** -1, 0 or 1; NaN for NaN. */
export function sign(x: number): number {
  if (x > 0) return 1;
  if (x < 0) return -1;
  return x === 0 ? 0 : NaN;
}

/** The smaller one; the first of equals (so `min(0.0, -0.0)` is 0.0, as in Python); NaN if one is. */
export function min(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
  return b < a ? b : a;
}

/** The greater one; the first of equals; NaN if one is. */
export function max(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
  return b > a ? b : a;
}
