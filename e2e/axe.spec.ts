import { expect, test } from '@playwright/test';
import { button, status } from './page/screen.ts';
import { seriousIn } from './page/serious.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`axe finds nothing serious on the empty screen (${colorScheme})`, async ({ page }) => {
      await page.goto('/');
      await expect(page.getByText('Draw a process')).toBeVisible();
      expect(await seriousIn(page)).toEqual([]);
    });

    test(`axe finds nothing serious in the panels and the inspector (${colorScheme})`, async ({
      page,
    }) => {
      await page.goto('/?example=coupled-tanks');
      await button(page, 'Run').click();
      await expect(status(page)).toContainText('completed');
      for (const name of ['Plots', 'Table', 'Log', 'Problems', 'Runs', 'YAML', 'Code']) {
        await page.getByRole('tab', { name, exact: true }).click();
        await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
        await expect(page.getByRole('tabpanel')).toHaveCount(1);
        expect(await seriousIn(page, '[role=tabpanel]'), name).toEqual([]);
      }
      expect(await seriousIn(page)).toEqual([]);
      for (const name of ['flows', 'level_controller']) {
        await page.locator(`[data-component="${name}"]`).click();
        await expect(
          page.getByRole('region', { name: 'Inspector' }).getByLabel('Name', { exact: true }),
        ).toBeVisible();
        expect(await seriousIn(page, '[aria-label=Inspector]'), name).toEqual([]);
      }
    });

    test(`axe finds nothing serious in code, its errors and what completes it (${colorScheme})`, async ({
      page,
    }) => {
      await page.goto('/');
      await page.getByRole('tab', { name: 'Code', exact: true }).click();
      await button(page, 'New component').click();
      await expect(page.getByRole('textbox', { name: /^Code of/ })).toBeFocused();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('        self.');
      await expect(page.getByRole('listbox')).toBeVisible();
      await expect(page.getByRole('status', { name: /^State of/ })).toContainText('line 28');
      // The list is moved by the arrow keys of the text, which keeps the focus; axe asks for a focus of its own.
      const list = 'scrollable-region-focusable: #cm-ac';
      expect((await seriousIn(page)).filter((each) => !each.startsWith(list))).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
      await page.keyboard.press('Escape');
      await button(page, 'Rename my_component.py').click();
      await page.keyboard.type('a b');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await seriousIn(page)).toEqual([]);
    });

    test(`axe finds nothing serious in the dialogs (${colorScheme})`, async ({ page }) => {
      await page.goto('/?example=heated-tank');
      await expect(page.locator('[data-component="tank"]')).toBeVisible();
      for (const name of ['Import', 'Export', 'Share']) {
        await button(page, name).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await seriousIn(page), name).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
    });
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`drawers and phone, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test(`axe finds nothing serious in drawers, with values pinned (${colorScheme})`, async ({
      page,
    }) => {
      await page.setViewportSize({ width: 820, height: 900 });
      await page.goto('/?example=heated-tank');
      await page.locator('[data-component="thermostat"]').click();
      await button(page, 'Show the inspector').click();
      await expect(page.getByRole('region', { name: 'Inspector' })).toBeVisible();
      await button(page, 'Options of Low').click();
      await page.getByRole('menuitem', { name: /Pin/ }).click();
      await expect(page.getByRole('region', { name: 'Controls' })).toBeVisible();
      expect(await seriousIn(page), 'inspector').toEqual([]);
      await page.keyboard.press('Escape');
      await button(page, 'Show the palette').click();
      await expect(page.getByRole('region', { name: 'Palette' })).toBeVisible();
      expect(await seriousIn(page), 'palette').toEqual([]);
      await page.keyboard.press('Escape');
      await button(page, 'Options of Low of thermostat').click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await seriousIn(page), 'menu of a control').toEqual([]);
    });

    test(`axe finds nothing serious on a phone (${colorScheme})`, async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto('/?example=coupled-tanks');
      await button(page, 'Run').click();
      await expect(status(page)).toContainText('completed');
      await expect(page.getByRole('application', { name: /^Plot/ }).first()).toBeVisible();
      expect(await seriousIn(page)).toEqual([]);
      await page.locator('[data-component="flows"]').click();
      await button(page, 'Show the inspector').click();
      await expect(page.getByRole('region', { name: 'Inspector' })).toBeVisible();
      expect(await seriousIn(page), 'inspector').toEqual([]);
    });
  });
}
