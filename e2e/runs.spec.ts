import { expect, test, type Locator, type Page } from '@playwright/test';
import { button, component, inspector, status } from './page/screen.ts';
import { seriousIn } from './page/serious.ts';

const rows = (page: Page): Locator =>
  page.getByRole('table', { name: 'Runs' }).locator('tbody').getByRole('row');

/** Runs the document to its end. */
async function runOnce(page: Page): Promise<void> {
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
}

test('two runs are compared: what differs, and where their values part', async ({ page }) => {
  await page.goto('/?example=predator-prey');
  await runOnce(page);
  await page.getByRole('tab', { name: 'Runs' }).click();
  await runOnce(page);
  await button(page, 'Compare two runs').click();
  const check = page.getByRole('group', { name: 'Tolerance check' });
  await expect(check.getByRole('status')).toContainText(/Pass.*values agree/);
  await expect(page.getByText('Both ran the same model.')).toBeVisible();

  await page.getByRole('textbox', { name: 'growth of parameters', exact: true }).fill('1.2');
  await page.keyboard.press('Enter');
  await runOnce(page);
  await expect(page.getByRole('tab', { name: 'Runs' })).toContainText('3');
  await page.getByRole('combobox', { name: 'Second run' }).click();
  await page.getByRole('option', { name: 'Run 3' }).click();
  await expect(check.getByRole('status')).toContainText(
    /Fail.* differs first at step \d+: .* in Run 1/,
  );
  await expect(
    page.getByRole('table', { name: 'What differs' }).getByRole('row').last(),
  ).toContainText(/growth.*1\.1.*1\.2/);
  await check.getByRole('textbox', { name: 'Absolute tolerance' }).fill('1000');
  await page.keyboard.press('Enter');
  await expect(check.getByRole('status')).toContainText('Pass');
  expect(await seriousIn(page, '[role=tabpanel]')).toEqual([]);
});

test('runs are kept, named, pinned, shown, deleted and brought back', async ({ page }) => {
  await page.goto('/?example=predator-prey');
  await runOnce(page);
  await page.getByRole('tab', { name: 'Runs' }).click();
  await expect(rows(page)).toHaveCount(1);
  await runOnce(page);
  await expect(rows(page)).toHaveCount(2);

  await button(page, 'Rename Run 1').click();
  await page.keyboard.type('Baseline');
  await page.keyboard.press('Enter');
  await button(page, 'Pin Baseline').click();
  await button(page, 'Show Baseline').click();
  await expect(rows(page).nth(1)).toContainText('shown');
  await expect(page.getByText('2 runs, 1 pinned')).toBeVisible();
  expect(await seriousIn(page, '[role=tabpanel]')).toEqual([]);

  await button(page, 'Delete Run 2').click();
  await expect(rows(page)).toHaveCount(1);
  const notices = page.getByRole('log', { name: 'Notices' });
  await notices.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(rows(page)).toHaveCount(2);
  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  await expect(button(page, 'Pin Baseline')).toHaveAttribute('aria-pressed', 'true');
});

test('compared runs are drawn as their difference to the one that shows, and back', async ({
  page,
}) => {
  await page.goto('/?example=predator-prey');
  await runOnce(page);
  await page.getByRole('textbox', { name: 'growth of parameters', exact: true }).fill('1.2');
  await page.keyboard.press('Enter');
  await runOnce(page);
  await page.getByRole('tab', { name: 'Plots' }).click();
  await button(page, 'Compare runs').click();
  await page.getByRole('menuitemcheckbox', { name: /Run 1/ }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Compared runs' })).toContainText('Run 1');
  const picture = page
    .getByRole('application', { name: /^Plot/ })
    .first()
    .locator('canvas')
    .first();
  const drawn = () => picture.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const both = await drawn();
  // Both runs end otherwise, and the legend says by how much.
  const prey = page.getByRole('list', { name: 'Watched fields' }).locator('output').first();
  const ends = await prey.textContent();
  const difference = button(page, 'difference');
  await difference.click();
  await expect(difference).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(drawn).not.toBe(both);
  await expect(prey).not.toHaveText(ends ?? '');
  expect(await seriousIn(page, '[role=tabpanel]')).toEqual([]);
  const folder = process.env['PATCHBAY_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/difference.png` });
  await difference.click();
  await expect(difference).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(drawn).toBe(both);
  await expect(prey).toHaveText(ends ?? '');
});

test('an earlier run is looked at step by step on the canvas, and left again', async ({ page }) => {
  await page.goto('/?example=predator-prey');
  await runOnce(page);
  await page.getByRole('tab', { name: 'Runs' }).click();
  await runOnce(page);
  await expect(rows(page)).toHaveCount(2);
  const bar = page.getByRole('region', { name: 'Kept run' });
  await expect(bar).toHaveCount(0);
  await button(page, 'Show Run 1').click();
  await expect(bar).toContainText('Run 1');
  await expect(bar).toContainText('an earlier run');
  const slider = bar.getByRole('slider', { name: 'Step of Run 1' });
  await expect(slider).toHaveValue((await slider.getAttribute('max')) ?? '');

  // What stands on the canvas is a picture; the inspector has the same values as text.
  await component(page, 'prey').click();
  await expect(inspector(page).getByText('Outputs')).toBeVisible();
  const ports = async () => /Outputs\s+y\s+(\S+)/.exec(await inspector(page).innerText())?.[1];
  const atEnd = await ports();
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(bar).toContainText('step 0 of');
  await expect.poll(ports).not.toBe(atEnd);
  const atStart = await ports();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(bar).toContainText('step 2 of');
  await expect.poll(ports).not.toBe(atStart);
  expect(await seriousIn(page, '[aria-label=Canvas]')).toEqual([]);
  await page.keyboard.press('End');
  await expect.poll(ports).toBe(atEnd);
  await bar.getByRole('button', { name: 'Back to Run 2' }).click();
  await expect(bar).toHaveCount(0);
  await expect(rows(page).first()).toContainText('shown');

  await button(page, 'Show Run 1').click();
  await slider.focus();
  await page.keyboard.press('Home');
  await runOnce(page);
  await expect(rows(page)).toHaveCount(3);
  await expect(bar).toHaveCount(0);
});
