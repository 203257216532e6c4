import { expect, test } from '@playwright/test';
import { button, status } from './page/screen.ts';

interface Counted {
  frames: number;
  changes: number;
  timers: number;
}

test('an idle page with a finished run does no work per frame', async ({ page }) => {
  await page.addInitScript(() => {
    const counted: Counted = { frames: 0, changes: 0, timers: 0 };
    Object.assign(window, { counted });
    const { requestAnimationFrame: ask, setInterval: every } = window;
    window.requestAnimationFrame = (callback) =>
      ask((time) => {
        counted.frames += 1;
        callback(time);
      });
    window.setInterval = ((work: () => void, ms: number) =>
      every(() => {
        counted.timers += 1;
        work();
      }, ms)) as typeof window.setInterval;
    new MutationObserver((all) => (counted.changes += all.length)).observe(document, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
  await page.goto('/?example=heated-tank');
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
  const read = () =>
    page.evaluate(() => ({ ...(window as unknown as { counted: Counted }).counted }));
  // What a run leaves to be done (saving it, hiding a hint) is over some seconds later.
  await page.waitForTimeout(4_000);
  const before = await read();
  await page.waitForTimeout(3_000);
  const after = await read();
  expect(after.frames - before.frames).toBe(0);
  expect(after.changes - before.changes).toBe(0);
  expect(after.timers - before.timers).toBeLessThanOrEqual(3);
});
