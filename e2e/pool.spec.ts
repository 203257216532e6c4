import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { parseDocument } from 'yaml';

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
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Run status' })).toContainText('completed');
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

    const name = `${id}.yaml`;
    const file = { name, mimeType: 'text/yaml', buffer: Buffer.from(spreadModel(id)) };
    await page.locator('input[type=file]').first().setInputFiles(file);
    await expect(page.getByRole('button', { name: 'Process type: RayProcess' })).toBeVisible();
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
