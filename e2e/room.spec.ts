import { expect, test, type Locator, type Page } from '@playwright/test';
import { boxOf } from './page/hands.ts';
import { button } from './page/screen.ts';

const edge = (page: Page, part: string) =>
  page.getByRole('separator', { name: `Resize ${part}`, exact: true });

const valueOf = async (locator: Locator) => Number(await locator.getAttribute('aria-valuenow'));

const PARTS = [
  { part: 'palette', region: 'Palette', border: 'right', by: { x: 60, y: 0 } },
  { part: 'inspector', region: 'Inspector', border: 'left', by: { x: -60, y: 0 } },
  { part: 'panel', region: 'Panels', border: 'top', by: { x: 0, y: -60 } },
] as const;

type Box = Awaited<ReturnType<typeof boxOf>>;
const borderOf = (box: Box, border: 'right' | 'left' | 'top') =>
  border === 'right'
    ? { x: box.x + box.width, y: box.y + box.height / 2 }
    : border === 'left'
      ? { x: box.x, y: box.y + box.height / 2 }
      : { x: box.x + box.width / 2, y: box.y };

test('palette, inspector and panel are dragged at the border that one sees, and keep their size', async ({
  page,
}) => {
  await page.goto('/?example=heated-tank');
  await expect(page.locator('[data-component="tank"]')).toBeVisible();
  const sizes: Record<string, number> = {};
  for (const { part, region, border, by } of PARTS) {
    const at = borderOf(
      await boxOf(page.getByRole('region', { name: region, exact: true })),
      border,
    );
    const before = await valueOf(edge(page, part));
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + by.x / 2, at.y + by.y / 2);
    await page.mouse.move(at.x + by.x, at.y + by.y);
    await page.mouse.up();
    await expect(edge(page, part), part).toHaveAttribute('aria-valuenow', String(before + 60));
    sizes[part] = before;
  }
  // A drag that is broken off puts the border back.
  const at = borderOf(await boxOf(page.getByRole('region', { name: 'Palette' })), 'right');
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 80, at.y);
  await page.keyboard.press('Escape');
  await page.mouse.move(at.x + 120, at.y);
  await page.mouse.up();
  expect(await valueOf(edge(page, 'palette'))).toBe((sizes['palette'] ?? 0) + 60);

  // By keys: arrows, both ends, and a double click for the size that suits the window.
  await edge(page, 'inspector').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await valueOf(edge(page, 'inspector'))).toBe((sizes['inspector'] ?? 0) + 84);
  await page.keyboard.press('End');
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  expect((await boxOf(canvas)).width).toBeGreaterThanOrEqual(300);
  await page.keyboard.press('Home');
  expect(await valueOf(edge(page, 'inspector'))).toBe(240);
  await edge(page, 'inspector').dblclick();
  expect(await valueOf(edge(page, 'inspector'))).toBe(sizes['inspector']);

  await button(page, 'Hide the inspector').click();
  await expect(page.getByRole('region', { name: 'Inspector' })).toBeHidden();
  await page.keyboard.press('Control+b');
  await expect(page.getByRole('region', { name: 'Palette' })).toBeHidden();
  expect((await boxOf(canvas)).width).toBe(1440);
  // Kept with the settings.
  await page.waitForFunction(
    () =>
      new Promise((done) => {
        const open = indexedDB.open('patchbay');
        open.onsuccess = () => {
          const db = open.result;
          const get = db.transaction('settings').objectStore('settings').get('view');
          get.onsuccess = () => {
            db.close();
            done((JSON.stringify(get.result) ?? '').includes('"paletteOpen":false'));
          };
        };
      }),
  );
  await page.reload();
  await expect(page.locator('[data-component="tank"]')).toBeVisible();
  await expect(button(page, 'Show the palette')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Palette' })).toBeHidden();
  await button(page, 'Show the palette').click();
  expect(await valueOf(edge(page, 'palette'))).toBe((sizes['palette'] ?? 0) + 60);
});

