import { expect, test, type Page } from '@playwright/test';
import { component, status } from './page/screen.ts';

const menu = (page: Page) => page.getByRole('menu', { name: 'What can be done here' });
const item = (page: Page, name: RegExp | string) => menu(page).getByRole('menuitem', { name });

test('the context menu offers what can be done with what it was opened on', async ({ page }) => {
  await page.goto('/?example=predator-prey');
  await expect(component(page, 'prey')).toBeVisible();

  await component(page, 'predators').click();
  await component(page, 'prey').click({ button: 'right' });
  await expect(item(page, /^Rename/)).toBeVisible();
  await item(page, /^Duplicate/).click();
  await expect(component(page, 'prey-2')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(component(page, 'prey-2')).toHaveCount(0);

  await component(page, 'prey').focus();
  await page.keyboard.press('Shift+F10');
  await expect(menu(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);

  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  await canvas.click({ button: 'right', position: { x: 24, y: 24 } });
  await expect(item(page, /^Select everything/)).toBeVisible();
  await expect(item(page, /^Rename/)).toHaveCount(0);
  await page.keyboard.press('Escape');

  // A drag with the right button pans and opens nothing.
  const box = await canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(box.x + 120, box.y + 90, { steps: 4 });
  await page.mouse.up({ button: 'right' });
  await expect(menu(page)).toHaveCount(0);
});

test('a context menu asked for before it is loaded comes when it is', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/hands-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/?example=predator-prey');
  await component(page, 'prey').click({ button: 'right' });
  await expect(component(page, 'prey')).toBeVisible();
  await expect(menu(page)).toHaveCount(0);
  release();
  await expect(item(page, /^Rename/)).toBeVisible();
});

test('keys are looked up, bound anew, refused where they clash, and given back', async ({
  page,
}) => {
  await page.goto('/?example=predator-prey');
  await expect(component(page, 'prey')).toBeVisible();
  await component(page, 'prey').click();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await dialog.getByRole('searchbox', { name: 'Find a shortcut' }).fill('duplicate');
  const change = dialog.getByRole('button', { name: 'Change the keys of “Duplicate”' });
  await change.click();
  await page.keyboard.press('Control+z');
  await expect(dialog.getByRole('alert')).toContainText('Undo');
  await page.keyboard.press('Alt+d');
  await expect(dialog.getByText('Alt', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.reload();
  await component(page, 'prey').click();
  await page.keyboard.press('Control+d');
  await expect(component(page, 'prey-2')).toHaveCount(0);
  await page.keyboard.press('Alt+d');
  await expect(component(page, 'prey-2')).toBeVisible();

  await page.keyboard.press('?');
  await dialog.getByRole('button', { name: 'Reset all' }).click();
  await page.keyboard.press('Escape');
  await component(page, 'prey-2').click();
  await page.keyboard.press('Control+d');
  await expect(component(page, 'prey-3')).toBeVisible();
});

test('single letters do nothing while something is written', async ({ page }) => {
  await page.goto('/?example=predator-prey');
  await component(page, 'prey').click();
  const before = await page.locator('[data-component]').count();
  const search = page.getByRole('searchbox', { name: 'Search components' });
  await search.click();
  await page.keyboard.type('cdfn?/0+-');
  await expect(search).toHaveValue('cdfn?/0+-');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('[data-component]')).toHaveCount(before);
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-component]')).toHaveCount(before);
});

test('the tour builds and runs a small model in five steps', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Show me in five steps' }).click();
  const tour = page.getByRole('complementary', { name: 'Tour' });
  await expect(tour).toContainText('1 of 5');
  // The first by hand, the rest by the tour's own hand.
  const palette = page.getByRole('region', { name: 'Palette' });
  await palette.getByRole('button', { name: 'Sine', exact: true }).click();
  await expect(tour).toContainText('2 of 5');
  for (const [name, next] of [
    ['Add a MovingAverage', '3 of 5'],
    ['Draw the wire', '4 of 5'],
    ['Watch it', '5 of 5'],
    ['Run', 'That was it'],
  ] as const) {
    await tour.getByRole('button', { name }).click();
    await expect(tour).toContainText(next);
  }
  await expect(status(page)).toContainText('completed');
  await tour.getByRole('button', { name: 'Done' }).click();
  await page.reload();
  await expect(component(page, 'sine')).toBeVisible();
  await expect(tour).toHaveCount(0);
});
