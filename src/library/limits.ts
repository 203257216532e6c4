import type { ArgumentFault } from './describe.ts';

/** The number, or the limit that it passes; null is no limit, NaN stays NaN. */
export function limited(x: number, low: number | null, high: number | null): number {
  if (low !== null && x < low) return low;
  if (high !== null && x > high) return high;
  return x;
}

/** A fault when the limits leave nothing between them. */
export function limitsInOrder({
  low,
  high,
}: {
  readonly low: number | null;
  readonly high: number | null;
}): readonly ArgumentFault[] {
  if (low === null || high === null || !(low > high)) return [];
  return [{ path: 'low', message: `low must not be above high, but ${low} is above ${high}.` }];
}