test('in a narrow window all three lie over the canvas, by a button, until Escape or a press outside', async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 700 });
  await page.goto('/?example=heated-tank');
  await expect(page.locator('[data-component="tank"]')).toBeVisible();
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  const whole = await boxOf(canvas);
  expect(whole.width).toBe(900);
  for (const [part, region] of [
    ['palette', 'Palette'],
    ['inspector', 'Inspector'],
  ] as const) {
    const panel = page.getByRole('region', { name: region, exact: true });
    await expect(panel).toBeHidden();
    await button(page, `Show the ${part}`).click();
    await expect(panel).toBeVisible();
    expect(await boxOf(canvas)).toEqual(whole);
    await expect(page.locator(`[data-part="${part}"]`)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(button(page, `Show the ${part}`)).toBeFocused();
    await button(page, `Show the ${part}`).click();
    await expect(panel).toBeVisible();
    await canvas.click({ position: { x: 450, y: 20 } });
    await expect(panel).toBeHidden();
  }
  // The panel: its row stays, and what is over the canvas goes. The model lies above it meanwhile.
  const panel = page.getByRole('tabpanel', { name: 'Plots' });
  await expect(panel).toBeVisible();
  await button(page, 'Fit the model').click();
  const top = (await boxOf(edge(page, 'panel'))).y;
  const tank = page.locator('[data-component="tank"]');
  await expect
    .poll(async () => (await boxOf(tank)).y + (await boxOf(tank)).height)
    .toBeLessThan(top);
  await canvas.click({ position: { x: 450, y: 20 } });
  await expect(panel).toBeHidden();
  await page.getByRole('tab', { name: 'Log', exact: true }).click();
  await expect(page.getByRole('tabpanel', { name: 'Log' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tabpanel', { name: 'Log' })).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const size of [
    { width: 390, height: 844 },
    { width: 844, height: 390 },
  ])
    test(`a link shows canvas, plots and Run, for fingers, at ${size.width}x${size.height}`, async ({
      page,
    }) => {
      await page.setViewportSize(size);
      await page.goto('/?example=heated-tank');
      await page.locator('[data-component="tank"]').waitFor();
      await button(page, 'Run').tap();
      await expect(page.getByRole('status', { name: 'Run status' })).toContainText('completed');
      await expect(page.getByRole('application', { name: /^Plot/ }).first()).toBeInViewport();
      await expect(page.getByRole('region', { name: 'Palette' })).toBeHidden();
      await expect(page.getByRole('region', { name: 'Inspector' })).toBeHidden();
      const wrong = await page.evaluate(() => {
        const targets = document.querySelectorAll<HTMLElement>('button, input, [role="tab"]');
        return [...targets]
          .filter((each) => each.checkVisibility() && !each.closest('.react-flow__viewport'))
          .map((each) => ({ box: each.getBoundingClientRect(), each }))
          .filter(({ box: { width, height } }) => width > 1 && (width < 40 || height < 40))
          .map(({ each }) => each.getAttribute('aria-label') ?? each.textContent);
      });
      expect(wrong).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
      // A tap reads what a component has.
      await page.locator('[data-component="tank"]').tap();
      const inspector = page.getByRole('region', { name: 'Inspector' });
      await expect(inspector.getByText('Outputs')).toBeInViewport();
      // And of the next one, where the drawer leaves room for it.
      await page
        .locator(`[data-component="${size.width > size.height ? 'outdoor' : 'tank'}"]`)
        .tap();
      await expect(inspector).toBeVisible();
    });
});

for (const width of [1440, 1024, 844, 390])
  test(`Run stays under the pointer while the status grows, at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: width === 844 ? 390 : 844 });
    await page.goto('/?example=heated-tank');
    await page.locator('[data-component="tank"]').waitFor();
    const before = await boxOf(button(page, 'Run'));
    await button(page, 'Run').click();
    await expect(page.getByRole('status', { name: 'Run status' })).toContainText('completed');
    expect((await boxOf(button(page, 'Run'))).x).toBeCloseTo(before.x, 0);
  });

test('in a small window the bar cuts neither the status nor a name beside empty space', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.goto('/?example=machine-maintenance');
  await button(page, 'Run').click();
  const status = page.getByRole('status', { name: 'Run status' });
  await expect(status).toContainText('completed · 73001 steps');
  const words = status.locator('span[translate="no"]');
  expect(await words.evaluate((span) => span.scrollWidth - span.clientWidth)).toBeLessThan(1);
  // All between the name and the run's buttons is used, and nothing stands empty on the other side.
  const speed = await boxOf(page.getByRole('button', { name: /^Speed: / }));
  const next = await boxOf(button(page, 'Import'));
  expect(next.x - (speed.x + speed.width)).toBeLessThan(16);
});
