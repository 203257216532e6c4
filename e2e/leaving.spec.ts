import { expect, test } from '@playwright/test';
import { components } from './page/screen.ts';

test('an edit of the last moment is there after a reload, also the very first one', async ({
  page,
}) => {
  await page.goto('/');
  const palette = page.getByRole('region', { name: 'Palette' });
  for (let count = 1; count <= 4; count++) {
    await palette.getByRole('button', { name: 'Sine', exact: true }).click();
    await expect(components(page)).toHaveCount(count);
    await page.reload();
    await expect(components(page)).toHaveCount(count);
  }
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(components(page)).toHaveCount(3);
  await page.reload();
  await expect(components(page)).toHaveCount(3);
});

test('a text that cannot be read yet is there after a reload', async ({ page }) => {
  await page.goto('/?example=heated-tank');
  await page.getByRole('tab', { name: 'YAML' }).click();
  const text = page.getByRole('textbox', { name: /YAML/ });
  await text.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('{ broken');
  await expect(page.getByRole('status', { name: 'Text and canvas' })).toContainText('Line');
  await page.keyboard.type('!');
  await page.reload();
  await expect(text).toContainText('{ broken!');
});

test('what is being written in a field is there after a reload', async ({ page }) => {
  await page.goto('/?example=heated-tank');
  await page.locator('[data-component="tank"]').click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('boiler');
  await page.reload();
  await expect(page.locator('[data-component="boiler"]')).toBeVisible();
});

test('a setting of the last moment is there after a reload', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('an edited model is in view as a whole after a reload, as when it was opened', async ({
  page,
}) => {
  await page.goto('/?example=heated-tank');
  const tank = page.locator('[data-component="tank"]');
  const zoom = page.getByRole('button', { name: /^Zoom \d+ %/ });
  await expect(tank).toBeVisible();
  const before = await zoom.innerText();
  await tank.click();
  await page.keyboard.press('Control+d');
  await expect(page.locator('[data-component="tank-2"]')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-component="tank-2"]')).toHaveCount(0);
  await zoom.click();
  await expect(zoom).toHaveText('100 %');
  await page.reload();
  await expect(tank).toBeVisible();
  await expect(zoom).toHaveText(before);
});
