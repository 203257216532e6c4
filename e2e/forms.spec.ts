import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { fillBrowser } from '../src/testing/forms/fillBrowser.ts';
import { component } from './page/screen.ts';

/* What an earlier version left in a browser is what a person finds in this one (`forms.test.ts` has the rest). */
const KEPT = 'src/testing/forms';
const versions = readdirSync(KEPT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

async function openDocument(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(name, { exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

for (const version of versions) {
  test(`documents, runs and settings of version ${version} are there`, async ({ page }) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    // A page of the same origin that touches no storage.
    await page.goto('/examples/index.json');
    const kept = gunzipSync(readFileSync(`${KEPT}/${version}/database.json.gz`)).toString('utf8');
    await page.evaluate(fillBrowser, kept);

    await page.goto('/');
    await expect(component(page, 'wave')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.getByRole('textbox', { name: /YAML/ })).toContainText('{ broken');

    await openDocument(page, 'Heated tank');
    await expect(component(page, 'work-2')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(component(page, 'work-2')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(component(page, 'energy')).toBeVisible();
    await page.getByRole('tab', { name: 'Runs' }).click();
    await expect(page.getByRole('tabpanel').getByRole('row')).toHaveCount(2);

    await openDocument(page, 'Production line with a stockpile');
    await expect(page.getByRole('group', { name: /^Line, Group of 2/ })).toBeVisible();
    await expect(page.getByText('A note')).toBeVisible();
    expect(complaints).toEqual([]);
  });
}
