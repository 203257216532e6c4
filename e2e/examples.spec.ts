import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { EXTREMES, expectOrder, watchValues } from './page/boxes.ts';
import { runExample } from './page/modules.ts';
import { status } from './page/screen.ts';

interface Example {
  readonly id: string;
  readonly files: readonly string[];
  readonly watch: readonly string[];
}

const examples: readonly Example[] = JSON.parse(readFileSync('public/examples/index.json', 'utf8'));

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

const hasModule = (files: readonly string[]): boolean => files.some((name) => name.endsWith('.py'));

/** Events keep the components around them out of the rounds (SCHED-1). */
const speaksInEvents = (id: string, files: readonly string[]): boolean =>
  files.some((name) => /_events=\[/u.test(readFileSync(join('public/examples', id, name), 'utf8')));

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const { id, files, watch } of examples) {
  test(`example ${id} hides nothing, and runs in the page as on the command line, to the last bit`, async ({
    page,
  }) => {
    const [expected] = await Promise.all([onTheCommandLine(id, watch), watchValues(page)]);
    expect(expected.process.status).toBe('completed');

    await page.goto(`/?example=${id}`);
    await expect(page.locator('.react-flow__node').first()).toBeVisible();
    await expectOrder(page, EXTREMES);
    await runExample(page, files);
    await expect(status(page)).toContainText('completed', { timeout: 40_000 });
    await expect.poll(() => page.evaluate(() => window.written?.length ?? 0)).toBeGreaterThan(0);
    await expectOrder(page);

    await page.getByRole('tab', { name: 'Table' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /CSV/ }).click();
    const table = columns(await readFile(await (await download).path(), 'utf8'));
    for (const field of watch) {
      const series = expected.series[field] ?? [];
      expect(series.length, field).toBeGreaterThan(100);
      expect(table.get(field), field).toEqual(series.map(String));
    }

    // Both sides run all of it as generated code, where no event can come: the log says so here, the
    // statistics there.
    const { compiled, queued, generated } = expected.stats.schedule;
    if (speaksInEvents(id, files)) {
      expect(queued).not.toEqual([]);
      return;
    }
    expect(queued).toEqual([]);
    // Components in Python that follow each other are one function there, and no code is generated here.
    expect(generated || hasModule(files)).toBe(true);
    await page.getByRole('tab', { name: 'Log' }).click();
    const how = generated ? 'generated code' : 'compiled steps';
    const all = `${compiled.length} of ${compiled.length} components in ${how}`;
    await expect(page.getByText(all)).toBeVisible();
  });
}
