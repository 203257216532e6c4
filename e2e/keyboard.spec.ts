import { expect, test, type Page } from '@playwright/test';

/** Presses Tab until the focused thing has this accessible name, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const at = document.activeElement;
      return `${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''}`.trim();
    });
    if (name.test(label)) return;
  }
  throw new Error(`Tab never came to ${String(name)}.`);
}

test('a model is built, wired and run by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Draw a process')).toBeVisible();

  await tabTo(page, /^Range/);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-component="range"]')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search components' }).focus();
  await tabTo(page, /^Accumulate/);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-component="accumulate"]')).toBeVisible();

  await page.locator('[data-component="range"]').focus();
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-connector="range.y..accumulate.x"]')).toHaveCount(1);

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status', { name: 'Run status' })).toContainText('completed');
});
