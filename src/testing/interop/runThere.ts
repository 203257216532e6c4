import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isObject } from '../../base/json.ts';
import { patchbayModule } from '../../library/python/patchbayModule.ts';
import { pythonSources } from '../../library/python/sources.ts';
import { type LibraryCase, type LibraryResult, modelOf } from './LibraryCase.ts';
import runCases from './run_cases.py?raw';
import { fromWire } from './wire.ts';

/**
 * Runs cases with real plugboard, all in one Python process, beside a `patchbay.py` of the whole
 * library. The results are in the order of the cases. Throws when Python itself ends badly.
 */
export function runThere(python: string, cases: readonly LibraryCase[]): readonly LibraryResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-interop-'));
  try {
    const module = patchbayModule([...pythonSources.components.keys()], pythonSources);
    writeFileSync(join(folder, 'patchbay.py'), module);
    writeFileSync(join(folder, 'run_cases.py'), runCases);
    const models = cases.map(({ id, name, outputs, files, ...rest }) => {
      return { id, name, outputs, files, model: modelOf({ id, name, outputs, files, ...rest }) };
    });
    writeFileSync(join(folder, 'cases.json'), JSON.stringify(models));
    execFileSync(python, ['run_cases.py', 'cases.json', 'results.json'], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      // The failures are meant, and what plugboard logs of them is not wanted.
      env: { ...process.env, PLUGBOARD_LOG_LEVEL: 'CRITICAL', PYTHONPATH: folder },
    });
    const results: unknown = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
    return Array.isArray(results) ? results.map(readResult) : [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
