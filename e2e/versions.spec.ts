import { expect, test } from '@playwright/test';
import { button, component } from './page/screen.ts';
import { seriousIn } from './page/serious.ts';

test('a version is named, compared on one canvas, brought back, and that is undone', async ({
  page,
}) => {
  await page.goto('/?example=coupled-tanks');
  await component(page, 'flows').click();
  await page.getByRole('tab', { name: 'History', exact: true }).click();
  await button(page, 'Versions').click();
  const sheet = page.getByRole('dialog', { name: 'Versions' });
  await sheet.getByLabel('Name of this version').fill('First');
  await sheet.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(sheet.getByRole('region', { name: 'First' })).toContainText('to look at only');
  await button(page, 'Back to the document').click();

  await component(page, 'flows').click();
  await page.keyboard.press('Delete');
  await expect(component(page, 'flows')).toHaveCount(0);
  await button(page, 'Versions').click();
  await expect(sheet.locator('[data-marked="flows"]')).toHaveAttribute('data-mark', 'removed');
  await expect(sheet.getByRole('checkbox', { name: 'Choose component flows' })).toBeVisible();
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);

  await sheet.getByRole('button', { name: 'Restore this version' }).click();
  await expect(component(page, 'flows')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(component(page, 'flows')).toHaveCount(0);
});
