import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { preparedPython } from '../../cli/python/nodeInterpreter.ts';
import { catalogue } from '../../library/index.ts';
import { projectCode } from '../../library/python/projectCode.ts';
import { startPython } from '../../runtime/index.ts';
import { differences } from '../interop/library/differences.ts';
import { libraryCases } from '../interop/library/libraryCases.ts';
import { runHere } from '../interop/library/runHere.ts';

const SEED = 20_261_129;
/** Models of each type. */
const MODELS = 12;

/** These are plugboard's own there, and read and write files. */
const OF_FILES = new Set(['patchbay.FileReader', 'patchbay.FileWriter', 'patchbay.Recorder']);

test('the Python twins of the library do in our interpreter what its classes do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-twins-'));
  const types = [...catalogue.types, catalogue.find('patchbay.Recorder')].flatMap((type) =>
    type !== undefined && projectCode.has(type.type) ? [type.type] : [],
  );
  writeFileSync(join(folder, 'twins.py'), projectCode.module(types));
  const python = startPython(await preparedPython([folder]), {
    folders: [folder],
    seed: 1,
    write: () => undefined,
  });
  let compared = 0;
  for (const given of libraryCases(SEED, MODELS)) {
    if (!projectCode.has(given.type) || OF_FILES.has(given.type)) continue;
    const twin = given.type.replace('patchbay.', 'twins.');
    const told = python.describe(twin);
    expect(told.ok ? '' : told.error.error.message, twin).toBe('');
    const ours = await runHere(given);
    const theirs = await runHere(given, python.classOf(twin));
    expect(differences(given, ours, theirs), JSON.stringify(given)).toEqual([]);
    compared++;
  }
  expect(compared).toBeGreaterThan(15 * MODELS);
}, 120_000);
