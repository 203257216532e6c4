import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import { toJsonText } from '../../base/json.ts';
import { nodeWorkers, servePartitionIfAsked } from '../../cli/pool/nodeWorkers.ts';
import type { PoolSettings } from '../../engine/index.ts';
import { differences } from './compare.ts';
import { pythonGolden } from './pythonGolden.ts';
import { type FindClass, runCase, tracingEnvironment } from './runCase.ts';
import { goByMachineTime } from './virtualClock.ts';

// The program is also what its worker threads run.
if (!isMainThread) servePartitionIfAsked(tracingEnvironment());

/**
 * On a busy machine those who wait by its clock, some 25 ms apart, come in another order: what does not
 * agree is judged once more with all waits so many times as long.
 */
const PATIENT = 8;

/**
 * `golden FOLDER [--out DIR] [--process-type local|pool] [--workers N]
 * [--components typescript|python]`: runs every case of a folder and
 * says which agree; exit code 0 when all do.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: {
      out: { type: 'string' },
      'process-type': { type: 'string' },
      components: { type: 'string' },
      workers: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined) {
    console.error(
      'Usage: golden FOLDER [--out DIR] [--process-type local|pool] [--workers N] [--components python]',
    );
    return 2;
  }
  const pool = values['process-type'] === 'pool' ? poolOf(values.workers) : undefined;
  const find = values.components === 'python' ? await pythonGolden(folder) : undefined;
  if (pool !== undefined) goByMachineTime();
  if (values.out !== undefined) mkdirSync(values.out, { recursive: true });
  const names = readdirSync(folder).filter((n) => existsSync(join(folder, n, 'expected.json')));
  let failed = 0;
  for (const name of names.toSorted()) {
    const judging = { out: values.out, pool, find };
    let found = await judge(join(folder, name), name, judging);
    if (found !== null && pool !== undefined && waits(join(folder, name))) {
      goByMachineTime(PATIENT);
      found = await judge(join(folder, name), name, judging);
      goByMachineTime(1);
    }
    if (found === null) continue;
    failed++;
    console.log(`${name}: ${found}`);
  }
  console.log(`${names.length - failed} passed, ${failed} failed`);
  return names.length > 0 && failed === 0 ? 0 : 1;
}

const waits = (folder: string): boolean =>
  readFileSync(join(folder, 'model.yaml'), 'utf8').includes('delay:');

function poolOf(workers: string | undefined): PoolSettings {
  const count = workers === undefined ? 2 : Number(workers);
  return { workers: nodeWorkers(new URL(import.meta.url)), count };
}

interface Judging {
  readonly out: string | undefined;
  readonly pool: PoolSettings | undefined;
  readonly find: FindClass | undefined;
}

async function judge(
  folder: string,
  name: string,
  { out, pool, find }: Judging,
): Promise<string | null> {
  try {
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const actual = await runCase(folder, expected, pool, find);
    const text = toJsonText(actual, 1);
    if (out !== undefined) writeFileSync(join(out, `${name}.json`), text);
    const read = JSON.parse(text) as Record<string, unknown>;
    return differences(expected, read, pool !== undefined)[0] ?? null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
