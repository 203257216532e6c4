import { gzipSync } from 'node:zlib';
import { expect, test, type Page, type Response } from '@playwright/test';
import { link } from './bombs/links.ts';

/** Compressed scripts, bytes; the service worker's own store of files does not count. */
const BUDGET = 300_000;
/** The same of a model in a frame, plots and pinned values with it, before it runs. */
const EMBEDDED = 250_000;
/** On a busy machine to ask for a small file takes as long as for a large one. */
const MOST_FILES = 16;

/** The scripts that a page asks for from now on, each with its compressed size. */
function scriptsOf(page: Page): { sizes: () => Promise<number[]>; names: string[] } {
  const scripts: Promise<number>[] = [];
  const names: string[] = [];
  const note = (response: Response): void => {
    const { pathname } = new URL(response.url());
    if (!pathname.endsWith('.js')) return;
    names.push(pathname);
    scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  };
  page.on('response', note);
  return {
    names,
    sizes() {
      // What comes after this is none of it, and may still be on its way when the test is over.
      page.off('response', note);
      return Promise.all(scripts);
    },
  };
}

test('a model in a frame asks for less than 250 kB of scripts before it runs', async ({ page }) => {
  const scripts = scriptsOf(page);
  const yaml = `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Range, args: {name: a, iters: 3}}
        - {type: patchbay.Formula, args: {name: b, inputs: [x], expressions: {y: 2 * x}}}
      connectors: [{source: a.y, target: b.x}]
      patchbay:
        watch: [b.y]
        controls: [{argument: a.iters}]
`;
  await page.goto(`/?embed${link(yaml)}`, { waitUntil: 'networkidle' });
  await expect(page.getByRole('application', { name: /Plot/ })).toBeVisible();
  await expect(page.getByRole('slider')).toBeVisible();
  expect((await scripts.sizes()).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(EMBEDDED);
  expect(scripts.names.join()).not.toMatch(/canvas|Palette|Inspector|Panel|second|boot/i);
});

test('the canvas takes a drop before 300 kB of scripts were asked for', async ({ page }) => {
  const scripts = scriptsOf(page);

  // However long somebody waits before the first drop: all that comes by itself counts.
  await page.goto('/', { waitUntil: 'networkidle' });
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  const range = page.getByRole('region', { name: 'Palette' }).getByText('Range', { exact: true });
  const sizes = await scripts.sizes();
  await range.dragTo(canvas, { targetPosition: { x: 300, y: 200 } });
  await expect(page.locator('[data-component]')).toHaveCount(1);

  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.length).toBeLessThan(MOST_FILES);
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(BUDGET);
});
