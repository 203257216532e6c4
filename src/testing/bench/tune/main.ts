import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hypervolume } from '../../../study/search/fronts.ts';
import { FUNCTIONS, modelOf, tenComponents, type TestFunction } from './models.ts';
import { optunaLosses } from './optunaSide.ts';
import { chanceThatNotWorse, median } from './rankSum.ts';
import { raceTrials } from './threads.ts';
import { lossesOf, trialBench } from './trialModel.ts';

const EFFORT = { from: 0, seeds: 20, trials: 100 } as const;
const REFERENCE = [11, 11];

/** What a search came to: the smaller, the better. */
function worth(losses: readonly (readonly number[])[]): number {
  return losses[0]?.length === 1
    ? Math.min(...losses.map(([loss = Infinity]) => loss))
    : -hypervolume(losses, REFERENCE);
}

async function ours(text: string, plan: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (let seed = EFFORT.from; seed < EFFORT.from + EFFORT.seeds; seed++) {
    found.push(worth(await lossesOf(trialBench(text, plan, seed))));
  }
  return found;
}

async function searched(one: TestFunction, python: string | null) {
  const text = modelOf(one, EFFORT.trials);
  const [search, random] = [await ours(text, 'search'), await ours(text, 'random')];
  const isSingle = one.losses.length === 1;
  const theirs = (sampler: 'tpe' | 'nsga-ii') =>
    python === null ? null : optunaLosses(python, one, sampler, EFFORT).map(worth);
  const tpe = theirs('tpe');
  const nsga = isSingle ? null : theirs('nsga-ii');
  return {
    function: one.name,
    ours: median(search),
    random: median(random),
    optuna_tpe: tpe === null ? null : median(tpe),
    optuna_nsga2: nsga === null ? null : median(nsga),
    p_not_worse_than_tpe: tpe === null ? null : chanceThatNotWorse(search, tpe),
    p_random_not_worse: chanceThatNotWorse(random, search),
    volume_of_nsga2: nsga === null ? null : median(search) / median(nsga),
  };
}

type Row = Awaited<ReturnType<typeof searched>>;

function line(row: Row): string {
  const shown = (x: number | null) => (x === null ? '-' : x.toPrecision(4)).padStart(10);
  const columns = [row.ours, row.optuna_tpe, row.optuna_nsga2, row.random];
  const chances = [row.p_not_worse_than_tpe, row.p_random_not_worse, row.volume_of_nsga2];
  return [row.function.padEnd(12), ...columns.map(shown), ...chances.map(shown)].join('');
}

const HEADER = [
  'function'.padEnd(12),
  ...['ours', 'Optuna TPE', 'NSGA-II', 'random', 'p of TPE', 'p random', 'of NSGA-II'].map((text) =>
    text.padStart(10),
  ),
].join('');

/**
 * `bench tune`: our search against Optuna's and chance (medians of the best of 100 trials over 20 seeds, or
 * of the negative hypervolume; one-sided Mann-Whitney), and trials over workers against bare threads.
 */
export async function benchTune(
  json: boolean,
  place: {
    readonly program: URL;
    readonly command: readonly string[];
    readonly python: string | null;
  },
): Promise<number> {
  const say = (text: string) => (json ? undefined : console.log(text));
  if (place.python === null) say('PATCHBAY_PLUGBOARD_PYTHON names no Python: without Optuna.');
  say(HEADER);
  const search: Row[] = [];
  for (const one of FUNCTIONS) {
    const row = await searched(one, place.python);
    search.push(row);
    say(line(row));
  }
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  try {
    const trials = 10_000;
    const text = tenComponents(trials);
    const model = join(folder, 'model.yaml');
    writeFileSync(model, text);
    const speed = await raceTrials(place, { text, model, trials });
    say(
      `10,000 trials: one worker ${speed.one.toFixed(2)} s, two ${speed.two.toFixed(2)} s (${speed.speedup.toFixed(2)} times), two bare threads ${speed.bare.toFixed(2)} s (${speed.of_bare.toFixed(2)} of them)`,
    );
    say(
      `a trial ${speed.trial.toFixed(0)} us, a plain run ${speed.plain.toFixed(0)} us (${speed.of_plain.toFixed(2)} times)`,
    );
    if (json) console.log(JSON.stringify({ search, speed }));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return 0;
}
