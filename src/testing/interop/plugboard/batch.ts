import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../../base/json.ts';
import script from './batch.py?raw';
import { command, type Ended, lastLines } from './command.ts';
import type { Lab } from './Lab.ts';

/** Commands of plugboard that run in one folder, one after the other. */
export interface BatchJob {
  readonly folder: string;
  /** Words after `plugboard`. */
  readonly commands: readonly (readonly string[])[];
}

/**
 * Runs the commands of many folders in forks of one Python, several folders side by side. Results are in
 * the order of the jobs and of their commands. Throws when Python itself ends badly.
 */
export async function plugboardBatch(
  { python, folder }: Lab,
  jobs: readonly BatchJob[],
): Promise<readonly (readonly Ended[])[]> {
  writeFileSync(join(folder, 'batch.py'), script);
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify(jobs));
  const ended = await command(python, ['batch.py', 'jobs.json', 'results.json'], {
    cwd: folder,
    // Diagrams would be broken into lines of the terminal's width.
    env: { COLUMNS: '1000', OPENBLAS_NUM_THREADS: '1' },
  });
  if (ended.code !== 0) throw new Error(`The batch failed: ${lastLines(ended)}`);
  const results: unknown = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
  if (!Array.isArray(results)) throw new Error('The batch left no results.');
  return results.map((commands) => (Array.isArray(commands) ? commands.map(readEnded) : []));
}

function readEnded(value: unknown): Ended {
  const { code, output } = isObject(value) ? value : {};
  return { code: Number(code), output: String(output) };
}
