import type { Series } from '../../../stores/api.ts';

/** Buckets of a little curve: when all are full, each two of them become one. */
const BUCKETS = 32;

interface Bucket {
  readonly low: number;
  readonly high: number;
  /** Whether the smallest value came before the largest. */
  readonly isRising: boolean;
}

/**
 * Any number of values in few: of each stretch the smallest and the largest, in their order. What is
 * drawn does not depend on how many values come at a time.
 */
export interface Curve {
  /** NaN and the infinities have no place on a curve: they are left out. */
  add(value: number): void;
  /** At most twice as many numbers as there are buckets, oldest first. */
  numbers(): readonly number[];
}

export function createCurve(): Curve {
  let full: Bucket[] = [];
  let size = 1;
  let open: Bucket | null = null;
  let count = 0;
  let told: readonly number[] | null = null;

  function add(value: number): void {
    if (!Number.isFinite(value)) return;
    told = null;
    open = joined(open, { low: value, high: value, isRising: true });
    if (++count < size) return;
    full.push(open);
    open = null;
    count = 0;
    if (full.length < BUCKETS) return;
    full = Array.from({ length: BUCKETS / 2 }, (_, at) => joined(full[2 * at], full[2 * at + 1]));
    size *= 2;
  }

  function numbers(): readonly number[] {
    told ??= (open === null ? full : [...full, open]).flatMap(({ low, high, isRising }) => {
      if (size === 1) return [low];
      return isRising ? [low, high] : [high, low];
    });
    return told;
  }

  return { add, numbers };
}

const NOTHING: Bucket = { low: Infinity, high: -Infinity, isRising: true };

function joined(first: Bucket | null = NOTHING, second: Bucket = NOTHING): Bucket {
  if (first === null || first === NOTHING) return second;
  const isLower = second.low < first.low;
  const isHigher = second.high > first.high;
  const isRising = isLower === isHigher ? (isLower ? second : first).isRising : isHigher;
  return {
    low: Math.min(first.low, second.low),
    high: Math.max(first.high, second.high),
    isRising,
  };
}

/** The curve of a series that grows: every recorded value counts, however many come between two looks. */
export interface SeriesCurve {
  of(series: Series): readonly number[];
}

export function createSeriesCurve(): SeriesCurve {
  let curve = createCurve();
  let taken = 0;
  let last: Series | null = null;
  return {
    of(series) {
      const { length, values, stride = 1, first = 0 } = series;
      // A thinned series has other entries than before.
      const isSame = last !== null && (last.stride ?? 1) === stride && (last.first ?? 0) === first;
      if (!isSame || length < taken) {
        curve = createCurve();
        taken = 0;
      }
      for (; taken < length; taken++) curve.add(values[taken] ?? Number.NaN);
      last = series;
      return curve.numbers();
    },
  };
}
