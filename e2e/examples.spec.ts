import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { button } from './page/screen.ts';

const examples: readonly { id: string; watch: readonly string[] }[] = JSON.parse(
  readFileSync('public/examples/index.json', 'utf8'),
);

interface Outcome {
  readonly process: { readonly status: string };
  readonly series: Readonly<Record<string, readonly (number | boolean | string | null)[]>>;
  readonly stats: {
    readonly schedule: {
      readonly compiled: readonly string[];
      readonly queued: readonly string[];
      readonly generated: boolean;
    };
  };
}

/** What the command line says of an example; files that it writes go to a folder of their own. */
async function onTheCommandLine(id: string, fields: readonly string[]): Promise<Outcome> {
  const cwd = await mkdtemp(join(tmpdir(), 'patchbay-'));
  const model = resolve('public/examples', id, 'model.yaml');
  const record = fields.flatMap((field) => ['--record', field]);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [resolve('.scripts/patchbay.mjs'), 'run', model, '--json', ...record],
    { cwd, maxBuffer: 2 ** 28 },
  );
  return JSON.parse(stdout);
}

/** Columns of a CSV of numbers, truths and the texts NaN and Infinity, as written values. */
function columns(csv: string): Map<string, string[]> {
  const [head = '', ...rows] = csv.trimEnd().split('\n');
  const names = head.split(',');
  const table = new Map(names.map((name) => [name, [] as string[]]));
  for (const row of rows) {
    row.split(',').forEach((cell, at) => {
      if (cell !== '') table.get(names[at] ?? '')?.push(cell);
    });
  }
  return table;
}

for (const { id, watch } of examples) {
  test(`example ${id} runs in the page as on the command line, to the last bit`, async ({
    page,
  }) => {
    const expected = await onTheCommandLine(id, watch);
    expect(expected.process.status).toBe('completed');

    await page.goto(`/?example=${id}`);
    await button(page, 'Run').click();
    await expect(page.getByRole('status', { name: 'Run status' })).toContainText('completed');

    await page.getByRole('tab', { name: 'Table' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /CSV/ }).click();
    const table = columns(await readFile(await (await download).path(), 'utf8'));
    for (const field of watch) {
      const series = expected.series[field] ?? [];
      expect(series.length, field).toBeGreaterThan(100);
      expect(table.get(field), field).toEqual(series.map(String));
    }

    // Both sides run all of it as generated code: the log says so here, the statistics there.
    const { compiled, queued, generated } = expected.stats.schedule;
    expect([queued, generated]).toEqual([[], true]);
    await page.getByRole('tab', { name: 'Log' }).click();
    const all = `${compiled.length} of ${compiled.length} components in generated code`;
    await expect(page.getByText(all)).toBeVisible();
  });
}
