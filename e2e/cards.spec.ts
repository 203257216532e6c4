import { expect, type Page, test } from '@playwright/test';

const MODEL = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args:
            name: counter
            iters: 5
            step: 1
        - type: patchbay.Accumulate
          args:
            name: sum
      connectors:
        - source: counter.y
          target: sum.x
`;
const card = (page: Page, name: string) =>
  page.locator('.react-flow__node').filter({ hasText: name });
const runStatus = (page: Page) => page.getByRole('status', { name: 'Run status' });

async function open(page: Page, text: string): Promise<void> {
  await page.goto('/');
  const file = { name: 'cards.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await expect(card(page, 'counter')).toBeVisible();
}

test('values are greyed after an edit of the model, not after a drag, and plain again once undone', async ({
  page,
}) => {
  await open(page, MODEL);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(runStatus(page)).toContainText('completed');
  const stale = page.locator('canvas[data-stale]');
  await expect(stale).toHaveCount(0);
  await card(page, 'counter').click();
  await page.keyboard.press('ArrowDown');
  const steps = page.getByRole('textbox', { name: 'Steps', exact: true });
  await expect(stale).toHaveCount(0);
  await steps.fill('7');
  await steps.press('Enter');
  await expect(stale).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(stale).toHaveCount(0);
});
