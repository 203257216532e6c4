import { expect, test, type Page } from '@playwright/test';
import { button } from './page/screen.ts';
import { axe } from './page/serious.ts';
import { still } from './page/still.ts';

/* A folder of the page's own stands in for the one that a person would choose. */
const chooseOwn = (page: Page) =>
  page.addInitScript(() => {
    Object.assign(globalThis, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('models', { create: true }),
    });
  });

/** Texts of the files in the folder, by name. */
const filesOf = (page: Page) =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('models', { create: true });
    const texts: Record<string, string> = {};
    for await (const [name, handle] of folder.entries())
      if (handle instanceof FileSystemFileHandle)
        texts[name] = await (await handle.getFile()).text();
    return texts;
  });

async function openStorage(page: Page): Promise<void> {
  await page.keyboard.press('Control+o');
  await page.getByRole('button', { name: /^Storage/ }).click();
}

test('documents land in a folder as they are saved, after a reload too, and what is not ours is kept', async ({
  page,
}, info) => {
  await chooseOwn(page);
  await page.goto('/?example=heated-tank');
  await expect(page.locator('[data-component]').first()).toBeVisible();
  await openStorage(page);
  const part = page.getByRole('region', { name: 'Backup in a folder' });
  await button(page, 'Choose a folder').click();
  await expect(part).toContainText('Last backup just now.');
  await still(page);
  await page.screenshot({ path: info.outputPath('backup.png') });
  const { violations } = await axe(page).include('[role=dialog]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const [name = ''] = Object.keys(await filesOf(page));
  expect(name).toMatch(/\.yaml$/);
  expect((await filesOf(page))[name]).toContain('components:');

  await page.reload();
  await expect(page.locator('[data-component]').first()).toBeVisible();
  // Somebody else writes there, and then a component is moved.
  await page.evaluate(async (file) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('models');
    const stream = await (await folder.getFileHandle(file)).createWritable();
    await stream.write('of a git checkout');
    await stream.close();
  }, name);
  await page.locator('[data-component]').first().click();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('had been changed by somebody else')).toBeVisible();
  const files = await filesOf(page);
  expect(Object.keys(files)).toHaveLength(2);
  expect(Object.values(files)).toContain('of a git checkout');
  expect(files[name]).toContain('components:');

  // The folder goes: that is told, and the document is saved all the same.
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry('models', { recursive: true });
  });
  await page.locator('[data-component]').first().click();
  await page.keyboard.press('ArrowRight');
  await openStorage(page);
  await expect(part).toContainText(/is not there any more.*nothing here is lost/);
  await page.screenshot({ path: info.outputPath('gone.png') });
  await button(page, 'Stop the backup').click();
  await expect(button(page, 'Choose a folder')).toBeVisible();
});
