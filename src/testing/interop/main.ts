import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { libraryPart } from './library/libraryPart.ts';
import type { Lab, Outcome, Part } from './plugboard/Lab.ts';
import { command } from './plugboard/command.ts';
import { examplesHere, examplesOnRay, exampleTexts } from './projects/exampleParts.ts';
import { randomHere, randomOnRay } from './projects/randomParts.ts';

const USAGE = `Usage: interop --python FILE --examples FOLDER [--seed N] [--count N] [--models N]
  [--ray all|cover|none] [--only TEXT] [--report FILE]`;

interface Settings {
  readonly python: string;
  readonly examples: string;
  readonly seed: number;
  readonly count: number;
  readonly models: number;
  readonly ray: 'all' | 'cover' | 'none';
}

/** Parts that may run side by side: those of a lane follow each other. */
function lanesOf({ examples, count, models, ray }: Settings): readonly (readonly Part[])[] {
  return [
    // One of the examples alone takes minutes in plugboard, and one processor.
    [examplesHere(examples)],
    [
      libraryPart(count),
      exampleTexts(examples),
      randomHere(models),
      ...(ray === 'none' ? [] : [randomOnRay(2), examplesOnRay(examples, ray)]),
    ],
  ];
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
      count: { type: 'string', default: '40' },
      models: { type: 'string', default: '40' },
      ray: { type: 'string', default: 'all' },
      only: { type: 'string', default: '' },
      report: { type: 'string' },
    },
  });
  const { python, ray } = values;
  const examples = resolve(values.examples);
  if (python === undefined || (ray !== 'all' && ray !== 'cover' && ray !== 'none')) {
    console.error(USAGE);
    return 2;
  }
  const canRay = ray !== 'none' && (await hasRay(python));
  if (ray !== 'none' && !canRay)
    console.log(`Skipped: parts on Ray, which ${python} does not have.`);
  const [seed, count, models] = [values.seed, values.count, values.models].map(Number);
  const settings = { python, examples, seed: seed ?? 1, count: count ?? 40, models: models ?? 40 };
  const lanes = lanesOf({ ...settings, ray: canRay ? ray : 'none' });
  const home = mkdtempSync(join(tmpdir(), 'patchbay-interop-'));
  try {
    const totals = await Promise.all(
      lanes.map((lane) =>
        runLane(lane, values.only, { python, folder: home, seed: settings.seed }),
      ),
    );
    const passed = totals.reduce((sum, total) => sum + total.passed, 0);
    const failed = totals.reduce((sum, total) => sum + total.failed, 0);
    const skipped = ray !== 'none' && !canRay ? 1 : 0;
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
