import { nodePlace } from './nodePlace.ts';
import { plugboardRows } from './plugboardPool.ts';
import { type PoolRow, racePool, raceReady, type ReadyRow } from './race.ts';

/** What a run in one place gives. */
export interface PoolResult {
  readonly ready: ReadyRow;
  readonly rows: readonly PoolRow[];
}

export interface PoolBenchOptions {
  readonly json: boolean;
  /** Runs the same in Chromium. */
  readonly inChromium: () => Promise<PoolResult>;
  /** The bundle that threads run. */
  readonly program: URL;
}

function lineOf({ model, who, where, seconds, numbers_per_second }: PoolRow): string {
  const rate =
    numbers_per_second === undefined
      ? ''
      : `  ${(numbers_per_second / 1e6).toFixed(2)} M numbers/s`;
  return `  ${model.padEnd(8)} ${where.padEnd(9)} ${who.padEnd(16)}${seconds.toFixed(3).padStart(8)} s${rate}`;
}

/** What the rows say, as ratios. */
function ratios(rows: readonly PoolRow[]): readonly string[] {
  const of = (model: string, who: string, where: PoolRow['where']) =>
    rows.find((row) => row.model === model && row.who === who && row.where === where)?.seconds ??
    Number.NaN;
  return (['node', 'chromium'] as const).map((where) => {
    const gain = of('heavy4', 'local', where) / of('heavy4', 'pool', where);
    const share = of('heavy4', 'bare', where) / of('heavy4', 'pool', where);
    const cheap = of('chain10', 'pool', where) / of('chain10', 'local', where);
    return `  ${where}: heavy4 ${gain.toFixed(2)} times as fast as in one worker, ${share.toFixed(2)} of bare workers; chain10 takes ${cheap.toFixed(2)} of one worker's time`;
  });
}

/** `bench pool [--json]`: a process over workers beside one worker, bare workers and plugboard's own. */
export async function benchPool(options: PoolBenchOptions): Promise<number> {
  const node = nodePlace(options.program);
  const ready = [await raceReady(node)];
  const rows = [...(await racePool(node))];
  const chromium = await options.inChromium();
  ready.push(chromium.ready);
  rows.push(...chromium.rows, ...plugboardRows(process.env));
  if (options.json) {
    console.log(JSON.stringify({ rows, ready }));
    return 0;
  }
  console.log(['Seconds of run(), median of 3 rounds', ...rows.map(lineOf)].join('\n'));
  for (const line of ratios(rows)) console.log(line);
  for (const { where, seconds } of ready) {
    console.log(`  ${where}: a pool of 4 is ready in ${(1000 * seconds).toFixed(0)} ms`);
  }
  return 0;
}
