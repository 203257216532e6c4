import { gzipSync } from 'node:zlib';
import { expect, test, type Response } from '@playwright/test';

/** Compressed scripts, bytes; the service worker's own store of files does not count. */
const BUDGET = 300_000;
/** On a busy machine to ask for a small file takes as long as for a large one. */
const MOST_FILES = 16;

test('the canvas takes a drop before 300 kB of scripts were asked for', async ({ page }) => {
  const scripts: Promise<number>[] = [];
  const note = (response: Response): void => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return;
    scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  };
  page.on('response', note);

  // However long somebody waits before the first drop: all that comes by itself counts.
  await page.goto('/', { waitUntil: 'networkidle' });
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  const range = page.getByRole('region', { name: 'Palette' }).getByText('Range', { exact: true });
  const sizes = await Promise.all(scripts);
  // What the drop itself asks for may still be on its way when the test is over.
  page.off('response', note);
  await range.dragTo(canvas, { targetPosition: { x: 300, y: 200 } });
  await expect(page.locator('[data-component]')).toHaveCount(1);

  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.length).toBeLessThan(MOST_FILES);
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(BUDGET);
});
