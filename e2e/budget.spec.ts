import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

/** Compressed scripts, bytes; the service worker's own store of files does not count. */
const BUDGET = 300_000;

test('the canvas takes a drop before 300 kB of scripts were asked for', async ({ page }) => {
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return;
    scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });

  // However long somebody waits before the first drop: all that comes by itself counts.
  await page.goto('/', { waitUntil: 'networkidle' });
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  const range = page.getByRole('region', { name: 'Palette' }).getByText('Range', { exact: true });
  const sizes = await Promise.all(scripts);
  await range.dragTo(canvas, { targetPosition: { x: 300, y: 200 } });
  await expect(page.locator('[data-component]')).toHaveCount(1);

  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(BUDGET);
});
