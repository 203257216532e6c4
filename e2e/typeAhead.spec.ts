import { expect, test, type Page } from '@playwright/test';
import { canvas, component, components } from './page/screen.ts';

/* A hand that knows the keys does not wait until the screen has drawn what they open. */

/** Scripts that are asked for from now on take this long, as over a slow line. */
async function slowScripts(page: Page, ms: number): Promise<void> {
  await page.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await route.continue();
  });
}

async function open(page: Page): Promise<void> {
  await page.goto('/?example=heated-tank');
  await expect(components(page).first()).toBeVisible();
}

test('a name typed right behind F2 on a page that has just come is the name, down to its first letter', async ({
  page,
}) => {
  await open(page);
  await slowScripts(page, 700);
  await component(page, 'tank').focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('vessel 2');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(component(page, 'vessel')).toBeVisible();
  await expect(components(page)).toHaveCount(5);
  await expect(component(page, 'vessel')).toBeFocused();
});

test('what is typed behind Ctrl+K looks for a command, and is none', async ({ page }) => {
  await open(page);
  await component(page, 'tank').focus();
  await page.keyboard.press('Shift');
  await slowScripts(page, 700);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('dup');
  const search = page.getByRole('combobox', { name: 'Find a command or a component' });
  await expect(search).toHaveValue('dup');
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
  await expect(component(page, 'tank')).toHaveAttribute('aria-label', /tank/);
});

test('what is typed behind Ctrl+F, N and / goes to the field that they open', async ({ page }) => {
  await open(page);
  await component(page, 'tank').focus();
  await page.keyboard.press('Shift');
  await slowScripts(page, 300);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('energy');
  await expect(page.getByRole('textbox', { name: 'Find on the canvas' })).toHaveValue('energy');
  await page.keyboard.press('Escape');

  await canvas(page).focus();
  await page.keyboard.press('n');
  await page.keyboard.type('sine');
  await page.keyboard.press('Enter');
  await expect(component(page, 'sine')).toBeVisible();
  await expect(components(page)).toHaveCount(6);

  await page.keyboard.press('/');
  await page.keyboard.type('dn');
  await expect(page.locator(':focus')).toHaveValue('dn');
});

test('letters that are commands stay so while their table is on its way', async ({ page }) => {
  await open(page);
  await slowScripts(page, 400);
  const tank = component(page, 'tank');
  const place = () => tank.evaluate((element) => element.style.transform);
  const before = await place();
  await tank.focus();
  await page.keyboard.press('d');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('group', { name: /^tank, .*switched off/ })).toBeVisible();
  await expect.poll(place).not.toBe(before);
  await expect(tank).toBeFocused();
});

test('who clicks into a field while the table is on its way types there at once', async ({
  page,
}) => {
  await open(page);
  // It never comes.
  await page.route('**/*.js', () => undefined);
  await component(page, 'tank').focus();
  await page.keyboard.press('d');
  const search = page.getByRole('searchbox', { name: 'Search components' });
  await search.click();
  await page.keyboard.type('sine');
  await expect(search).toHaveValue('sine');
});
