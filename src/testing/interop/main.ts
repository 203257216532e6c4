import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { libraryPart } from './library/libraryPart.ts';
import type { Lab, Outcome, Part } from './plugboard/Lab.ts';
import { command } from './plugboard/command.ts';
import { examplesHere, exampleTexts } from './projects/exampleParts.ts';
import { jobsPart } from './projects/jobsPart.ts';
import { randomHere } from './projects/randomParts.ts';
import { rayPart, type RayShare } from './projects/rayPart.ts';

const USAGE = `Usage: interop --python FILE --examples FOLDER [--seed N] [--many] [--count N] [--models N]
  [--ray-models N] [--no-ray] [--only TEXT] [--report FILE]`;

/** How much chance makes: of what the tests do at each change, and with `--many`. */
const USUAL = { count: 25, models: 5, rayModels: 1, onRay: 'few', steps: 5_000 } as const;
const MANY = { count: 400, models: 200, rayModels: 12, onRay: 'all', steps: null } as const;

interface Settings {
  readonly examples: string;
  /** Models of each component of the library. */
  readonly count: number;
  readonly models: number;
  /** Steps of components that a run of an example may take; null: as many as it has. */
  readonly steps: number | null;
  readonly ray: RayShare | null;
  /** Which examples are sent to Ray as jobs; null: none. */
  readonly jobs: RayShare['which'] | null;
}

/** Parts that may run side by side: those of a lane follow each other. */
function lanesOf(settings: Settings): readonly (readonly Part[])[] {
  const { examples, count, models, steps, ray, jobs } = settings;
  const here = [
    libraryPart(count),
    exampleTexts(examples),
    randomHere(models),
    examplesHere(examples, steps),
  ];
  // Ray waits more than it works.
  const sent = jobs === null ? [] : [jobsPart(examples, jobs)];
  return ray === null ? [here] : [[rayPart(ray), ...sent], here];
}

/**
 * Holds everything that goes out to plugboard against real plugboard: the library's twins, projects of the
 * examples and of random models, in one process and on Ray, and their texts. Exit code 0 when all agree.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      python: { type: 'string' },
      examples: { type: 'string', default: 'public/examples' },
      seed: { type: 'string', default: '1' },
      many: { type: 'boolean', default: false },
      count: { type: 'string' },
      models: { type: 'string' },
      'ray-models': { type: 'string' },
      'no-ray': { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      report: { type: 'string' },
    },
  });
  const { python } = values;
  if (python === undefined) {
    console.error(USAGE);
    return 2;
  }
  const wantsRay = !values['no-ray'];
  const canRay = wantsRay && (await hasRay(python));
  if (wantsRay && !canRay) console.log(`Skipped: parts on Ray, which ${python} does not have.`);
  const canSend = canRay && (await hasDashboard(python));
  if (canRay && !canSend)
    console.log(
      `Skipped: jobs on Ray, for ${python} lacks its dashboard (pip install "ray[default]").`,
    );
  const usual = values.many ? MANY : USUAL;
  const seed = Number(values.seed);
  const examples = resolve(values.examples);
  const rayModels = Number(values['ray-models'] ?? usual.rayModels);
  const lanes = lanesOf({
    examples,
    count: Number(values.count ?? usual.count),
    models: Number(values.models ?? usual.models),
    steps: usual.steps,
    ray: canRay ? { examples, which: usual.onRay, models: rayModels } : null,
    jobs: canSend ? usual.onRay : null,
  });
  // Programs of the suite are no part of this one's group: they end when this one exits.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  const home = mkdtempSync(join(tmpdir(), 'patchbay-interop-'));
  try {
    const totals = await Promise.all(
      lanes.map((lane) => runLane(lane, values.only, { python, folder: home, seed })),
    );
    const passed = totals.reduce((sum, total) => sum + total.passed, 0);
    const failed = totals.reduce((sum, total) => sum + total.failed, 0);
    const skipped = wantsRay && !canSend ? 1 : 0;
    if (values.report !== undefined) {
      writeFileSync(values.report, JSON.stringify({ passed, failed, skipped }));
    }
    console.log(`${passed} passed, ${failed} failed`);
    return passed > 0 && failed === 0 ? 0 : 1;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function hasRay(python: string): Promise<boolean> {
  const args = ['-c', 'import ray'];
  return (await command(python, args, { cwd: tmpdir() })).code === 0;
}

/** What Ray's dashboard, which takes jobs, needs beyond Ray itself. */
async function hasDashboard(python: string): Promise<boolean> {
  const args = ['-c', 'import ray.dashboard.optional_deps'];
  return (await command(python, args, { cwd: tmpdir() })).code === 0;
}

interface Total {
  readonly passed: number;
  readonly failed: number;
}

async function runLane(lane: readonly Part[], only: string, lab: Lab): Promise<Total> {
  let passed = 0;
  let failed = 0;
  for (const part of lane.filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()))) {
    const folder = join(lab.folder, part.name.replace(/[^a-z]+/gi, '-'));
    mkdirSync(folder);
    const started = performance.now();
    const { checks, note } = await part.run({ ...lab, folder }).catch(broken);
    const wrong = checks.filter(({ problem }) => problem !== null);
    passed += checks.length - wrong.length;
    failed += wrong.length;
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(
      `${part.name}: ${checks.length - wrong.length} of ${checks.length} agree in ${seconds} s (${note})`,
    );
    for (const { name, problem } of wrong) console.log(`  ${name}: ${problem}`);
  }
  return { passed, failed };
}

/** A part that could not be done counts as one that failed. */
function broken(error: unknown): Outcome {
  const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { checks: [{ name: 'the part itself', problem }], note: 'it broke off' };
}
