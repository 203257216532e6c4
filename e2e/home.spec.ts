import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { copyDocuments } from './page/manyDocuments.ts';
import { button, components, status } from './page/screen.ts';
import { seriousIn } from './page/serious.ts';

const home = (page: Page): Locator => page.getByRole('dialog', { name: 'Documents' });
const cards = (page: Page): Locator => home(page).getByRole('list').getByRole('listitem');
const saved = (page: Page): Locator => page.getByText('Saved', { exact: true });
const which = (page: Page, name: string): Locator =>
  home(page).getByRole('group', { name: 'Which documents' }).getByRole('button', { name });

async function openHome(page: Page): Promise<void> {
  await page.keyboard.press('Control+o');
  await expect(home(page).getByRole('searchbox')).toBeFocused();
}

test('documents are found, renamed, tagged, thrown away, brought back, duplicated and made templates', async ({
  page,
}) => {
  await page.goto('/?example=heated-tank');
  await expect(saved(page)).toBeVisible();
  await page.goto('/?example=coupled-tanks');
  await expect(saved(page)).toBeVisible();

  await openHome(page);
  await expect(cards(page)).toHaveCount(2);
  // Drawn of their data, and kept.
  await expect(cards(page).locator('svg path[class*="hue-"]').first()).toBeAttached();
  await page.keyboard.type('heat');
  await expect(cards(page)).toHaveCount(1);
  await button(page, 'Rename Heated tank').click();
  await expect(page.getByLabel('New name of Heated tank')).toBeFocused();
  await page.keyboard.type('Boiler');
  await page.keyboard.press('Enter');
  await expect(home(page).getByText('“heat”')).toBeVisible();

  await home(page).getByRole('searchbox').fill('');
  await button(page, 'Tag Boiler').click();
  await page.keyboard.type('course 2, water');
  await page.keyboard.press('Enter');
  await which(page, '#water').click();
  await expect(cards(page)).toHaveCount(1);
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);
  await which(page, 'All').click();

  await button(page, 'Delete Boiler').click();
  await expect(cards(page)).toHaveCount(1);
  await which(page, 'Trash').click();
  await expect(cards(page)).toContainText('Goes in 30 days');
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);
  await button(page, 'Restore Boiler').click();
  await expect(home(page).getByText('The trash is empty.')).toBeVisible();
  await which(page, 'All').click();
  await button(page, 'Duplicate Boiler').click();
  await expect(cards(page)).toHaveCount(3);
  await button(page, 'Use Boiler as a template').click();
  await which(page, 'Templates').click();
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);

  // Everything as one file, and back beside what is there.
  await which(page, 'Storage').click();
  await expect(home(page).getByRole('meter', { name: 'Room taken' })).toBeVisible();
  await expect(home(page).getByRole('row', { name: /^Boiler \(2\)/ })).toBeVisible();
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);
  const download = page.waitForEvent('download');
  await button(page, 'Save all as one file').click();
  const file = await (await download).path();
  await home(page)
    .getByLabel('File to restore from')
    .setInputFiles({ name: 'all.zip', mimeType: 'application/zip', buffer: readFileSync(file) });
  await which(page, 'All').click();
  await expect(cards(page)).toHaveCount(6);
  await expect(home(page).getByText('Boiler', { exact: true })).toBeVisible();
  await expect(home(page).getByText('Level control of coupled tanks (2)')).toBeVisible();
  await button(page, 'Delete Level control of coupled tanks (2)').click();
  await expect(cards(page)).toHaveCount(5);

  // By the keyboard alone, from the search to the first card.
  await which(page, 'All').click();
  await home(page).getByRole('searchbox').fill('coupled');
  await expect(cards(page)).toHaveCount(1);
  await which(page, '#water').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(home(page)).toHaveCount(0);
  await expect(page.getByLabel('Document name')).toHaveValue('Level control of coupled tanks');

  await openHome(page);
  await which(page, 'Templates').click();
  await button(page, 'New document from Boiler').click();
  await expect(page.getByLabel('Document name')).toHaveValue(/^Boiler \(\d\)$/);
  await expect(components(page)).toHaveCount(5);
});

test('of 500 documents with 2,000 runs no more is on the page than one looks at, and a search finds the one', async ({
  page,
}) => {
  test.slow();
  await page.goto('/?example=heated-tank');
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
  await expect(saved(page)).toBeVisible();
  await page.goto('/examples/index.json');
  await copyDocuments(page, 499, 2_000);
  await page.goto('/');
  await expect(components(page)).toHaveCount(5);
  // The script of Home and what it fetches: not what opening costs the second time.
  await openHome(page);
  await page.keyboard.press('Escape');
  await expect(home(page)).toHaveCount(0);

  const took = await page.evaluate(async () => {
    const from = performance.now();
    dispatchEvent(new KeyboardEvent('keydown', { key: 'o', ctrlKey: true, bubbles: true }));
    const isThere = () => document.querySelectorAll('[role=dialog] li').length > 0;
    while (!isThere()) await new Promise(requestAnimationFrame);
    return performance.now() - from;
  });
  const shown = await cards(page).count();
  const typing = Date.now();
  await home(page).getByRole('searchbox').fill('plant 499');
  await expect(cards(page)).toHaveCount(1);
  process.stdout.write(
    `Home of 500 documents: ${Math.round(took)} ms; a search ${Date.now() - typing} ms\n`,
  );
  expect(shown).toBeLessThan(100);
  await expect(home(page).getByText('Plant 499', { exact: true })).toBeVisible();
});

test('documents that are open stand as tabs, each with its undo and its view, and are there after a reload', async ({
  page,
}) => {
  const tabs = page.getByRole('navigation', { name: 'Open documents' });
  const tab = (name: string) => tabs.getByRole('button', { name, exact: true });
  const name = page.getByLabel('Document name');
  const viewport = page.locator('.react-flow__viewport');
  await page.goto('/?example=heated-tank');
  await expect(saved(page)).toBeVisible();
  await expect(tabs).toHaveCount(0);
  await page.locator('[data-component="energy"]').click();
  await page.keyboard.press('Delete');
  await expect(components(page)).toHaveCount(4);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  const view = await viewport.evaluate((element) => {
    return new Promise<string>((done) => {
      // The motion of the zoom is over when the view stands still.
      let last = '';
      const look = () => {
        const { transform } = getComputedStyle(element);
        if (transform === last) done(transform);
        else {
          last = transform;
          setTimeout(look, 200);
        }
      };
      look();
    });
  });

  await openHome(page);
  await which(page, 'Examples').click();
  await home(page).getByRole('button', { name: 'Level control of coupled tanks' }).click();
  await expect(tabs.getByRole('listitem')).toHaveCount(2);
  await tab('Heated tank').click();
  await expect(name).toHaveValue('Heated tank');
  await expect(components(page)).toHaveCount(4);
  await expect(viewport).toHaveCSS('transform', view);
  await page.keyboard.press('Control+z');
  await expect(components(page)).toHaveCount(5);
  await expect(saved(page)).toBeVisible();

  await page.reload();
  await expect(name).toHaveValue('Heated tank');
  await expect(tabs.getByRole('listitem')).toHaveCount(2);
  expect(await seriousIn(page, 'nav')).toEqual([]);
  await tab('Level control of coupled tanks').focus();
  await page.keyboard.press('Enter');
  await expect(name).toHaveValue('Level control of coupled tanks');
  await button(page, 'Close Level control of coupled tanks').click();
  await expect(name).toHaveValue('Heated tank');
  await expect(tabs).toHaveCount(0);
});
