import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { chooseModel } from './page/models.ts';
import { button, component } from './page/screen.ts';
import { newestStudy, trialsInDatabase } from './page/studies.ts';

/** Workers in the page: a search depends on the order of results most. */
const WORKERS = { search: [1, 2, 4], random: [4], 'monte-carlo': [2] } as const;
const PLANS = ['search', 'random', 'monte-carlo'] as const;
const ARGUMENTS = ['component.a.arg.value', 'component.pick.arg.expressions'] as const;

/** A number and a choice, something that depends on chance, and values at which a trial fails. */
const model = (plan: string) => `
plugboard:
  process:
    args:
      patchbay:
        studies:
          - { name: planned, plan: ${plan}, seed: 5, num_samples: 40 }
      components:
        - type: patchbay.Constant
          args: { name: a, value: 1, iters: 20 }
        - type: patchbay.Random
          args: { name: noise, iters: 20 }
        - type: patchbay.Formula
          args: { name: pick, expressions: { y: p }, inputs: [p] }
        - type: patchbay.Formula
          args: { name: cost, expressions: { y: sqrt(p) + q }, inputs: [p, q] }
      connectors:
        - { source: a.y, target: pick.p }
        - { source: pick.y, target: cost.p }
        - { source: noise.y, target: cost.q }
  tune:
    args:
      objective: { object_type: component, object_name: cost, field_type: field, field_name: y }
      parameters:
        - { type: ray.tune.uniform, object_type: component, object_name: a, field_type: arg, field_name: value, lower: -1, upper: 5 }
        - { type: ray.tune.choice, object_type: component, object_name: pick, field_type: arg, field_name: expressions, categories: [{ y: p }, { y: p + 1 }] }
      num_samples: 40
      mode: min
      max_concurrent: 4`;

interface Told {
  readonly trials: readonly {
    readonly number: number;
    readonly arguments: Readonly<Record<string, unknown>>;
    readonly objectives: Readonly<Record<string, number>>;
    readonly status: string;
    readonly error: string | null;
  }[];
}

/** The trials as the command line tells of them, in the words of the page's database. */
async function onCommandLine(file: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [resolve('.scripts/patchbay.mjs'), 'tune', file, '--plan', 'planned', '--json'],
    { maxBuffer: 2 ** 26 },
  );
  const { trials } = JSON.parse(stdout) as Told;
  return trials.map(({ number, arguments: given, objectives, status, error }) =>
    JSON.stringify([
      number,
      ...ARGUMENTS.map((name) => given[name]),
      objectives['component.cost.field.y'] ?? null,
      ...[status, error],
    ]),
  );
}

for (const plan of PLANS) {
  test(`${plan}: ${WORKERS[plan].join(', ')} workers of the page and the command line have equal trials`, async ({
    browser,
  }, info) => {
    test.slow();
    const file = info.outputPath('model.yaml');
    writeFileSync(file, model(plan));
    const expected = await onCommandLine(file);
    expect(expected).toHaveLength(40);
    for (const workers of WORKERS[plan]) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.addInitScript((cores) => {
        Object.defineProperty(navigator, 'hardwareConcurrency', { value: cores });
      }, workers);
      await page.goto('/');
      await chooseModel(page, model(plan));
      await expect(component(page, 'cost')).toBeVisible();
      await page.getByRole('tab', { name: 'Studies', exact: true }).click();
      await button(page, 'Start study').click();
      const status = page.getByRole('status', { name: 'Study status' });
      await expect(status).toHaveText('Completed', { timeout: 60_000 });
      // What is in the database a page finds again.
      await page.reload();
      await expect(status).toHaveText('Completed', { timeout: 60_000 });
      const found = await trialsInDatabase(page, await newestStudy(page));
      expect(found, `${workers} workers`).toEqual(expected);
      await context.close();
    }
  });
}
