import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toJsonText } from '../../base/json.ts';
import { differences } from './compare.ts';
import { runCase } from './runCase.ts';

const CASES = join(import.meta.dirname, 'cases');
/** Recorded later, at odd corners; in some of these the order between components counts, which threads do not keep. */
const MORE = join(import.meta.dirname, 'moreCases');
const namesIn = (folder: string) =>
  readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json')));
const names = namesIn(CASES);
const folders = [CASES, MORE].flatMap((folder) =>
  namesIn(folder).map((name) => ({ name, folder: join(folder, name) })),
);

test('there are recorded runs', () => {
  expect(names.length).toBeGreaterThan(180);
  expect(folders.length).toBeGreaterThan(260);
});

test('POOL-1 they go the same over threads', { timeout: 120_000 }, () => {
  const script = join(import.meta.dirname, '../../../.scripts/golden.mjs');
  const args = [script, CASES, '--process-type', 'pool', '--workers', '2'];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stdout.trim().split('\n').at(-1)).toBe(`${names.length} passed, 0 failed`);
  expect(status).toBe(0);
});

const WHEELS = join(import.meta.dirname, '../../../.cache/wheels');

test.skipIf(!existsSync(WHEELS))(
  'they go the same with components in Python, where the build has brought their wheels',
  { timeout: 120_000 },
  () => {
    const script = join(import.meta.dirname, '../../../.scripts/golden.mjs');
    for (const [folder, count] of [
      [CASES, names.length],
      [MORE, folders.length - names.length],
    ] as const) {
      const args = [script, folder, '--components', 'python'];
      const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      expect(stdout.trim().split('\n').at(-1)).toBe(`${count} passed, 0 failed`);
    }
  },
);

test.each(folders)('$name goes as recorded', async ({ folder }) => {
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const actual: unknown = JSON.parse(toJsonText(await runCase(folder, expected)));
  expect(differences(expected, actual as Record<string, unknown>)).toEqual([]);
});
