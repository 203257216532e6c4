import { expect, test, type Page } from '@playwright/test';
import { button } from './page/screen.ts';

const controls = (page: Page) => page.getByRole('region', { name: 'Controls', exact: true });
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });

/** An argument that is selected already, by the menu of its field. */
async function pin(page: Page, field: string): Promise<void> {
  await page
    .getByRole('region', { name: 'Inspector' })
    .getByRole('button', { name: `Options of ${field}`, exact: true })
    .click();
  await item(page, 'Pin to controls').click();
}

test('arguments and parameters are pinned, set while the model runs, and travel in the link', async ({
  page,
  browser,
}) => {
  await page.goto('/?example=heated-tank');
  await page.locator('[data-component="thermostat"]').click();
  await pin(page, 'Low');
  await pin(page, 'High');
  const low = controls(page).getByRole('slider', { name: 'Low of thermostat slider' });
  await expect(low).toHaveValue('58');

  // Of the process, with another range and a new name, which the control follows.
  await page.keyboard.press('Escape');
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 300 } });
  await pin(page, 'power');
  const power = controls(page).getByRole('textbox', { name: 'power', exact: true });
  await expect(power).toHaveValue('9');
  await page.getByLabel('Name 1 of parameters').fill('heat');
  await page.keyboard.press('Enter');
  await expect(controls(page).getByRole('textbox', { name: 'heat', exact: true })).toHaveValue('9');
  // Ctrl+Z would be the field's own.
  await button(page, 'Undo').click();
  await expect(power).toHaveValue('9');

  await button(page, 'Options of High of thermostat').click();
  await item(page, 'Set the range').click();
  await controls(page).getByLabel('To, range of High of thermostat').fill('90');
  await page.keyboard.press('Enter');
  await button(page, 'Done').click();
  const high = controls(page).getByRole('slider', { name: 'High of thermostat slider' });
  await expect(high).toHaveAttribute('max', '90');
  await button(page, 'Options of High of thermostat').click();
  await item(page, 'Move to the left').click();
  await expect(controls(page).getByRole('slider').first()).toHaveAttribute(
    'aria-label',
    'High of thermostat slider',
  );

  // While it runs: the run takes it, and says so.
  await button(page, 'Speed: Full speed').click();
  await page.getByRole('menuitemradio', { name: '10 steps a second' }).click();
  const ofPower = controls(page).getByRole('group', { name: 'power', exact: true });
  await expect(ofPower).not.toContainText('from the next run');
  await button(page, 'Run').click();
  await high.press('ArrowRight');
  await page.getByRole('tab', { name: 'Log', exact: true }).click();
  await expect(page.getByRole('tabpanel', { name: 'Log' })).toContainText('high is');
  // A parameter was copied as the run began: its control says from when a new value counts.
  await controls(page).getByRole('slider', { name: 'power slider' }).press('ArrowRight');
  await expect(ofPower).toContainText('from the next run');
  await expect(
    controls(page).getByRole('group', { name: 'High of thermostat', exact: true }),
  ).not.toContainText('from the next run');
  await button(page, 'Stop').click();
  await expect(ofPower).not.toContainText('from the next run');

  // Renamed, the control follows; undone, it is back.
  await page.locator('[data-component="thermostat"]').click();
  await page
    .getByRole('region', { name: 'Inspector' })
    .getByLabel('Name', { exact: true })
    .fill('relay');
  await page.keyboard.press('Enter');
  await expect(controls(page).getByRole('slider', { name: 'Low of relay slider' })).toBeVisible();

  await button(page, 'Share').click();
  const url = await page.getByRole('dialog').getByRole('textbox').first().inputValue();
  const other = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const phone = await other.newPage();
  await phone.goto(url);
  await expect(controls(phone).getByRole('slider', { name: 'Low of relay slider' })).toBeVisible();
  await expect(controls(phone).getByRole('slider', { name: 'Low of relay slider' })).toHaveValue(
    '58',
  );
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await other.close();
});

test('a switch and a list set what is yes or no, or one of a few; unpinned they are gone', async ({
  page,
}) => {
  await page.goto('/');
  await page
    .getByRole('region', { name: 'Palette' })
    .getByRole('button', { name: 'FileReader' })
    .click();
  const inspector = page.getByRole('region', { name: 'Inspector' });
  const fields = inspector.locator('[data-field]');
  await expect(fields.first()).toBeVisible();
  const menus = fields.getByRole('button', { name: /^Options of / });
  const count = await menus.count();
  expect(count).toBeGreaterThan(0);
  for (let i = 0; i < count; i++) {
    await menus.nth(i).click();
    await item(page, 'Pin to controls').click();
  }
  await expect(controls(page).getByRole('group')).toHaveCount(count);
  await page.keyboard.press('Control+z');
  await expect(controls(page).getByRole('group')).toHaveCount(count - 1);
});
