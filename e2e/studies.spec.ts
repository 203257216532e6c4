import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { boxOf, drag } from './page/hands.ts';
import { chooseModel } from './page/models.ts';
import { button, component } from './page/screen.ts';
import { distanceModel } from './page/studies.ts';
import { seriousIn } from './page/serious.ts';

const model = (samples: number): string => distanceModel(samples, 3);

/** Milliseconds after which a trial is in storage. */
const KEPT = 1_000;

const studyStatus = (page: Page): Locator => page.getByRole('status', { name: 'Study status' });
const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Trials' });

async function openStudies(page: Page, samples: number): Promise<void> {
  await page.goto('/');
  await chooseModel(page, model(samples));
  await expect(component(page, 'cost')).toBeVisible();
  await page.getByRole('tab', { name: 'Studies', exact: true }).click();
  await expect(button(page, 'Start study')).toBeVisible();
}

/** The numbers of a column, in the rows that are there. */
async function column(page: Page, at: number): Promise<readonly number[]> {
  const cells = grid(page).locator(`[data-cell$=" ${at}"]`);
  return (await cells.allTextContents()).map(Number);
}

test('a study runs, its trials are sorted, filtered, looked at and taken away as CSV', async ({
  page,
}) => {
  await openStudies(page, 60);
  await button(page, 'Start study').click();
  await expect(studyStatus(page)).toHaveText('Completed');
  await page.getByRole('radio', { name: 'Results' }).check();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '61');
  const first = await grid(page).locator('[data-cell$=" 0"]').allTextContents();
  expect(first.map((text) => Number(/\d+/u.exec(text)?.[0]))).toEqual([...first.keys()]);

  await button(page, 'cost.y').click();
  await expect(page.getByRole('columnheader', { name: 'cost.y' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const costs = await column(page, 3);
  expect(costs.length).toBeGreaterThan(3);
  expect(costs).toEqual(costs.toSorted((a, b) => a - b));

  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const detail = page.getByRole('region', { name: /^Trial \d+$/ });
  await expect(detail).toContainText('best');

  const [best = ''] = await grid(page).locator('[data-cell="0 1"]').allTextContents();
  await button(page, 'Use these values').click();
  await expect(component(page, 'a')).toContainText(best);
  await button(page, 'Undo').click();
  await expect(component(page, 'a')).not.toContainText(best);

  await grid(page).focus();
  await page.keyboard.press('Escape');
  await expect(detail).toHaveCount(0);

  await button(page, 'Filter trials').click();
  await page.getByRole('searchbox', { name: 'Filter a.value' }).fill('> 0');
  const passing = page.getByRole('status', { name: 'Trials shown' });
  await expect(passing).toContainText('of 60 trials');
  for (const value of await column(page, 1)) expect(value).toBeGreaterThan(0);

  await button(page, 'Download study').click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^Trials that pass/ }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\n');
  expect(lines[0]).toBe(
    'number,component.a.arg.value,component.b.arg.value,component.cost.field.y,status,error,seconds',
  );
  expect(await passing.textContent()).toBe(`${lines.length - 1} of 60 trials`);
});

test('a drag on an axis brushes table and plots, and a press on the chip takes it back', async ({
  page,
}) => {
  await openStudies(page, 40);
  await button(page, 'Start study').click();
  await expect(studyStatus(page)).toHaveText('Completed');
  await page.getByRole('radio', { name: 'Results' }).check();
  const plot = page.getByRole('img', { name: /^Parallel coordinates/ });
  const { x, y, height } = await boxOf(plot);
  const axis = x + 56;
  await drag(page, { x: axis, y: y + 60 }, { x: axis, y: y + height * 0.6 });
  const chip = page.getByRole('button', { name: /^All values of a\.value again/ });
  await expect(chip).toBeVisible();
  await expect(grid(page)).not.toHaveAttribute('aria-rowcount', '41');
  await chip.click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '41');
});

test('a study whose page is reloaded in its midst has its trials, and goes on to the end', async ({
  page,
}) => {
  await openStudies(page, 300);
  await button(page, 'Start study').click();
  const count = page.getByText(/[\d,]+ of 300 trials/);
  const trials = async () =>
    Number(/([\d,]+) of/u.exec(await count.innerText())?.[1]?.replaceAll(',', ''));
  await expect.poll(trials).toBeGreaterThan(20);
  await button(page, 'Pause study').click();
  await expect(studyStatus(page)).toHaveText('Paused');
  const before = await trials();
  // What is older than a second is kept, by the page's own clock.
  await page.evaluate((kept) => new Promise((resolve) => setTimeout(resolve, kept)), KEPT);
  await page.reload();
  await expect(studyStatus(page)).toHaveText('Interrupted');
  // Those that were under way have ended since.
  expect(await trials()).toBeGreaterThanOrEqual(before);
  await button(page, 'Continue study').click();
  await expect(studyStatus(page)).toHaveText('Completed');
  expect(await trials()).toBe(300);
});

test('a kept study is named, copied, deleted and drawn beside another; a trial has its series', async ({
  page,
}) => {
  await openStudies(page, 30);
  await button(page, 'Start study').click();
  await expect(studyStatus(page)).toHaveText('Completed');
  await page.getByRole('radio', { name: 'All' }).check();
  const list = page.getByRole('table', { name: 'Studies' });
  await button(page, 'Rename model').click();
  await page.keyboard.type('First');
  await page.keyboard.press('Enter');
  await button(page, 'Duplicate First').click();
  await expect(list.getByRole('row')).toHaveCount(3);
  await button(page, 'Delete First, copy').click();
  await expect(list.getByRole('row')).toHaveCount(2);
  await page.getByRole('log', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByRole('row')).toHaveCount(3);

  // The copy is there after a reload with its trials, and shows, since it is the newest.
  await page.reload();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '31');
  await page.getByRole('radio', { name: 'All' }).check();
  await expect(button(page, 'Draw First, copy beside')).toBeDisabled();
  await button(page, 'Draw First beside').click();
  await expect(button(page, 'Draw First beside')).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('radio', { name: 'Results' }).check();
  await grid(page).locator('[data-cell="2 0"]').click();
  await button(page, 'Draw its series').click();
  await expect(page.getByRole('tab', { name: 'Plots', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByText('First, copy, trial 2')).toBeVisible();
});

test('a study is paused, goes on and is stopped', async ({ page }) => {
  await openStudies(page, 100_000);
  await button(page, 'Start study').click();
  await expect(studyStatus(page)).toHaveText('Running');
  await button(page, 'Pause study').click();
  await expect(studyStatus(page)).toHaveText('Paused');
  await button(page, 'Continue study').click();
  await expect(studyStatus(page)).toHaveText('Running');
  await button(page, 'Stop study').click();
  await expect(studyStatus(page)).toHaveText('Stopped');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`axe finds nothing serious in studies (${colorScheme})`, async ({ page }) => {
      await openStudies(page, 30);
      await button(page, 'Start study').click();
      await expect(studyStatus(page)).toHaveText('Completed');
      await page.getByRole('radio', { name: 'Results' }).check();
      await button(page, 'Filter trials').click();
      await grid(page).locator('[data-cell="0 0"]').click();
      await expect(page.getByRole('region', { name: /^Trial \d+$/ })).toBeVisible();
      expect(await seriousIn(page, '[role=tabpanel]')).toEqual([]);
    });
  });
}
