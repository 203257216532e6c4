import { expect, test } from '@playwright/test';

const ZOOM = /^Zoom \d+ %/;

test('a small model opens large, and a way leads back to it from where nothing is', async ({
  page,
}) => {
  await page.goto('/?example=heated-tank');
  const tank = page.locator('[data-component="tank"]');
  await expect(tank).toBeInViewport();
  const percent = await page.getByRole('button', { name: ZOOM }).innerText();
  expect(Number.parseInt(percent, 10)).toBeGreaterThanOrEqual(85);

  const back = page.getByRole('button', { name: 'Back to the model' });
  await expect(back).toHaveCount(0);
  await page.mouse.move(700, 300);
  await page.mouse.wheel(0, 4_000);
  await expect(back).toBeVisible();
  await expect(tank).not.toBeInViewport();
  await back.focus();
  await page.keyboard.press('Enter');
  await expect(tank).toBeInViewport();
  await expect(back).toHaveCount(0);
});

test('a new document is begun at 100 %, whatever was looked at before', async ({ page }) => {
  await page.goto('/?example=noisy-signal');
  await expect(page.locator('[data-component="misses"]')).toBeVisible();
  await expect(page.getByRole('button', { name: ZOOM })).not.toHaveText('100 %');
  await page.getByRole('button', { name: 'Document menu' }).click();
  await page.getByRole('menuitem', { name: /^New/ }).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(0);
  await expect(page.getByRole('button', { name: ZOOM })).toHaveText('100 %');
});

test('a box at the edge of the canvas scrolls gently, and rests when the window loses the focus', async ({
  page,
}) => {
  await page.goto('/?example=heated-tank');
  await expect(page.locator('[data-component="tank"]')).toBeVisible();
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  const box = await canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  const placeOfView = () =>
    page
      .locator('.react-flow__viewport')
      .evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).e);
  const before = await placeOfView();
  await page.mouse.move(box.x + 300, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + 80, { steps: 6 });
  await expect.poll(placeOfView).toBeLessThan(before - 20);
  const speed = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const view = document.querySelector('.react-flow__viewport');
        const at = () => (view ? new DOMMatrix(getComputedStyle(view).transform).e : 0);
        let [frames, first] = [0, at()];
        const tick = (): void => {
          if (frames++ === 0) first = at();
          if (frames > 10) resolve((first - at()) / 10);
          else requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
      }),
  );
  expect(speed).toBeGreaterThan(0);
  expect(speed).toBeLessThan(8);
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  const rested = await placeOfView();
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  expect(Math.abs((await placeOfView()) - rested)).toBeLessThan(8);
  await page.mouse.up();
});
