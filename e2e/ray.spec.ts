import { expect, test, type Locator, type Page } from '@playwright/test';
import { type FakeCluster, fakeCluster } from './ray/fakeCluster.ts';
import { serveWithRay, type Served } from './ray/served.ts';
import { chooseModel } from './page/models.ts';
import { button, status } from './page/screen.ts';
import { seriousIn } from './page/serious.ts';

/* Runs on a Ray cluster from the page, with a cluster that does as the test says. */

const MODEL = `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Range, args: {name: count, iters: 5}}
        - {type: patchbay.Accumulate, args: {name: sum}}
      connectors:
        - {source: count.y, target: sum.x}
      patchbay:
        watch: [sum.y]
`;
const RESULT = 'index,value\n0,0\n1,1\n2,3\n3,6\n4,10\n';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Run on Ray cluster' });
const rows = (page: Page): Locator => page.getByRole('table', { name: 'Runs' }).getByRole('row');

let cluster: FakeCluster;
let served: Served;

test.beforeEach(async () => {
  test.setTimeout(180_000);
  cluster = await fakeCluster();
  served = await serveWithRay(cluster.ray.base);
});

test.afterEach(async () => {
  await served.end();
  await cluster.ray.close();
});

/** Opens the address that `serve` printed, with a model of two components. */
async function openServed(page: Page, text = MODEL): Promise<void> {
  await page.goto(served.address);
  await chooseModel(page, text);
  await expect(page.locator('[data-component="count"]')).toBeVisible();
}

async function openDialog(page: Page): Promise<void> {
  await button(page, 'Run menu').click();
  await page.getByRole('menuitem', { name: 'On Ray cluster' }).click();
  await expect(dialog(page)).toBeVisible();
}

async function submit(page: Page, name = 'Run on Ray'): Promise<void> {
  await openDialog(page);
  await button(page, name).click();
  await expect(dialog(page)).toBeHidden();
}

test('without a bridge the menu explains the two commands that make one', async ({ page }) => {
  await page.goto('/?example=heated-tank');
  await openDialog(page);
  await expect(dialog(page)).toContainText('ray start --head');
  await expect(dialog(page)).toContainText(
    'npm run -s patchbay -- serve --ray http://127.0.0.1:8265',
  );
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);
});

test('a run goes on while the page is away, is found again, and its series come back', async ({
  page,
}) => {
  await openServed(page);
  const key = new URL(served.address).hash.slice('#ray='.length);
  expect(await page.evaluate(() => location.href)).not.toContain(key);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(key);

  await openDialog(page);
  await expect(dialog(page)).toContainText('Ray 2.60.0 at');
  await expect(dialog(page)).toContainText('2 CPU');
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);
  await button(page, 'Run on Ray').click();
  await expect(status(page)).toContainText('waiting on Ray');
  expect(cluster.job().order['entrypoint']).toContain('patchbay_job.sh run');
  cluster.stand('RUNNING');
  cluster.log('building the process\n');
  await expect(status(page)).toContainText('running on Ray');
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(1)).toContainText('running on Ray');
  expect(await seriousIn(page, '[role=tabpanel]')).toEqual([]);

  // The page is free for runs of its own meanwhile.
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
  await expect(rows(page)).toHaveCount(3);

  await page.reload();
  await page.getByRole('tab', { name: /^Runs/ }).click();
  await expect(rows(page).filter({ hasText: 'running on Ray' })).toHaveCount(1);
  await button(page, 'Show Run 1').click();
  await expect(status(page)).toContainText('running on Ray');
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Log' })).toContainText('building the process');

  cluster.keep({ 'results/sum.y.csv': RESULT });
  cluster.stand('SUCCEEDED');
  await expect(status(page)).toContainText('completed');
  await page.getByRole('tab', { name: 'Table' }).click();
  await expect(page.getByRole('grid')).toContainText('10');
  await page.getByRole('tab', { name: /^Runs/ }).click();
  await expect(rows(page).filter({ hasText: 'completed' })).toHaveCount(2);
  await expect(rows(page).filter({ hasText: cluster.job().id })).toContainText('2.5 s');
  expect(served.said().split(key)).toHaveLength(2);
});

