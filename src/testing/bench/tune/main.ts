import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hypervolume } from '../../../study/search/fronts.ts';
import { FUNCTIONS, modelOf, tenComponents, type TestFunction } from './models.ts';
import { type Effort, optunaLosses } from './optunaSide.ts';
import { chanceThatNotWorse, median } from './rankSum.ts';
import { hasTuner, raceRay, type RaySpeed } from './raySide.ts';
import { raceTrials, type TrialSpeed } from './threads.ts';
import { lossesOf, trialBench } from './trialModel.ts';

const EFFORT = { seeds: 20, trials: 100 } as const;
const REFERENCE = [11, 11];

/** What a search came to: the smaller, the better. */
function worth(losses: readonly (readonly number[])[]): number {
  return losses[0]?.length === 1
    ? Math.min(...losses.map(([loss = Infinity]) => loss))
    : -hypervolume(losses, REFERENCE);
}

async function ours(text: string, plan: string, effort: Effort): Promise<readonly number[]> {
  const found: number[] = [];
  for (let seed = effort.from; seed < effort.from + effort.seeds; seed++) {
    found.push(worth(await lossesOf(trialBench(text, plan, seed))));
  }
  return found;
}

async function searched(one: TestFunction, python: string | null, effort: Effort) {
  const text = modelOf(one, effort.trials);
  const search = await ours(text, 'search', effort);
  const random = await ours(text, 'random', effort);
  const isSingle = one.losses.length === 1;
  const genetic = isSingle ? null : await ours(text, 'nsga-ii', effort);
  const theirs = (sampler: 'tpe' | 'nsga-ii') =>
    python === null ? null : optunaLosses(python, one, sampler, effort).map(worth);
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
    nsga2_of_nsga2: nsga === null || genetic === null ? null : median(genetic) / median(nsga),
  };
}

type Row = Awaited<ReturnType<typeof searched>>;

function line(row: Row): string {
  const shown = (x: number | null) => (x === null ? '-' : x.toPrecision(4)).padStart(10);
  const columns = [row.ours, row.optuna_tpe, row.optuna_nsga2, row.random];
  const chances = [row.p_not_worse_than_tpe, row.p_random_not_worse];
  const volumes = [row.volume_of_nsga2, row.nsga2_of_nsga2];
  return [row.function.padEnd(12), ...[...columns, ...chances, ...volumes].map(shown)].join('');
}

const HEADER = [
  'function'.padEnd(12),
  ...[
    'ours',
    'Optuna TPE',
    'NSGA-II',
    'random',
    'p of TPE',
    'p random',
    'of NSGA-II',
    'NSGA/NSGA',
  ].map((text) => text.padStart(10)),
].join('');

const USAGE = `Usage: bench tune [--only search|speed|ray] [--seed N] [--json]

search  our search against Optuna's and chance: medians of the best of 100 trials over 20 seeds from N on
        (0 by default), or of the negative hypervolume; one-sided Mann-Whitney
speed   10,000 trials on one worker and two, on two bare threads, and plain runs: medians of three rounds
ray     20 trials by plugboard's own tuner on Ray and here

PATCHBAY_PLUGBOARD_PYTHON names a Python with plugboard, Ray and Optuna.`;

const PARTS = ['search', 'speed', 'ray'] as const;

interface Asked {
  readonly parts: readonly (typeof PARTS)[number][];
  readonly seed: number;
  readonly json: boolean;
  readonly help: boolean;
}

/** Null: it is not called so. */
function readAsked(argv: readonly string[]): Asked | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      ...{ json: { type: 'boolean' }, help: { type: 'boolean' } },
      ...{ only: { type: 'string' }, seed: { type: 'string' } },
    },
    allowPositionals: true,
    strict: false,
  });
  const { only, seed = '0' } = values;
  const parts = PARTS.filter((part) => only === undefined || part === only);
  if (parts.length === 0 || typeof seed !== 'string' || !/^\d{1,9}$/.test(seed)) return null;
  return { parts, seed: Number(seed), json: values.json === true, help: values.help === true };
}

interface BenchPlace {
  readonly program: URL;
  /** What runs our command line, built. */
  readonly command: () => Promise<readonly string[]>;
  readonly python: string | null;
}

/** `bench tune`: see its usage. */
export async function benchTune(argv: readonly string[], place: BenchPlace): Promise<number> {
  const asked = readAsked(argv);
  if (asked === null || asked.help) {
    (asked === null ? console.error : console.log)(USAGE);
    return asked === null ? 2 : 0;
  }
  const { parts, json } = asked;
  const { program, python } = place;
  const say = (text: string) => (json ? undefined : console.log(text));
  const command = parts.some((part) => part !== 'search') ? await place.command() : [];
  if (python === null) say('PATCHBAY_PLUGBOARD_PYTHON names no Python: without Optuna.');
  const search = parts.includes('search') ? await raceSearch(python, asked.seed, say) : [];
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  try {
    const speed = parts.includes('speed') ? await speedIn(folder, { program, command }, say) : null;
    const ray = parts.includes('ray') ? rayIn(folder, { command, python }, say) : null;
    if (json) console.log(JSON.stringify({ search, speed, ray }));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return 0;
}

type Say = (text: string) => void;

async function raceSearch(python: string | null, from: number, say: Say): Promise<readonly Row[]> {
  say(HEADER);
  const rows: Row[] = [];
  for (const one of FUNCTIONS) {
    const row = await searched(one, python, { ...EFFORT, from });
    rows.push(row);
    say(line(row));
  }
  return rows;
}

async function speedIn(
  folder: string,
  place: { readonly program: URL; readonly command: readonly string[] },
  say: Say,
): Promise<TrialSpeed> {
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
  return speed;
}

function rayIn(
  folder: string,
  { command, python }: { readonly command: readonly string[]; readonly python: string | null },
  say: Say,
): RaySpeed | null {
  if (!hasTuner(python)) {
    say(
      '20 trials on Ray: skipped, PATCHBAY_PLUGBOARD_PYTHON names no Python with plugboard, Ray and Optuna.',
    );
    return null;
  }
  const speed = raceRay({ command, python }, folder, tenComponents(20));
  say(
    `20 trials: plugboard's tuner on Ray ${speed.ray.toFixed(1)} s, here ${speed.ours.toFixed(2)} s (${speed.ratio.toFixed(0)} times as fast)`,
  );
  return speed;
}
