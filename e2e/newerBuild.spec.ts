import { expect, test, type Page } from '@playwright/test';
import { serveDist, type StaticSite } from './serveDist.ts';
import { button, component, inspector, status } from './page/screen.ts';

/*
 * A site that gets a newer build while a page of the older one is open: files that the page has not asked for yet
 * are gone.
 */

const notices = (page: Page) => page.getByRole('log', { name: 'Notices' });
const dialog = (page: Page) => page.getByRole('dialog');

/** The page with all that comes by itself, then without any other script. */
async function opened(page: Page): Promise<StaticSite> {
  const site = await serveDist('/');
  await page.goto(`${site.url}?example=heated-tank`);
  await component(page, 'thermostat').click();
  await expect(inspector(page).getByLabel(/^low/i)).toBeVisible();
  await page.waitForLoadState('networkidle');
  return site;
}

/** Under the names of another build. */
function publish(site: StaticSite): void {
  site.withhold(/^assets\//);
  site.replace('index.html', (text) => text.replace(/begin-\w+/, 'begin-another'));
}

/** The files are there under their names again, as those of the newer build are. */
function settle(site: StaticSite): void {
  site.withhold(null);
  site.replace('index.html', (text) => text);
}

test('a press on a part that is gone says to reload, leaves the keys alone, and nothing is lost', async ({
  page,
}) => {
  const site = await opened(page);
  publish(site);
  const low = inspector(page).getByLabel(/^low/i);
  await low.fill('51');
  await low.press('Enter');
  for (const name of ['Share', 'Export', 'Import']) {
    await button(page, name).click();
    await expect(notices(page)).toContainText('There is a newer Patchbay on this site');
    await expect(notices(page)).toContainText('your document is kept');
    await expect(notices(page).getByRole('button', { name: 'Reload' })).toHaveCount(1);
  }
  await expect(page.getByText('could not be shown')).toHaveCount(0);

  // No dialog is open, so the keys are the editor's.
  await component(page, 'thermostat').click();
  await page.keyboard.press('Control+Enter');
  await expect(status(page)).toContainText('completed');
  // A first note brings a layer of the canvas, which stays without it.
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+g');
  await expect(component(page, 'tank')).toBeVisible();

  settle(site);
  await notices(page).getByRole('button', { name: 'Reload' }).click();
  await component(page, 'thermostat').click();
  await expect(inspector(page).getByLabel(/^low/i)).toHaveValue('51');
  await button(page, 'Share').click();
  await expect(dialog(page)).toBeVisible();
  await site.close();
});

test('a part that did not come once comes with the next press', async ({ page }) => {
  const site = await opened(page);
  site.withhold(/^assets\//);
  await button(page, 'Share').click();
  await expect(notices(page)).toContainText('Try again');
  site.withhold(null);
  await button(page, 'Share').click();
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');

  await site.close();
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(notices(page)).toContainText('Check the network');
  await expect(page.getByText('YAML could not be shown')).toBeVisible();
});
