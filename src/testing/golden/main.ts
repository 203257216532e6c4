import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { toJsonText } from '../../base/json.ts';
import { differences } from './compare.ts';
import { runCase } from './runCase.ts';

/** `golden FOLDER [--out DIR]`: runs every case of a folder and says which agree; exit code 0 when all do. */
export async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { out: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined) {
    console.error('Usage: golden FOLDER [--out DIR]');
    return 2;
  }
  if (values.out !== undefined) mkdirSync(values.out, { recursive: true });
  const names = readdirSync(folder).filter((n) => existsSync(join(folder, n, 'expected.json')));
  let failed = 0;
  for (const name of names.toSorted()) {
    const found = await judge(join(folder, name), name, values.out);
    if (found === null) continue;
    failed++;
    console.log(`${name}: ${found}`);
  }
  console.log(`${names.length - failed} passed, ${failed} failed`);
  return names.length > 0 && failed === 0 ? 0 : 1;
}

async function judge(
  folder: string,
  name: string,
  out: string | undefined,
): Promise<string | null> {
  try {
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const actual = await runCase(folder, expected);
    const text = toJsonText(actual, 1);
    if (out !== undefined) writeFileSync(join(out, `${name}.json`), text);
    return differences(expected, JSON.parse(text) as Record<string, unknown>)[0] ?? null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
