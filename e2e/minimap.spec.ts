import { expect, test, type Page } from '@playwright/test';
import { groupedText } from '../src/testing/models/groupedModel.ts';
import { button } from './page/screen.ts';

/** A model of so many components in a row, as a program writes it. */
function chain(count: number): string {
  const names = Array.from({ length: count }, (_, at) => `part_${at}`);
  const parts = names.map((name, at) =>
    at === 0
      ? `        - {type: patchbay.Sine, args: {name: ${name}, amplitude: 2, period: 40, iters: 200}}`
      : `        - {type: patchbay.Accumulate, args: {name: ${name}}}`,
  );
  const wires = names
    .slice(1)
    .map((name, at) => `        - {source: part_${at}.y, target: ${name}.x}`);
  return [
    'plugboard:',
    '  process:',
    '    args:',
    '      components:',
    ...parts,
    '      connectors:',
    ...wires,
    '',
  ].join('\n');
}

async function open(page: Page, text: string): Promise<void> {
  await page.goto('/');
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'm.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
}

const map = (page: Page) => page.getByRole('application', { name: 'Minimap', exact: true });

const viewOf = (page: Page) =>
  page.locator('.react-flow__viewport').evaluate((element) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform);
    return { zoom: a, x: e, y: f };
  });

async function boxOf(page: Page) {
  const box = await map(page).boundingBox();
  if (!box) throw new Error('There is no map.');
  return box;
}

test('a model of 60 components has a map: a press, a drag and keys move the view, a command hides it', async ({
  page,
}) => {
  await open(page, groupedText({ groups: 6, members: 10 }));
  await expect(map(page)).toBeVisible();
  const box = await boxOf(page);
  const bar = await page.getByRole('group', { name: 'View', exact: true }).boundingBox();
  expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeLessThan(box.x);
  // Nothing of the model lies below it.
  for (const card of await page.locator('.react-flow__node').all()) {
    const at = await card.boundingBox();
    const [right, bottom] = [(at?.x ?? 0) + (at?.width ?? 0), (at?.y ?? 0) + (at?.height ?? 0)];
    expect(right <= box.x || bottom <= box.y).toBe(true);
  }
  // One element, on which the model is drawn in several colours.
  const colours = () =>
    map(page)
      .locator('canvas')
      .evaluate((element) => {
        if (!(element instanceof HTMLCanvasElement)) return 0;
        const { data } = element
          .getContext('2d')!
          .getImageData(0, 0, element.width, element.height);
        return new Set(new Uint32Array(data.buffer)).size;
      });
  await expect.poll(colours).toBeGreaterThan(5);

  for (let times = 0; times < 5; times++) await button(page, 'Zoom in').click();
  await expect.poll(async () => (await viewOf(page)).zoom).toBeGreaterThan(0.5);
  // A press beside what is in view brings the place there.
  await page.mouse.click(box.x + 8, box.y + box.height / 2);
  await expect.poll(async () => (await viewOf(page)).x).toBeGreaterThan(0);
  // A drag of what is in view moves it along, and keeps the zoom.
  const before = await viewOf(page);
  await page.mouse.move(box.x + 8, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + box.height / 2, { steps: 4 });
  await expect.poll(async () => (await viewOf(page)).x).toBeLessThan(before.x - 300);
  await page.mouse.up();
  const rest = await viewOf(page);
  expect(rest.zoom).toBeCloseTo(before.zoom, 5);
  await page.mouse.move(box.x + 100, box.y + 20);
  expect(await viewOf(page)).toEqual(rest);

  // By keys; nothing is selected or moved by them.
  await map(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await viewOf(page)).y).toBeLessThan(rest.y - 50);
  await page.keyboard.press('Home');
  await expect.poll(async () => (await viewOf(page)).zoom).toBeLessThan(0.5);
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(0);

  await page.keyboard.press('m');
  await expect(map(page)).toHaveCount(0);
  await button(page, 'Show the minimap').click();
  await expect(map(page)).toBeVisible();
  // In a hand there is no room for it.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(map(page)).toHaveCount(0);
});

test('a model of 39 components has none, and one of 40 has', async ({ page }) => {
  await open(page, chain(39));
  await expect(page.locator('[data-component="part_38"]')).toBeVisible();
  await expect(button(page, 'Fit the model')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show the minimap' })).toHaveCount(0);
  await expect(map(page)).toHaveCount(0);
  await open(page, chain(40));
  await expect(page.locator('[data-component="part_39"]')).toBeVisible();
  await expect(map(page)).toBeVisible();
});
