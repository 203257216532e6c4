import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../../base/json.ts';
import { patchbayModule } from '../../../library/python/patchbayModule.ts';
import { pythonSources } from '../../../library/python/sources.ts';
import { command, lastLines } from '../plugboard/command.ts';
import type { Lab } from '../plugboard/Lab.ts';
import { fromWire } from '../wire.ts';
import { type LibraryCase, type LibraryResult, modelOf } from './LibraryCase.ts';
import runCases from './run_cases.py?raw';

/**
 * Runs cases with real plugboard, all in one Python process, beside a `patchbay.py` of the whole
 * library. The results are in the order of the cases. Throws when Python itself ends badly.
 */
export async function runThere(
  { python, folder }: Lab,
  cases: readonly LibraryCase[],
): Promise<readonly LibraryResult[]> {
  const module = patchbayModule([...pythonSources.components.keys()], pythonSources);
  writeFileSync(join(folder, 'patchbay.py'), module);
  writeFileSync(join(folder, 'run_cases.py'), runCases);
  const models = cases.map((given) => {
    const { id, name, outputs, files } = given;
    return { id, name, outputs, files, model: modelOf(given) };
  });
  writeFileSync(join(folder, 'cases.json'), JSON.stringify(models));
  // The failures are meant, and what plugboard logs of them is not wanted.
  const env = { PLUGBOARD_LOG_LEVEL: 'CRITICAL', PYTHONPATH: folder };
  const args = ['run_cases.py', 'cases.json', 'results.json'];
  const ended = await command(python, args, { cwd: folder, env });
  if (ended.code !== 0) throw new Error(`Python ended badly: ${lastLines(ended)}`);
  const results: unknown = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
  return Array.isArray(results) ? results.map(readResult) : [];
}

function readResult(value: unknown): LibraryResult {
  const { error, series, exports, files } = isObject(value) ? value : {};
  if (!isObject(files)) throw new TypeError('A result without files.');
  return {
    error: typeof error === 'string' ? error : null,
    series: record(fromWire(series)) as Record<string, readonly unknown[]>,
    exports: record(fromWire(exports)),
    files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, String(text)])),
  };
}

function record(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
