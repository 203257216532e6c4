import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

/** Compressed scripts of the first look, bytes. */
const FIRST_LOOK = 300_000;
/** The same until a component lies on the canvas, by when the rest of the screen has come too. */
const FIRST_DROP = 345_000;

test('the canvas takes a drop before 300 kB of scripts were asked for', async ({ page }) => {
  const scripts: { readonly name: string; readonly bytes: Promise<number> }[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.endsWith('.js')) return;
    const bytes = response.body().then((body) => gzipSync(body, { level: 9 }).length);
    scripts.push({ name: pathname, bytes });
  });
  const total = async () =>
    (await Promise.all(scripts.map(({ bytes }) => bytes))).reduce((sum, bytes) => sum + bytes, 0);

  await page.goto('/');
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  const range = page.getByRole('region', { name: 'Palette' }).getByText('Range', { exact: true });
  await range.dragTo(canvas, { targetPosition: { x: 300, y: 200 } });
  await expect(page.locator('[data-component]')).toHaveCount(1);
  const dropped = await total();

  const html = await (await page.request.get('/')).text();
  const first = scripts.filter(({ name }) => html.includes(name.slice(1)));
  const sizes = await Promise.all(first.map(({ bytes }) => bytes));
  expect(first.length).toBeGreaterThan(1);
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(FIRST_LOOK);
  expect(dropped).toBeLessThan(FIRST_DROP);
});
