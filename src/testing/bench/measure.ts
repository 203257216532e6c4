/** One side of a comparison: runs a model over `items` values and returns how long that took. */
export interface Contender {
  readonly who: string;
  /** Component steps that one item costs. */
  readonly stepsPerItem: number;
  /** Seconds of running alone: building and reading back are not counted. */
  readonly run: (items: number) => Promise<number> | number;
}

export interface Rate {
  readonly who: string;
  readonly steps_per_second: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Seconds that `work` takes, by a clock in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Items so that one run takes about `seconds`: doubles until a run is long enough to judge. */
async function fitItems(contender: Contender, seconds: number): Promise<number> {
  let items = 1_000;
  for (;;) {
    const took = await contender.run(items);
    if (took > seconds / 4) return Math.max(1_000, Math.round((items * seconds) / took));
    items *= 4;
  }
}

/**
 * Rates of all contenders, measured in turn over several rounds, so that a machine that gets slower
 * or faster does so for all of them; the median of each counts.
 */
export async function race(
  contenders: readonly Contender[],
  { rounds = 5, seconds = 0.25 }: { rounds?: number; seconds?: number } = {},
): Promise<readonly Rate[]> {
  const entries = [];
  for (const contender of contenders) {
    entries.push({ contender, items: await fitItems(contender, seconds), rates: [] as number[] });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { contender, items, rates } of entries) {
      rates.push((items * contender.stepsPerItem) / (await contender.run(items)));
    }
  }
  return entries.map(({ contender, rates }) => ({
    who: contender.who,
    steps_per_second: median(rates),
  }));
}
