import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { button, status } from './page/screen.ts';
import { type Spot } from './page/hands.ts';

test.use({ hasTouch: true, contextOptions: { reducedMotion: 'reduce' } });

/** Fingers by the browser's own touch events. */
async function touch(cdp: CDPSession, type: 'Start' | 'Move' | 'End', spots: readonly Spot[]) {
  const touchPoints = spots.map(({ x, y }, id) => ({ x, y, id }));
  await cdp.send('Input.dispatchTouchEvent', { type: `touch${type}`, touchPoints });
}

async function drag(cdp: CDPSession, from: Spot, to: Spot): Promise<void> {
  await touch(cdp, 'Start', [from]);
  for (let i = 1; i <= 6; i++) {
    const part = i / 6;
    await touch(cdp, 'Move', [
      { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part },
    ]);
  }
  await touch(cdp, 'End', []);
}

/** Where something lies once it lies still: after the model was fitted, the view moves for a moment. */
async function placeOf(page: Page, selector: string) {
  const element = page.locator(selector);
  await element.hover({ trial: true });
  const box = await element.boundingBox();
  if (!box) throw new Error(`${selector} is not drawn.`);
  return box;
}

async function middle(page: Page, selector: string): Promise<Spot> {
  const box = await placeOf(page, selector);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The dot of a port: at the edge of its line. */
async function dot(page: Page, component: string, field: string, side: 'source' | 'target') {
  const port = `[data-component="${component}"] .react-flow__handle.${side}[data-handleid="${field}"]`;
  const box = await placeOf(page, port);
  return { x: side === 'source' ? box.x + box.width : box.x, y: box.y + box.height / 2 };
}

test('a model of twelve components is built and run by touch', async ({ page }) => {
  await page.goto('/');
  const cdp = await page.context().newCDPSession(page);
  const types = [
    ...['Range', 'Accumulate', 'Delay', 'Clamp', 'Integrator', 'MovingAverage'],
    ...['Hysteresis', 'Statistics', 'Sine', 'Constant', 'Random', 'Collect'],
  ];
  const names = [
    ...['range', 'accumulate', 'delay', 'clamp', 'integrator', 'moving-average'],
    ...['hysteresis', 'statistics', 'sine', 'constant', 'random', 'collect'],
  ];
  const palette = page.getByRole('region', { name: 'Palette' });
  for (const type of types) {
    await palette.getByRole('button', { name: type, exact: true }).tap();
  }
  await expect(page.locator('[data-component]')).toHaveCount(12);
  // All in view, so that fingers find the ports.
  await page.getByRole('button', { name: 'Fit the model' }).tap();
  await page.getByRole('button', { name: 'Hide the panel' }).tap();
  await page.getByRole('button', { name: 'Fit the model' }).tap();

  const chain = names.slice(0, 7).map((name, i) => [name, names[i + 1]]);
  for (const [from = '', to = ''] of [...chain, ['sine', 'collect']]) {
    await drag(cdp, await dot(page, from, 'y', 'source'), await dot(page, to, 'x', 'target'));
    await expect(page.locator(`[data-connector="${from}.y..${to}.x"]`)).toHaveCount(1);
  }

  // One finger on empty canvas moves the view; two zoom it.
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  const box = await canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  const free = { x: box.x + box.width - 30, y: box.y + 30 };
  const before = await middle(page, '[data-component="range"]');
  await drag(cdp, free, { x: free.x - 60, y: free.y + 40 });
  await expect
    .poll(async () => Math.round((await middle(page, '[data-component="range"]')).x - before.x))
    .toBeLessThan(-30);
  const zoom = page.getByRole('button', { name: /^Zoom \d+ %/ });
  const percent = async () => Number(/\d+/.exec(await zoom.innerText())?.[0]);
  const small = await percent();
  const [a, b] = [
    { x: free.x - 100, y: free.y + 10 },
    { x: free.x - 60, y: free.y + 10 },
  ];
  await touch(cdp, 'Start', [a, b]);
  for (let i = 1; i <= 5; i++)
    await touch(cdp, 'Move', [
      { x: a.x - 12 * i, y: a.y },
      { x: b.x + 12 * i, y: b.y },
    ]);
  await touch(cdp, 'End', []);
  await expect.poll(percent).toBeGreaterThan(small);

  // A long touch opens the menu of what is under it.
  await page.getByRole('button', { name: 'Fit the model' }).tap();
  const held = await middle(page, '[data-component="moving-average"]');
  await touch(cdp, 'Start', [held]);
  await expect(page.getByRole('menu', { name: 'What can be done here' })).toBeVisible();
  await touch(cdp, 'End', []);
  await page.keyboard.press('Escape');

  await button(page, 'Run').tap();
  await expect(status(page)).toContainText('completed');
});

test('a finger that has asked for the menu and slides on moves nothing behind it', async ({
  page,
}) => {
  await page.goto('/?example=heated-tank');
  const cdp = await page.context().newCDPSession(page);
  const tank = '[data-component="tank"]';
  const before = await placeOf(page, tank);
  const wires = await page.locator('[data-connector]').count();
  const menu = page.getByRole('menu');
  for (const at of [
    { x: before.x + before.width / 2, y: before.y + 12 },
    await dot(page, 'energy', 'y', 'source'),
  ]) {
    await touch(cdp, 'Start', [at]);
    await expect(menu).toBeVisible();
    for (let step = 1; step <= 6; step++)
      await touch(cdp, 'Move', [{ x: at.x + 15 * step, y: at.y + 10 * step }]);
    await touch(cdp, 'End', []);
    await expect(menu).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    expect(await placeOf(page, tank)).toEqual(before);
  }
  await expect(page.locator('[data-connector]')).toHaveCount(wires);
  await expect(button(page, 'Undo')).toBeDisabled();
});
