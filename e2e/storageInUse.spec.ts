import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { button, component, components } from './page/screen.ts';

/* Storage that fails while somebody works: with several documents open, with Home open, during a backup. */

const saved = (page: Page) => page.getByText('Saved', { exact: true });
const unsaved = (page: Page) => page.getByText('Not saved', { exact: true });
const trouble = (page: Page) => page.getByRole('alert');
const home = (page: Page) => page.getByRole('dialog', { name: 'Documents' });
const tab = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Open documents' })
    .getByRole('button', { name, exact: true });

async function add(page: Page, type: string): Promise<void> {
  const palette = page.getByRole('region', { name: 'Palette' });
  await palette.getByRole('button', { name: type, exact: true }).click();
}

/** What is open, as the file that Export gives. */
async function taken(page: Page): Promise<string> {
  await button(page, 'Export').click();
  const download = page.waitForEvent('download');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Download .*\.yaml$/ })
    .click();
  const text = readFileSync(await (await download).path(), 'utf8');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return text;
}

/** Every change of a database breaks off with the error that `fails` names, while it names one. */
const faultyDisk = (page: Page) =>
  page.addInitScript(() => {
    const transaction = Reflect.get(IDBDatabase.prototype, 'transaction');
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      const fails: unknown = Reflect.get(globalThis, 'fails');
      if (mode === 'readwrite' && typeof fails === 'string')
        throw new DOMException('It could not be written.', fails);
      return transaction.call(this, names, mode, options);
    };
  });
const fail = (page: Page, fails: string | null) =>
  page.evaluate((now) => Reflect.set(globalThis, 'fails', now), fails);

const notices = (page: Page) => page.getByRole('log', { name: 'Notices' });

/** How storage comes to fail in the midst of work; `storage.spec` has it fail from the start. */
const FAULTS = [
  ['breaks off what is written', 'broke off what was asked of it', 'UnknownError'],
  ['has no more room', 'The browser’s storage is full', 'QuotaExceededError'],
] as const;

for (const [name, says, error] of FAULTS) {
  test(`storage that ${name} in the midst of work on two documents takes nothing`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await faultyDisk(page);
    await page.goto('/?example=heated-tank');
    await expect(saved(page)).toBeVisible();
    await page.keyboard.press('Control+o');
    await home(page).getByRole('button', { name: 'Examples' }).click();
    await home(page).getByRole('button', { name: 'Level control of coupled tanks' }).click();
    await expect(component(page, 'level_controller')).toBeVisible();
    await expect(saved(page)).toBeVisible();
    const before = await components(page).count();
    await expect(tab(page, 'Heated tank')).toBeVisible();

    await fail(page, error);
    await add(page, 'Sine');
    await expect(components(page)).toHaveCount(before + 1);
    await expect(trouble(page)).toContainText(says);
    await expect(unsaved(page)).toBeVisible();

    // Home shows what there is, and what it is asked to write is told.
    await page.keyboard.press('Control+o');
    await expect(home(page).getByText('Heated tank', { exact: true })).toBeVisible();
    await button(page, 'Tag Heated tank').click();
    await page.keyboard.type('water');
    await page.keyboard.press('Enter');
    await expect(notices(page)).toContainText(says);
    await page.keyboard.press('Escape');
    if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await taken(page)).toContain('patchbay.Sine');

    // Nothing is left behind unasked, and work goes on.
    await tab(page, 'Heated tank').click();
    await expect(notices(page)).toContainText(
      /“Level control of coupled tanks” could not be saved, so it stays open/,
    );
    await expect(components(page)).toHaveCount(before + 1);
    await add(page, 'Range');
    await expect(components(page)).toHaveCount(before + 2);
    expect(await taken(page)).toContain('patchbay.Range');

    await fail(page, null);
    await expect(saved(page)).toBeVisible({ timeout: 30_000 });
    await expect(trouble(page)).toHaveCount(0);
    await tab(page, 'Heated tank').click();
    await expect(component(page, 'tank')).toBeVisible();
    await tab(page, 'Level control of coupled tanks').click();
    await expect(components(page)).toHaveCount(before + 2);
    await page.reload();
    await expect(components(page)).toHaveCount(before + 2);
  });
}

test('a backup folder that goes while a backup is written to it is told, and nothing else is lost', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('models', { create: true }),
    });
    // The folder goes between the moment a file of it is opened and the moment that is written.
    const open = Reflect.get(FileSystemFileHandle.prototype, 'createWritable');
    FileSystemFileHandle.prototype.createWritable = async function (options) {
      if (Reflect.has(globalThis, 'goes')) {
        const root = await navigator.storage.getDirectory();
        await root.removeEntry('models', { recursive: true });
        Reflect.deleteProperty(globalThis, 'goes');
      }
      return open.call(this, options);
    };
  });
  await page.goto('/?example=heated-tank');
  await expect(saved(page)).toBeVisible();
  await page.keyboard.press('Control+o');
  await page.getByRole('button', { name: /^Storage/ }).click();
  const part = page.getByRole('region', { name: 'Backup in a folder' });
  await button(page, 'Choose a folder').click();
  await expect(part).toContainText('Last backup just now.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const before = await components(page).count();

  await page.evaluate(() => Reflect.set(globalThis, 'goes', true));
  await add(page, 'Sine');
  await expect(notices(page)).toContainText(/The backup does not go on.*not there any more/);
  await expect(saved(page)).toBeVisible();
  await expect(components(page)).toHaveCount(before + 1);
  expect(await taken(page)).toContain('patchbay.Sine');
  await page.keyboard.press('Control+o');
  await page.getByRole('button', { name: /^Storage/ }).click();
  await expect(part).toContainText(/not there any more.*nothing here is lost/);
  await page.reload();
  await expect(components(page)).toHaveCount(before + 1);
});
