import { expect, test, type Locator, type Page } from '@playwright/test';
import { boxOf } from './page/hands.ts';
import { button, status } from './page/screen.ts';

/** Runs a model of four watched fields, and gives its plot and the legend. */
async function runLine(page: Page) {
  await page.goto('/?example=coupled-tanks');
  await page.locator('[data-component]').first().waitFor();
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
  const plot = page.getByRole('application', { name: /^Plot/ });
  await expect(plot).toBeVisible();
  return { plot, legend: page.getByRole('list', { name: 'Watched fields' }) };
}

/** Every field of the legend is whole in its height, and all stand in one line. */
async function expectOneRow(legend: Locator): Promise<void> {
  const { y, height } = await boxOf(legend);
  const items = await legend.getByRole('listitem').all();
  expect(items).toHaveLength(4);
  for (const item of items) {
    const box = await boxOf(item);
    expect(box.y).toBeCloseTo(y, 0);
    expect(box.height).toBeLessThanOrEqual(height + 0.5);
  }
}

for (const size of [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
])
  test.describe(`in the hand, ${size.width}x${size.height}`, () => {
    test.use({ viewport: size, hasTouch: true, isMobile: true });

    test('the chosen tab is in view, the last one as well, and after the phone was turned', async ({
      page,
    }) => {
      await page.goto('/?example=heated-tank');
      const tab = (name: string) => page.getByRole('tab', { name, exact: true });
      await expect(tab('Plots')).toBeInViewport({ ratio: 0.95 });
      await tab('Code').tap();
      await expect(page.getByRole('tabpanel', { name: 'Code' })).toBeVisible();
      await expect(tab('Code')).toBeInViewport({ ratio: 0.95 });
      await page.setViewportSize({ width: size.height, height: size.width });
      await expect(tab('Code')).toBeInViewport({ ratio: 0.95 });
    });

    test('most of the panel is the plot, with four fields as well', async ({ page }) => {
      const { plot, legend } = await runLine(page);
      expect((await boxOf(plot)).height).toBeGreaterThanOrEqual(140);
      await expect(plot).toBeInViewport({ ratio: 1 });
      await expectOneRow(legend);
      // The buttons stand in one row, and what has no room there is in the menu.
      const tools = ['Watch a field', 'Options of plot', 'Compare runs', 'Download'];
      const rows = await Promise.all(
        tools.map(async (name) => (await boxOf(button(page, name))).y),
      );
      expect(new Set(rows).size).toBe(1);
      await button(page, 'Options of plot').tap();
      await page.getByRole('menuitemcheckbox', { name: 'Logarithmic left axis' }).tap();
      await page.keyboard.press('Escape');
      // The last field is reached along the row.
      const last = legend.getByRole('listitem').last();
      await last.scrollIntoViewIfNeeded();
      await expect(last.getByRole('button').first()).toBeInViewport({ ratio: 0.9 });
    });
  });

test('in a small window the names of what is drawn stand in one row, which a wheel moves', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  const { plot, legend } = await runLine(page);
  expect((await boxOf(plot)).height).toBeGreaterThanOrEqual(160);
  await expectOneRow(legend);
  const box = await boxOf(legend);
  const last = legend.getByRole('listitem').last();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, 2_000);
  await expect(last).toBeInViewport({ ratio: 0.9 });
});

for (const size of [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
  { width: 844, height: 390 },
  { width: 390, height: 844 },
])
  test(`what an empty document offers stays where it is when the examples come, ${size.width}x${size.height}`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    let letCome = () => {};
    const asked = new Promise<void>((resolve) => (letCome = resolve));
    await page.route('**/examples/index.json', async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto('/');
    const choose = button(page, 'Choose a YAML file');
    const all = button(page, 'All examples');
    await expect(choose).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    const before = [await boxOf(choose), await boxOf(all)];
    letCome();
    await expect(
      button(page, 'Heated tank').or(page.getByText('Heated tank')).first(),
    ).toBeVisible();
    const after = [await boxOf(choose), await boxOf(all)];
    for (const [at, box] of after.entries())
      expect(Math.abs(box.y - (before[at]?.y ?? 0))).toBeLessThan(1);
  });

