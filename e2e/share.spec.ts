import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { button } from './page/screen.ts';
import { seriousIn } from './page/serious.ts';

/** Everything in the dialogs of sharing and export, by one person's hands. */

const input = (page: Page) => page.locator('input[type=file]').first();

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['PATCHBAY_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

test('a model goes out as pictures and as an archive, and opens again from each', async ({
  page,
}) => {
  await page.goto('/?example=heated-tank');
  await expect(page.locator('[data-component="tank"]')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('export');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  for (const [kind, suffix] of [
    ['SVG', '.svg'],
    ['PNG', '.png'],
    ['Archive', '.patchbay.zip'],
  ] as const) {
    await dialog.getByRole('button', { name: kind, exact: true }).click();
    if (kind !== 'Archive') {
      const picture = dialog.getByRole('img', { name: /^Canvas of/ });
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(300);
    }
    await shot(page, `export-${kind}`);
    expect(await seriousIn(page, '[role=dialog]')).toEqual([]);
    const coming = page.waitForEvent('download');
    await dialog.getByRole('button', { name: /^Download/ }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toContain(suffix);
    const buffer = await readFile(await download.path());
    await page.keyboard.press('Escape');
    await input(page).setInputFiles({
      ...{ name: `model${suffix}`, mimeType: 'application/octet-stream', buffer },
    });
    await expect(page.getByText(/^Imported/).last()).toBeVisible();
    await expect(page.locator('[data-component="tank"]')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox').fill('export');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
  }
});

test('the export of YAML names what that does not carry', async ({ page }) => {
  await page.goto('/?example=seattle-weather');
  await page.locator('[data-component]').first().waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('export');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const left = dialog.getByRole('list', { name: 'Not in this YAML' });
  await expect(left).toContainText('the file seattle-weather.csv: send it beside the YAML');
  await expect(left).not.toContainText('the places on the canvas');
  await dialog.getByRole('checkbox', { name: 'With the layout of the canvas' }).uncheck();
  await expect(left).toContainText('the places on the canvas');
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);
  await shot(page, 'export-yaml');
  await dialog.getByRole('button', { name: 'Mermaid', exact: true }).click();
  await expect(left).toHaveCount(0);
});

test('a link that is short enough is shown as a QR code, another says why not', async ({
  page,
}) => {
  const share = async (example: string) => {
    await page.goto(`/?example=${example}`);
    await page.locator('[data-component]').first().waitFor();
    await button(page, 'Share').click();
    return page.getByRole('dialog', { name: 'Share as a link' });
  };
  let dialog = await share('heated-tank');
  const show = dialog.getByRole('button', { name: 'Show a QR code' });
  await expect(dialog.getByRole('img')).toHaveCount(0);
  await show.click();
  const code = dialog.getByRole('img', { name: 'QR code of the link' });
  await expect(code).toBeVisible();
  await expect(dialog.getByText('this machine alone')).toBeVisible();
  expect((await code.boundingBox())?.width).toBeGreaterThan(300);
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);
  await shot(page, 'qr');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await seriousIn(page, '[role=dialog]')).toEqual([]);
  await shot(page, 'qr-dark');

  dialog = await share('seattle-weather');
  await expect(dialog.getByText('Too long for a QR code')).toBeVisible();
  await expect(show).toHaveCount(0);
});

test('a plain link that a script wrote opens with a banner that tells what is inside', async ({
  page,
}) => {
  const yaml = `plugboard:
  process:
    args:
      name: by-hand
      components:
        - {type: patchbay.Range, args: {name: a, iters: 3}}
      patchbay: {watch: [a.y], controls: [{argument: a.iters}], run: {seed: 4}}
`;
  await page.goto(`/#y1.${encodeURIComponent(yaml)}`);
  const banner = page.getByRole('alert').filter({ hasText: 'copy from a shared link' });
  await expect(banner).toContainText('1 component, 1 plot, 1 control, seed 4');
  await shot(page, 'banner');
});
