/** Digits that count, where a number is read in passing; and where it is studied. */
const DIGITS = 6;
/** Numbers are written out down to this size, and as powers of ten below it. */
const LEAST_PLAIN = 1e-4;

/**
 * A number as a person writes it: `0.45`, `12345.6`, `2.5e9`, without the noise of the last binary digits.
 * Whole numbers keep all of their digits as long as these can be read at a glance.
 *
 * @param digits how many digits count in a number that is not whole
 */
export function numberText(value: number, digits = DIGITS): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  const most = 10 ** (digits + 4);
  if (Number.isInteger(value) && size < most) return String(value);
  if (size < LEAST_PLAIN || size >= most / 1000) return powerText(value, digits);
  // No digit before the point is made up: a long whole part is written as it is.
  return String(size >= 10 ** digits ? Math.round(value) : Number(value.toPrecision(digits)));
}

/** A number as a power of ten, `2.5e9`, in at most so many digits. */
export function powerText(value: number, digits = DIGITS): string {
  const [mantissa = '', power = ''] = value.toExponential(digits - 1).split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return `${short}e${power.replace('+', '')}`;
}

/** A number with every digit that it takes to read it back the same. */
export function exactNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e');
}
