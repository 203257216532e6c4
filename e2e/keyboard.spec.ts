import { expect, test, type Page } from '@playwright/test';
import { status } from './page/screen.ts';

/** Presses Tab until the focused thing has this accessible name, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const at = document.activeElement;
      return `${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''}`.trim();
    });
    if (name.test(label)) return;
  }
  throw new Error(`Tab never came to ${String(name)}.`);
}

test('a model is built, wired and run by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Draw a process')).toBeVisible();

  await tabTo(page, /^Range/);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-component="range"]')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search components' }).focus();
  await tabTo(page, /^Accumulate/);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-component="accumulate"]')).toBeVisible();

  await page.locator('[data-component="range"]').focus();
  await page.keyboard.press('c');
  // Who presses Enter has seen at which input it aims.
  await expect(page.locator('[data-component="accumulate"] [data-aim]')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-connector="range.y..accumulate.x"]')).toHaveCount(1);

  await page.keyboard.press('Control+Enter');
  await expect(status(page)).toContainText('completed');
});

/** A model of twelve: two sources, a chain each, joined by a formula, and what collects them. */
const TWELVE = [
  ...['Range', 'Sine', 'Accumulate', 'Delay', 'Clamp', 'Integrator'],
  ...['MovingAverage', 'Hysteresis', 'Statistics', 'Collect', 'Constant', 'Random'],
];
const WIRES = [
  ['range', 'accumulate'],
  ['sine', 'delay'],
  ['accumulate', 'clamp'],
  ['delay', 'integrator'],
  ['clamp', 'moving-average'],
  ['integrator', 'hysteresis'],
  ['moving-average', 'statistics'],
  ['hysteresis', 'collect'],
] as const;

test('a model of twelve components is built and run by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Draw a process')).toBeVisible();
  for (const type of TWELVE) {
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: 'Find a command or a component' });
    await expect(box).toBeFocused();
    await page.keyboard.type(`Add ${type}`);
    await page.keyboard.press('Enter');
    await expect(box).toHaveCount(0);
  }
  await expect(page.locator('[data-component]')).toHaveCount(12);

  for (const [from, to] of WIRES) {
    await page.locator(`[data-component="${from}"]`).focus();
    await page.keyboard.press('c');
    const target = page.locator(`[data-component="${to}"] [data-aim]`);
    // An output is chosen first where there are several; then the arrows go through the inputs.
    for (let i = 0; i < 40 && (await target.count()) === 0; i++) {
      const isOutput = await page.getByText(/^Connect from which output/).count();
      await page.keyboard.press(isOutput > 0 ? 'Enter' : 'ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect(
      page.locator(`[data-connector^="${from}."][data-connector*="..${to}."]`),
    ).toHaveCount(1);
  }

  await page.locator('[data-component="collect"]').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('F2');
  await page.keyboard.type('results');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-component="results"]')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(status(page)).toContainText('completed');
});

test('a command of the palette gives the focus back, or to what it opened', async ({ page }) => {
  await page.goto('/?example=heated-tank');
  const tank = page.locator('[data-component="tank"]');
  await tank.click();
  for (const command of ['Show studies', 'Zoom in', 'Show log', 'Make one step']) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a command or a component' }).fill(command);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(tank, command).toBeFocused();
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command or a component' }).fill('Rename');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of tank' })).toBeFocused();
  // The canvas has its keys again.
  await page.keyboard.press('Escape');
  await tank.click();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command or a component' }).fill('Delete');
  await page.keyboard.press('Enter');
  await expect(tank).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(tank).toHaveCount(1);
});

test('what goes, or cannot be pressed any more, leaves the focus beside it', async ({ page }) => {
  await page.goto('/?example=heated-tank');
  const focused = page.locator(':focus');
  const pressed = async (name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  await expect(page.getByRole('button', { name: 'Remove loss' })).toBeVisible();
  await pressed('Remove loss');
  await expect(page.getByRole('button', { name: 'Remove loss' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Inspector' }).locator(':focus')).toHaveCount(1);
  // The last thing to undo, so that the button cannot be pressed again.
  await pressed('Undo');
  await expect(page.getByRole('button', { name: 'Remove loss' })).toHaveCount(1);
  await expect(page.getByRole('banner').locator(':focus')).toHaveCount(1);

  await pressed('Run');
  await expect(status(page)).toContainText('completed');
  await expect(page.getByRole('banner').locator(':focus')).toHaveCount(1);

  await page.getByRole('tab', { name: 'Runs' }).focus();
  await page.keyboard.press('Enter');
  await pressed('Delete Run 1');
  await expect(page.getByRole('button', { name: 'Delete Run 1' })).toHaveCount(0);
  await expect(focused).toHaveCount(1);

  await page.goto('/?example=inventory');
  await page.getByRole('tab', { name: 'Studies' }).focus();
  await page.keyboard.press('Enter');
  await pressed('Start study');
  await expect(page.getByRole('button', { name: 'Start study' })).toBeHidden();
  const panel = page.getByRole('tabpanel', { name: 'Studies' });
  await expect(panel.locator(':focus')).toHaveCount(1);
});
