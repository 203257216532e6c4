import { expect, test, type Page } from '@playwright/test';
import { startBrowser } from './mortalBrowser.ts';
import { chooseModel } from './page/models.ts';
import { button, status } from './page/screen.ts';

/* A run whose page was killed shows what it had recorded, and goes on from where it was kept last. */

/** Noise, a memory of it, and a wait in each step: a few seconds long. */
const MODEL = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Random
          args: { name: noise, iters: 1500 }
        - type: patchbay.Formula
          args:
            name: level
            inputs: [before, inflow]
            expressions: { y: 0.9 * before + inflow }
            initial_values: { before: [1] }
        - type: patchbay.FileWriter
          args: { name: table, path: out.csv, field_names: [x], chunk_size: 7 }
      connectors:
        - { source: noise.y, target: level.inflow }
        - { source: level.y, target: level.before }
        - { source: level.y, target: table.x }
      patchbay: { watch: [level.y] }
`;

const row = (page: Page, name: string) =>
  page.getByRole('row', { name: new RegExp(`^${name}(?:shown)? `) });

test('a run that is cut off goes on from its last checkpoint to the same end', async ({
  baseURL,
}, info) => {
  test.setTimeout(150_000);
  const [profile, url] = [info.outputPath('profile'), baseURL ?? ''];
  let browser = await startBrowser(profile, url);
  try {
    let { page } = browser;
    await chooseModel(page, MODEL);
    await expect(page.locator('[data-component="level"]')).toBeVisible();
    await button(page, 'Run').click();
    await expect(status(page)).toContainText('completed');

    // Paced, so that it is under way for a while.
    await page.getByRole('button', { name: /^Speed/ }).click();
    await page.getByRole('menuitemradio', { name: '100 steps a second' }).click();
    await button(page, 'Run').click();
    await page.getByRole('tab', { name: 'Runs' }).click();
    await expect
      .poll(
        async () =>
          Number(/([\d,]+) steps/u.exec(await status(page).innerText())?.[1]?.replaceAll(',', '')),
        {
          timeout: 60_000,
        },
      )
      .toBeGreaterThan(1_000);
    await browser.kill();

    browser = await startBrowser(profile, url);
    ({ page } = browser);
    await page.getByRole('tab', { name: 'Runs' }).click();
    const cut = row(page, 'Run 2');
    await expect(cut).toContainText('interrupted');
    await expect(cut).toContainText(/can go on from step \d+/);
    await page.screenshot({ path: info.outputPath('interrupted.png') });
    await button(page, 'Continue Run 2').click();
    await expect(status(page)).toContainText('completed', { timeout: 60_000 });
    await expect(row(page, 'Run 2')).toContainText('completed');
    await button(page, 'Compare two runs').click();
    const check = page.getByRole('group', { name: 'Tolerance check' });
    await check.getByRole('textbox', { name: 'Absolute tolerance' }).fill('0');
    await check.getByRole('textbox', { name: 'Relative tolerance' }).fill('0');
    await page.keyboard.press('Enter');
    await expect(check.getByRole('status')).toContainText(/Pass.*values agree/);
  } finally {
    await browser.kill().catch(() => undefined);
  }
});
