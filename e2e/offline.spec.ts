import { expect, test, type Page } from '@playwright/test';
import { serveDist } from './serveDist.ts';
import { kept } from './page/kept.ts';
import { button, status } from './page/screen.ts';

test.use({ serviceWorkers: 'allow' });

async function runExample(page: Page, url: string, id: string, component: string): Promise<void> {
  await page.goto(`${url}?example=${id}`);
  await expect(page.locator(`[data-component="${component}"]`)).toBeVisible();
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
}

test('after one visit the editor opens and runs without a server, under any path', async ({
  page,
}) => {
  const site = await serveDist('/some/deep path/');
  await page.goto(site.url);
  await kept(page);
  await site.close();

  await runExample(page, site.url, 'heated-tank', 'tank');
  // Nothing of this one, its data file neither, was looked at while there was a server.
  await runExample(page, site.url, 'seattle-weather', 'weather');
});

test('a page that is loaded again while the site is still being kept offers no new build', async ({
  page,
}) => {
  const site = await serveDist('/');
  await page.goto(site.url);
  await expect
    .poll(() => page.evaluate(async () => Boolean(await navigator.serviceWorker.getRegistration())))
    .toBe(true);
  await page.goto(`${site.url}?again`);
  await kept(page);
  // What it would say comes with the worker's own steps, before this answer.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
  await expect(page.getByText('A new version of Patchbay is ready.')).toHaveCount(0);
  await site.close();
});

test('a new build is offered, and taken only when the person says so', async ({ page }) => {
  const site = await serveDist('/');
  await page.goto(site.url);
  await kept(page);
  site.replace('index.html', (text) => text.replace('<title>', '<title>New '));
  site.replace('sw.js', (text) =>
    text.replace(/(url:"index\.html",revision:")[0-9a-f]+/, '$1different'),
  );

  await page.goto(`${site.url}?again`);
  const notice = page.getByText('A new version of Patchbay is ready.');
  await expect(notice).toBeVisible();
  expect(await page.title()).not.toContain('New');
  await button(page, 'Reload').click();

  await expect(page).toHaveTitle(/^New /);
  await site.close();
});
