import { numberText, powerText } from '../../../base/numberText.ts';
import { halfWidth, type Range } from './range.ts';

/** The largest power of ten that is a number. */
const LARGEST_STEP = 1e308;

/** The step among 1, 2 and 5 times powers of ten that gives at most so many ticks. */
function niceStep(halfSpan: number, most: number): number {
  const rough = (halfSpan / Math.max(1, most)) * 2;
  if (rough >= LARGEST_STEP) return LARGEST_STEP;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Round values in a range, at most about so many; whole ones where `whole`. */
export function ticksIn(range: Range, most: number, whole = false): readonly number[] {
  const { min, max } = range;
  const half = halfWidth(range);
  if (!(half > 0) || !Number.isFinite(half)) return [];
  const step = Math.max(niceStep(half, most), whole ? 1 : 0);
  const first = Math.ceil(min / step - 1e-9);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, Math.min(count, 100)) }, (_, i) => {
    // Steps such as 0.1 add up to noise in the last digits.
    const value = Number(((first + i) * step).toPrecision(12));
    return value === 0 ? 0 : value;
  });
}

/** Powers of ten in a range, with what lies between them where there is room. */
export function logTicksIn(range: Range, most: number): readonly number[] {
  const { min, max } = range;
  const decades = Math.log10(max) - Math.log10(min);
  if (!(decades > 0) || !Number.isFinite(decades)) return [];
  // Within a decade a logarithmic axis looks like any other.
  if (decades < 1) return ticksIn(range, most).filter((value) => value > 0);
  const between = [[1, 2, 5], [1, 3], [1]].find((part) => part.length * decades <= most) ?? [1];
  const stride = between.length > 1 ? 1 : Math.max(1, Math.ceil(decades / most));
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++) {
    if (power % stride !== 0) continue;
    for (const factor of between) {
      const value = Number((factor * 10 ** power).toPrecision(12));
      if (value >= min && value <= max) ticks.push(value);
    }
  }
  return ticks;
}

/** Ticks as text, all with as many digits as their distance asks for. */
export function tickTexts(ticks: readonly number[]): readonly string[] {
  const [first = 0, second] = ticks;
  const step = second === undefined ? Math.abs(first) : Math.abs(second - first);
  const largest = Math.max(...ticks.map(Math.abs));
  const isPlain = largest < 1e6 && (step >= 1e-4 || largest === 0);
  if (!isPlain) return ticks.map((value) => (value === 0 ? '0' : powerText(value, 4)));
  const digits = step === 0 ? 0 : Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return ticks.map((value) => value.toFixed(Math.min(digits, 6)));
}

/** Ticks of a logarithmic axis as text; each for itself, since their distances differ. */
export function logTickTexts(ticks: readonly number[]): readonly string[] {
  return ticks.map((value) => numberText(value, 6));
}