test('Stop stops it there', async ({ page }) => {
  await openServed(page);
  await submit(page);
  cluster.stand('RUNNING');
  await expect(status(page)).toContainText('running on Ray');
  await button(page, 'Stop').click();
  await expect(status(page)).toContainText('stopped');
  const stops = cluster.ray.heard.filter(({ url }) => url.endsWith('/stop'));
  expect(stops.map(({ method }) => method)).toEqual(['POST']);
});

test('a job that fails says why', async ({ page }) => {
  await openServed(page);
  await submit(page);
  cluster.stand('FAILED', 'Traceback ...\nValueError: the tank runs over\nprocess exited with 1');
  await expect(status(page)).toContainText('failed');
  await expect(rows(page).nth(1)).toContainText('ValueError: the tank runs over');
});

test('a component that asks for what the cluster has not is named before it is sent', async ({
  page,
}) => {
  await openServed(
    page,
    MODEL.replace('{name: sum}', '{name: sum, resources: {gpu: 2, memory: 64Gi}}'),
  );
  await openDialog(page);
  await expect(dialog(page).getByRole('alert')).toContainText('sum asks for 2 GPU');
  await expect(dialog(page).getByRole('alert')).toContainText('sum asks for 68.7 GB of memory');
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);
  await button(page, 'Run all the same').click();
  cluster.stand('RUNNING');
  await expect(rows(page).nth(1)).toContainText('sum asks for 2 GPU', { timeout: 30_000 });
  await expect(rows(page).nth(1)).toContainText('waiting on Ray');
  await button(page, 'Stop').click();
  await expect(status(page)).toContainText('stopped');
});

test('a cluster that is not there is told, and found when it is', async ({ page }) => {
  await openServed(page);
  cluster.ray.cut();
  await openDialog(page);
  await expect(dialog(page).getByRole('alert')).toContainText('Nobody listens at');
  await expect(dialog(page).getByRole('alert')).toContainText('ray start --head');
  await expect(button(page, 'Try again')).toBeVisible();
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);
});

test('a submission that Ray refuses leaves no run behind', async ({ page }) => {
  await openServed(page);
  cluster.ray.on('POST /api/jobs/', (_, answer) => {
    answer.writeHead(500).end('the disk of the head is full');
  });
  await openDialog(page);
  await button(page, 'Run on Ray').click();
  await expect(dialog(page).getByRole('alert')).toContainText('the disk of the head is full');
  await button(page, 'Cancel').click();
  await page.getByRole('tab', { name: /^Runs/ }).click();
  await expect(page.getByText('No runs yet')).toBeVisible();
});

test('a bridge that went away is told, and a new one takes over with its own key', async ({
  page,
}) => {
  await openServed(page);
  await submit(page);
  cluster.stand('RUNNING');
  await expect(status(page)).toContainText('running on Ray');
  const { port } = served;
  await served.end();
  await expect(status(page)).toContainText('unknown on Ray', { timeout: 30_000 });
  await expect(rows(page).nth(1)).toContainText('patchbay serve');
  served = await serveWithRay(cluster.ray.base, port);
  await expect(rows(page).nth(1)).toContainText('key of this page', { timeout: 30_000 });
  // The same page, to which the new address only brings a fragment.
  await page.evaluate((to) => (location.href = to), served.address);
  await expect(status(page)).toContainText('running on Ray', { timeout: 30_000 });
});

test('a visit without the bridge says that it does not know', async ({ page }) => {
  await openServed(page);
  await submit(page);
  cluster.stand('RUNNING');
  await expect(status(page)).toContainText('running on Ray');
  const { origin } = new URL(served.address);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(origin);
  await expect(status(page)).toContainText('unknown on Ray');
  await page.getByRole('tab', { name: /^Runs/ }).click();
  await expect(rows(page).nth(1)).toContainText('Open the address that patchbay serve prints');
});
