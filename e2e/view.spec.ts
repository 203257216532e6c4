import { expect, test, type Page } from '@playwright/test';

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

/** Whether every card lies in what bars and drawers leave of the canvas. */
const isWholeInView = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('[data-canvas]')?.getBoundingClientRect();
    if (!canvas) return false;
    const covers = [...document.querySelectorAll('[data-covers]')].map((cover) =>
      cover.getBoundingClientRect(),
    );
    const isClear = (box: DOMRect) =>
      [...covers].every(
        ({ left, right, top, bottom }) =>
          box.right <= left || box.left >= right || box.bottom <= top || box.top >= bottom,
      );
    return [...document.querySelectorAll('.react-flow__node')]
      .map((card) => card.getBoundingClientRect())
      .every(
        (box) =>
          box.left >= canvas.left &&
          box.right <= canvas.right &&
          box.top >= canvas.top &&
          box.bottom <= canvas.bottom &&
          isClear(box),
      );
  });

/** The view once it has come to rest. */
async function settled(page: Page): Promise<string> {
  const view = () =>
    page.locator('.react-flow__viewport').evaluate((each) => getComputedStyle(each).transform);
  let last = '';
  await expect
    .poll(async () => {
      const before = last;
      last = await view();
      return last === before;
    })
    .toBe(true);
  return last;
}

test('a model that is seen whole stays so whatever room there is; a chosen view stays as it is', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/?example=coupled-tanks');
  await expect(page.locator('[data-component="flows"]')).toBeInViewport();
  for (const size of [
    { width: 820, height: 1000 },
    { width: 1200, height: 620 },
    { width: 844, height: 480 },
    { width: 900, height: 800 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(() => isWholeInView(page), `at ${size.width}x${size.height}`).toBe(true);
  }
  // Something that covers the canvas, and the canvas free again.
  const zoom = page.getByRole('button', { name: ZOOM });
  await settled(page);
  const free = await zoom.innerText();
  await page.keyboard.press('Control+Alt+b');
  await expect(page.getByRole('region', { name: 'Inspector' })).toBeVisible();
  await expect(zoom).not.toHaveText(free);
  await expect.poll(() => isWholeInView(page)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(zoom).toHaveText(free);

  // A border that is dragged takes the model along.
  await page.setViewportSize({ width: 1440, height: 900 });
  const edge = await page.getByRole('separator', { name: 'Resize panel' }).boundingBox();
  if (!edge) throw new Error('The panel has no border.');
  await page.mouse.move(edge.x + edge.width / 2, edge.y + edge.height / 2);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width / 2, edge.y - 200, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => isWholeInView(page)).toBe(true);

  // Where a person looks is theirs.
  await page.mouse.move(700, 250);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => isWholeInView(page)).toBe(false);
  const before = await settled(page);
  await page.setViewportSize({ width: 1100, height: 720 });
  await page.keyboard.press('Control+j');
  await expect(page.getByRole('button', { name: 'Show the panel' })).toBeVisible();
  expect(await settled(page)).toBe(before);
});