/** What a finger meets on the screen and is smaller than 40 pixels, by its name. */
const smallTargets = (page: Page) =>
  page.evaluate(() => {
    const kinds =
      'button, input, select, textarea, a[href], summary, [role="tab"], [role^="menuitem"], [role="option"]';
    const words = (each: Element) =>
      (each.getAttribute('aria-label') ?? (each.textContent || each.tagName)).slice(0, 40);
    return [...document.querySelectorAll<HTMLElement>(kinds)]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }))
      .filter((each) => !each.closest('.react-flow__viewport, [aria-hidden="true"], [inert]'))
      .flatMap((each) => {
        // A finger that meets the label meets what it labels.
        const label = each instanceof HTMLInputElement ? each.closest('label') : null;
        const boxes = [each, ...(label === null ? [] : [label])].map((one) =>
          one.getBoundingClientRect(),
        );
        const width = Math.max(...boxes.map((box) => box.width));
        const height = Math.max(...boxes.map((box) => box.height));
        if (width <= 1 || (width >= 39.5 && height >= 39.5)) return [];
        // What is drawn may be smaller than what is met.
        each.scrollIntoView({ block: 'center', inline: 'center' });
        const box = each.getBoundingClientRect();
        const isMet = [-19, 19].every((by) => {
          const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
          const at = [
            [x + (width < 40 ? by : 0), y],
            [x, y + (height < 40 ? by : 0)],
          ] as const;
          return at.every(([px, py]) => each.contains(document.elementFromPoint(px, py)));
        });
        if (isMet) return [];
        return [`${words(each)}: ${Math.round(width)}x${Math.round(height)}`];
      });
  });

/** Once it stands: menus grow a little as they open. */
const expectLarge = (page: Page, where: string) =>
  expect.poll(() => smallTargets(page), where).toEqual([]);

test.describe('fingers', () => {
  test.use({
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });

  test('meet nothing smaller than 40 pixels: panels, drawers, dialogs, menus and controls', async ({
    page,
  }) => {
    await page.goto('/?example=heated-tank');
    await page.locator('[data-component="tank"]').waitFor();
    await button(page, 'Run').tap();
    await expect(status(page)).toContainText('completed');
    for (const name of [
      'Plots',
      'Table',
      'Log',
      'Problems',
      'Profile',
      'Runs',
      'History',
      'YAML',
      'Code',
    ]) {
      await page.getByRole('tab', { name, exact: true }).tap();
      await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
      await expect(page.getByText('Loading…')).toHaveCount(0);
      await expectLarge(page, name);
    }
    const inspector = page.getByRole('region', { name: 'Inspector' });
    for (const name of ['thermostat', 'heat_balance']) {
      await page.locator(`[data-component="${name}"]`).tap();
      await expect(inspector.getByRole('button', { name: 'Outputs', exact: true })).toBeVisible();
      await expectLarge(page, `inspector of ${name}`);
      if (name === 'thermostat') {
        await button(page, 'Options of Low').tap();
        await expectLarge(page, 'menu of an argument');
        await page.getByRole('menuitem', { name: 'Pin to controls' }).tap();
        await expect(page.getByRole('region', { name: 'Controls', exact: true })).toBeVisible();
      }
      await button(page, 'Hide the inspector').tap();
    }
    await button(page, 'Show the inspector').tap();
    await expectLarge(page, 'the process');
    await button(page, 'Hide the inspector').tap();
    await button(page, 'Options of Low of thermostat').tap();
    await expectLarge(page, 'menu of a control');
    await page.getByRole('menuitem', { name: 'Set the range' }).tap();
    await expectLarge(page, 'range of a control');
    await button(page, 'Done').tap();
    await button(page, 'Show the palette').tap();
    await expect(page.getByRole('region', { name: 'Palette' })).toBeVisible();
    await expectLarge(page, 'palette');
    await button(page, 'Hide the palette').tap();
    for (const name of ['Document menu', 'Share', 'Find a command']) {
      await button(page, name).tap();
      await expect(page.getByRole('menu').or(page.getByRole('dialog'))).toBeVisible();
      await expectLarge(page, name);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu').or(page.getByRole('dialog'))).toHaveCount(0);
    }
  });
});
