import { expect, test } from '@playwright/test';
import { button } from './page/screen.ts';
import { seriousIn } from './page/serious.ts';

const model = (names: readonly string[], iters: number) =>
  `plugboard:\n  process:\n    args:\n      components:\n${names
    .map((name) => `      - {type: patchbay.Range, args: {name: ${name}, iters: ${iters}}}\n`)
    .join('')}`;
const file = (name: string, text: string) => ({
  ...{ name, mimeType: 'application/yaml' },
  buffer: Buffer.from(text),
});

test('?diff shows two files on one canvas, as a list and as text, and stores nothing', async ({
  page,
}) => {
  await page.goto('/?diff');
  const sheet = page.getByRole('dialog', { name: 'Compare two models' });
  await sheet.getByLabel('Before: a file').setInputFiles(file('a.yaml', model(['one', 'two'], 3)));
  await sheet.getByLabel('After: a file').setInputFiles(file('b.yaml', model(['one', 'new'], 4)));
  await expect(sheet.locator('[data-marked="new"]')).toHaveAttribute('data-mark', 'added');
  await expect(sheet.locator('[data-marked="two"]')).toHaveAttribute('data-mark', 'removed');
  await expect(sheet.locator('[data-marked="one"]')).toHaveAttribute('data-mark', 'changed');
  await expect(sheet.getByRole('group', { name: 'Changes' })).toContainText('iters');
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);

  await sheet.getByLabel('After: a file').setInputFiles(file('c.yaml', 'plugboard: ['));
  await expect(sheet.getByRole('alert')).toContainText('c.yaml: Line 1');
  await sheet.getByLabel('Before: a document').click();
  await page.getByRole('option', { name: /open/ }).click();
  await sheet.getByLabel('After: a file').setInputFiles(file('a.yaml', model(['one', 'two'], 3)));
  await expect(sheet.locator('[data-marked="two"]')).toHaveAttribute('data-mark', 'added');
  await button(page, 'Close').click();
  await expect(sheet).toHaveCount(0);
});
