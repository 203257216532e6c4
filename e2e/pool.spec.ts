import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { parseDocument } from 'yaml';
import { button, status } from './page/screen.ts';

/** An example whose components each ask for a processor of their own, as a RayProcess. */
function spreadModel(id: string): string {
  const document = parseDocument(readFileSync(`public/examples/${id}/model.yaml`, 'utf8'));
  const process = ['plugboard', 'process'];
  document.setIn([...process, 'type'], 'plugboard.process.RayProcess');
  document.setIn([...process, 'connector_builder'], { type: 'plugboard.connector.RayConnector' });
  const components = [...process, 'args', 'components'];
  const { items } = document.getIn(components) as { readonly items: readonly unknown[] };
  items.forEach((_, at) => document.setIn([...components, at, 'args', 'resources'], { cpu: 1 }));
  return String(document);
}

async function runToItsEnd(page: Page): Promise<string> {
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
  await page.getByRole('tab', { name: 'Table' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /CSV/ }).click();
  return readFile(await (await download).path(), 'utf8');
}

async function lastLogLine(page: Page): Promise<string> {
  await page.getByRole('tab', { name: 'Log' }).click();
  return page.getByText(/The run is completed/).innerText();
}

const SPREAD = ['heated-tank', 'production-line', 'noisy-signal'];

for (const id of SPREAD) {
  test(`${id}, spread over workers, gives what one worker gives`, async ({ page }) => {
    await page.goto(`/?example=${id}`);
    const alone = await runToItsEnd(page);
    expect(await lastLogLine(page)).not.toContain('workers');

    await openText(page, `${id}.yaml`, spreadModel(id));
    const spread = await runToItsEnd(page);
    expect(spread).toBe(alone);
    expect(await lastLogLine(page)).toMatch(/over \d workers/);
  });
}

test('a person switches between one worker and a pool, and chooses how many', async ({ page }) => {
  await page.goto('/?example=heated-tank');
  await page.getByRole('button', { name: 'Process type: LocalProcess' }).click();
  await page.getByRole('menuitemradio', { name: /A pool of workers/ }).click();
  await page.getByRole('button', { name: 'Process type: RayProcess' }).click();
  await page.getByRole('menuitemradio', { name: '2 at most' }).click();
  await runToItsEnd(page);
  expect(await lastLogLine(page)).toContain('in one worker of the pool');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Process type: LocalProcess' })).toBeVisible();
});

/** Three chains that do not end by themselves, each in a worker of its own. */
const ENDLESS = `plugboard:
  process:
    type: plugboard.process.RayProcess
    connector_builder: {type: plugboard.connector.RayConnector}
    args:
      name: endless
      patchbay: {pool: {pins: {a: 1, sum_a: 1, b: 2, sum_b: 2, c: 3, sum_c: 3}}}
      components:
${['a', 'b', 'c']
  .flatMap((name) => [
    `      - {type: patchbay.Range, args: {name: ${name}, iters: 1000000000}}`,
    `      - {type: patchbay.Accumulate, args: {name: sum_${name}}}`,
  ])
  .join('\n')}
      connectors:
${['a', 'b', 'c'].map((name) => `      - {source: ${name}.y, target: sum_${name}.x}`).join('\n')}
`;

async function openText(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/yaml', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  const title = page.getByRole('textbox', { name: 'Document name' });
  await expect(title).toHaveValue(name.replace('.yaml', ''));
  await expect(page.getByRole('button', { name: 'Process type: RayProcess' })).toBeVisible();
}

/** Runs the endless model until all of its workers are at work; the one that holds the pins of this number. */
async function workerOfRun(page: Page, number: number) {
  await button(page, 'Run').click();
  // The worker of the run itself, and three for the components.
  await expect.poll(() => page.workers().length).toBe(4);
  await expect(status(page)).toContainText(/running.*[1-9]/);
  const workers = page.workers();
  const names = await Promise.all(workers.map((worker) => worker.evaluate(() => self.name)));
  return workers[names.indexOf(`worker ${number}`)];
}

const FATES = [
  ...[0, 1, 2, 1, 0, 2].map((victim) => ({ victim, ends: 'dies' as const })),
  { victim: 1, ends: 'hangs' as const },
];

test('whichever worker of a pool dies or hangs, the run fails by the names of what it held, and the next one is sound', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto('/?example=heated-tank');
  await expect(page.locator('[data-component="tank"]')).toBeVisible();
  await openText(page, 'endless.yaml', ENDLESS);
  for (const { victim, ends } of FATES) {
    const worker = await workerOfRun(page, victim + 1);
    expect(worker).toBeDefined();
    if (ends === 'dies') {
      await worker?.evaluate(() => {
        setTimeout(() => {
          throw new Error('it was killed');
        }, 0);
      });
    } else {
      worker
        ?.evaluate(() => {
          for (;;);
        })
        .catch(() => undefined);
    }
    await expect(status(page)).toContainText('failed', {
      timeout: 30_000,
    });
    await page.getByRole('tab', { name: 'Log' }).click();
    const name = ['a', 'b', 'c'][victim];
    const how = ends === 'dies' ? 'ended: .*it was killed' : 'has not answered for 10 seconds';
    const said = new RegExp(`The worker with ${name} and sum_${name} ${how}`);
    await expect(page.getByText(said).last()).toBeVisible();
    // One is there for the next run.
    await expect.poll(() => page.workers().length).toBeLessThan(2);
  }
  await openText(page, 'heated-tank.yaml', spreadModel('heated-tank'));
  await runToItsEnd(page);
  expect(await lastLogLine(page)).toMatch(/over \d workers/);
});
