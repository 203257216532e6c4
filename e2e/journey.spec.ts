import { expect, test, type Page } from '@playwright/test';
import { button, status } from './page/screen.ts';

/** Everything that the page says in its console that it should not. */
function complaints(page: Page): string[] {
  const list: string[] = [];
  page.on('console', (message) => message.type() === 'error' && list.push(message.text()));
  page.on('pageerror', (error) => list.push(String(error)));
  return list;
}

test('the first visit shows an editor, nothing modal, and no errors', async ({ page }) => {
  const errors = complaints(page);

  await page.goto('/');

  for (const name of ['Palette', 'Canvas', 'Inspector']) {
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
  }
  for (const name of [
    'Run',
    'Pause',
    'Step',
    'Stop',
    'Undo',
    'Redo',
    'Share',
    'Import',
    'Export',
  ]) {
    await expect(button(page, name)).toBeVisible();
  }
  for (const name of ['Plots', 'Table', 'Log', 'Problems', 'Runs', 'YAML', 'Code']) {
    await expect(page.getByRole('tab', { name })).toBeVisible();
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('an example is run, changed, closed, found again and taken away as YAML', async ({
  page,
  context,
}) => {
  await page.goto('/?example=heated-tank');
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');

  await page.locator('[data-component="thermostat"]').click();
  const low = page.getByRole('region', { name: 'Inspector' }).getByLabel(/^low/i);
  await low.fill('50');
  await low.press('Enter');
  await expect(page.getByText(/^saved/i).first()).toBeVisible();
  await page.close();

  const later = await context.newPage();
  await later.goto('/');
  await expect(later.locator('[data-component="tank"]')).toBeVisible();
  await later.getByRole('tab', { name: 'YAML' }).click();
  await expect(later.getByText('low: 50')).toBeVisible();
  await expect(later.getByText('# A hot-water tank of 200 litres')).toBeVisible();
  await later.getByRole('tab', { name: /Runs/ }).click();
  await expect(later.getByRole('tabpanel').getByText('completed')).toBeVisible();
});

test('a link opens as a copy that runs nothing and stores nothing until it is edited', async ({
  page,
  browser,
}) => {
  await page.goto('/?example=predator-prey');
  await expect(page.locator('[data-component="prey"]')).toBeVisible();
  await button(page, 'Share').click();
  const url = await page.getByRole('dialog').getByRole('textbox').inputValue();
  expect(url).toContain('#p3.c.');

  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  await other.goto(new URL(url).hash === '' ? url : `/${new URL(url).hash}`);

  await expect(other.locator('[data-component="prey"]')).toBeVisible();
  await expect(other.getByText(/shared/i).first()).toBeVisible();
  expect(new URL(other.url()).hash).toBe('');
  await expect(status(other)).not.toContainText(/running|completed/);
  expect(await storedDocuments(other)).toBe(0);

  await other.locator('[data-component="prey"]').click();
  await other.keyboard.press('ArrowRight');
  await expect.poll(() => storedDocuments(other)).toBe(1);
  await stranger.close();
});

test('a broken link says why and harms nothing', async ({ page }) => {
  const errors = complaints(page);
  await page.goto('/?example=predator-prey');
  await expect(page.locator('[data-component="prey"]')).toBeVisible();
  const before = await storedDocuments(page);

  for (const hash of ['#p1.d.AAAA', '#p9.d.x', '#p1.q.x', '#p1.p.e30', '#p1.d.']) {
    await page.goto('about:blank');
    await page.goto(`/${hash}`);
    await expect(page.getByText(/link/i).first()).toBeVisible();
    // Where it can be mended.
    expect(new URL(page.url()).hash).toBe(hash);
  }
  expect(await storedDocuments(page)).toBe(before);
  expect(errors).toEqual([]);
});

test('a run can be paused, stepped, resumed and stopped', async ({ page }) => {
  await page.goto('/?example=machine-maintenance');
  await button(page, 'Step').click();
  await expect(status(page)).toContainText(/waiting/);
  await expect(button(page, 'Stop')).toBeEnabled();
  await button(page, 'Stop').click();
  await expect(status(page)).toContainText('stopped');
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
});

test('one component steps alone, and says what it waits for', async ({ page }) => {
  await page.goto('/?example=noisy-signal');
  const step = async (name: string) => {
    await page.locator(`[data-component="${name}"]`).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Step this component alone/ }).click();
  };
  await step('short_mean');
  await expect(
    page.getByText('short_mean waits for a value of x from sensor.reading.'),
  ).toBeVisible();
  await expect(status(page)).toContainText('waiting');
  await step('signal');
  await expect(status(page)).toContainText(/\b1 step\b/);
  await page.keyboard.press('Control+Alt+Enter');
  await expect(status(page)).toContainText(/\b2 steps\b/);
  // The keys of a run act from anywhere, and add nothing from the palette.
  const all = await page.locator('[data-component]').count();
  await page.getByRole('region', { name: 'Palette' }).getByRole('button', { name: 'Sine' }).focus();
  await page.keyboard.press('Control+Alt+Enter');
  await expect(status(page)).toContainText(/\b3 steps\b/);
  await page.keyboard.press('Control+Enter');
  await expect(status(page)).toContainText('completed');
  await expect(page.locator('[data-component]')).toHaveCount(all);
});

/** Documents in the database of the page's origin. */
function storedDocuments(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('patchbay');
        opening.addEventListener('error', () => reject(new Error('no database')));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const count = database.transaction('documents').objectStore('documents').count();
          count.addEventListener('success', () => {
            database.close();
            resolve(count.result);
          });
        });
      }),
  );
}
