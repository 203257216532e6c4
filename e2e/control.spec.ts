import { expect, type Page, test } from '@playwright/test';
import { chooseModel } from './page/models.ts';
import { button, status } from './page/screen.ts';

/** A count far beyond what a test waits for, at so many steps a second, and its sum. */
const MODEL = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args:
            name: counter
            iters: 1000000000
            step: 1
        - type: patchbay.Accumulate
          args:
            name: sum
      connectors:
        - source: counter.y
          target: sum.x
`;

async function open(page: Page): Promise<void> {
  await page.goto('/');
  await chooseModel(page, MODEL, 'count');
  await page.locator('.react-flow__node').filter({ hasText: 'counter' }).click();
}

async function logLines(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByText(text).first()).toBeVisible();
}

test('a run is held at a value that a person names, says where, and goes on', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Hold the run at y' }).click();
  await page.getByRole('combobox', { name: 'Hold the run when y' }).click();
  await page.getByRole('option', { name: 'Is', exact: true }).click();
  const value = page.getByRole('textbox', { name: 'Value of y to hold at' });
  await value.fill('5000');
  await value.press('Enter');

  await button(page, 'Run').click();
  await expect(status(page)).toContainText('paused');
  await logLines(page, 'Held at counter.y in step 5001: 5000, which is == 5000.');

  // It goes on from there, and is not held again.
  await page.getByRole('button', { name: /^(Run|Resume)$/ }).click();
  await expect(status(page)).toContainText('running');
  await button(page, 'Stop').click();
  await expect(status(page)).toContainText('stopped');
});

test('an argument that is changed during a run counts from then on', async ({ page }) => {
  await open(page);
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('running');
  const iters = page.getByRole('textbox', { name: 'Steps', exact: true });
  await iters.fill('10');
  await iters.press('Enter');
  // A range that is beyond its new end is through.
  await expect(status(page)).toContainText('completed');
  await logLines(page, 'iters is 10 from here on: it was changed while the process runs.');
});
