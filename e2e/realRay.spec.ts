import { expect, test, type Locator, type Page } from '@playwright/test';
import { chooseModel } from './page/models.ts';
import { button, component, status } from './page/screen.ts';
import { seriesOf } from './page/table.ts';
import { rayPython, type RealCluster, realCluster } from './ray/realCluster.ts';
import { serveWithRay, type Served } from './ray/served.ts';

/* The page against a real Ray, where there is a Python that has one. */

const MODEL = `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Random, args: {name: noise, iters: 40}}
        - {type: patchbay.Accumulate, args: {name: sum}}
      connectors:
        - {source: noise.y, target: sum.x}
      patchbay:
        watch: [sum.y]
`;
/** Milliseconds that a job may take on a busy machine. */
const JOB = 300_000;

const rows = (page: Page): Locator => page.getByRole('table', { name: 'Runs' }).getByRole('row');

let cluster: RealCluster;
let served: Served;

test.beforeAll(async () => {
  test.setTimeout(2 * JOB);
  const found = rayPython();
  if ('missing' in found) return test.skip(true, found.missing);
  cluster = await realCluster(found.python);
  served = await serveWithRay(cluster.address);
});

test.afterAll(async () => {
  await served?.end();
  cluster?.end();
});

async function submit(page: Page): Promise<void> {
  await button(page, 'Run menu').click();
  await page.getByRole('menuitem', { name: 'On Ray cluster' }).click();
  const dialog = page.getByRole('dialog', { name: 'Run on Ray cluster' });
  await expect(dialog).toContainText('2 CPU', { timeout: JOB });
  await button(page, 'Run on Ray').click();
  await expect(dialog).toBeHidden({ timeout: JOB });
}

test('a model runs on a real Ray while its page is reloaded, with the series of the run here', async ({
  page,
}) => {
  test.setTimeout(4 * JOB);
  await page.goto(served.address);
  await chooseModel(page, MODEL, 'noise');
  await expect(component(page, 'noise')).toBeVisible();
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
  const ours = await seriesOf(page);
  expect(ours.get('sum.y')).toHaveLength(40);

  await submit(page);
  await expect(status(page)).toContainText('running on Ray', { timeout: JOB });
  await page.reload();
  await expect(component(page, 'noise')).toBeVisible();
  await page.getByRole('tab', { name: /^Runs/ }).click();
  await expect(rows(page)).toHaveCount(3);
  await button(page, 'Show Run 2').click();
  await expect(status(page)).toContainText('completed', { timeout: JOB });
  const theirs = await seriesOf(page);
  // Sums only: equal to the last digit.
  expect(theirs.get('sum.y')).toEqual(ours.get('sum.y'));
});
