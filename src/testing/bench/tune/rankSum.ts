import { cumulative } from '../../../study/normal.ts';

/** The chance that `ours` are larger than `theirs` only by luck: one-sided Mann-Whitney, with ties. */
export function chanceThatNotWorse(ours: readonly number[], theirs: readonly number[]): number {
  const all = [...ours, ...theirs].toSorted((a, b) => a - b);
  const rank = (x: number) => (all.indexOf(x) + all.lastIndexOf(x)) / 2 + 1;
  const [n, m] = [ours.length, theirs.length];
  const u = ours.reduce((sum, x) => sum + rank(x), 0) - (n * (n + 1)) / 2;
  const deviation = Math.sqrt((n * m * (n + m + 1)) / 12);
  return 1 - cumulative((u - (n * m) / 2 - 0.5) / deviation);
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
