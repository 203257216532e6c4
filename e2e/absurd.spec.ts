import { expect, test, type Page } from '@playwright/test';
import { link } from './bombs/links.ts';
import { watchTasks } from './longTasks.ts';
import { button, status } from './page/screen.ts';

/**
 * Longest task of the page while a run goes on, is stopped and shows its values: milliseconds of processor
 * time. It is under 170 where nothing else runs; two threads of one core take longer.
 */
const LONGEST_TASK = 400;
/** Longer than any run that a person waits for. */
const FOR_EVER = 1_000_000_000_000;

const component = (type: string, args: string) =>
  `        - {type: patchbay.${type}, args: {${args}}}\n`;
const wire = (source: string, target: string) =>
  `        - {source: ${source}, target: ${target}}\n`;
const numbers = component('Range', `name: a, iters: ${FOR_EVER}`);
const names = Array.from({ length: 20 }, (_, i) => `c${i}`);

function model(components: string, wires: string, isPool = false): string {
  const type = isPool
    ? '    type: plugboard.process.RayProcess\n    connector_builder: {type: plugboard.connector.RayConnector}\n'
    : '';
  const connectors = wires === '' ? '' : `      connectors:\n${wires}`;
  return `plugboard:\n  process:\n${type}    args:\n      components:\n${components}${connectors}`;
}

const twenty = (isPool: boolean) =>
  link(
    model(
      numbers + names.map((name) => component('Accumulate', `name: ${name}`)).join(''),
      names.map((name) => wire('a.y', `${name}.x`)).join(''),
      isPool,
    ),
    { watch: names.map((name) => `${name}.y`) },
  );
const longList = `[${Array.from({ length: 50_000 }, (_, i) => i).join(',')}]`;

async function open(page: Page, hash: string): Promise<void> {
  await page.goto('/', { waitUntil: 'networkidle' });
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await expect(page.getByText(/^This is a copy from a shared link/).first()).toBeVisible();
}

const run = (page: Page) => button(page, 'Run').click();

/** Runs for a while that is counted in what the run does, then stops it. */
const RUNS: Readonly<Record<string, () => string>> = {
  '20 watched fields for ever': () => twenty(false),
  '20 watched fields for ever on a pool': () => twenty(true),
  'a list of 50,000 numbers, sent and watched for ever': () =>
    link(model(component('Constant', `name: a, value: ${longList}, iters: ${FOR_EVER}`), ''), {
      watch: ['a.y'],
    }),
  'the longest delay there is': () =>
    link(model(numbers + component('Delay', 'name: d, steps: 10000000'), wire('a.y', 'd.x')), {
      watch: ['d.y'],
    }),
};

for (const [name, make] of Object.entries(RUNS)) {
  test(`${name}: the page goes on, and Stop stops`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await open(page, make());
    const tasks = await watchTasks(page);
    await run(page);
    await expect(status(page)).toContainText(/running · [\d,]{5,} steps/);
    await button(page, 'Stop').click();
    await expect(status(page)).toContainText('stopped', { timeout: 5_000 });
    expect(await tasks.longest()).toBeLessThan(LONGEST_TASK);
    expect(errors).toEqual([]);
  });
}

/** What cannot be done is told with the component's argument that asks for it. */
const REFUSED: Readonly<Record<string, readonly [make: () => string, says: RegExp]>> = {
  'a delay of a thousand million steps': [
    () =>
      link(model(numbers + component('Delay', 'name: d, steps: 1000000000'), wire('a.y', 'd.x'))),
    /steps must be a whole number from 0 to/,
  ],
  'rows without number that wait to be written': [
    () =>
      link(
        model(
          numbers + component('FileWriter', 'name: rows, path: out.csv, field_names: [v]'),
          wire('a.y', 'rows.v'),
        ),
      ),
    /rows: There is no room for more than .* set chunk_size/,
  ],
  'values without number that are kept': [
    () => link(model(numbers + component('Collect', 'name: all'), wire('a.y', 'all.x'))),
    /all: It keeps .* set limit to fewer/,
  ],
};

for (const [name, [make, says]] of Object.entries(REFUSED)) {
  test(`${name}: the page says which argument asks for it`, async ({ page }) => {
    await open(page, make());
    const tasks = await watchTasks(page);
    await run(page);
    await expect(page.getByText(says).first()).toBeVisible({ timeout: 30_000 });
    expect(await tasks.longest()).toBeLessThan(LONGEST_TASK);
  });
}
