import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { component } from './page/screen.ts';

/* Two tabs of one document, opened, edited, reloaded, closed, left and put to sleep in any order. */
const ORDERS = Number(process.env['PATCHBAY_TABS'] ?? 1);
const STEPS = 12;
/** Arrow keys in a row are one gesture, of which nothing is at risk after so long, milliseconds. */
const RESTED = 1_000;
const FIRST_SEED = Number(process.env['PATCHBAY_SEED'] ?? 1);

/** Numbers from 0 to 1, the same for one seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Tab {
  page: Page | null;
  isAsleep: boolean;
}

const tank = (page: Page) => component(page, 'tank');
const placeOf = (page: Page): Promise<number> =>
  tank(page).evaluate((node) => {
    const { transform } = getComputedStyle(node.closest('.react-flow__node') ?? node);
    return Math.round(new DOMMatrix(transform).e);
  });

async function setAsleep(tab: Tab, isAsleep: boolean): Promise<void> {
  if (tab.page === null || tab.isAsleep === isAsleep) return;
  const devtools = await tab.page.context().newCDPSession(tab.page);
  await devtools.send('Page.setWebLifecycleState', { state: isAsleep ? 'frozen' : 'active' });
  await devtools.detach();
  tab.isAsleep = isAsleep;
}

/** Whether edits are taken: the other tab does not hold the document. */
async function mayEdit(page: Page): Promise<boolean> {
  const name = page.getByRole('textbox', { name: 'Document name' });
  await expect(name).toBeVisible();
  return (await name.getAttribute('readonly')) === null;
}

async function oneOrder(context: BrowserContext, seed: number, url: string): Promise<string[]> {
  const chance = chances(seed);
  const tabs: [Tab, Tab] = [
    { page: null, isAsleep: false },
    { page: null, isAsleep: false },
  ];
  const did: string[] = [];
  const first = await context.newPage();
  tabs[0].page = first;
  await first.goto(`${url}?example=heated-tank`);
  await tank(first).click();
  const begun = await placeOf(first);
  await first.keyboard.press('ArrowRight');
  await expect.poll(() => placeOf(first)).not.toBe(begun);
  await first.evaluate((rest) => new Promise((resolve) => setTimeout(resolve, rest)), RESTED);
  let expected = await placeOf(first);
  const same = (page: Page) =>
    expect.poll(() => placeOf(page), `seed ${seed}: ${did.join(', ')}`).toBe(expected);

  const deeds: Record<string, (tab: Tab) => Promise<boolean>> = {
    async open(tab) {
      if (tab.page !== null) return false;
      const page = await context.newPage();
      tab.page = page;
      await page.goto(url);
      await expect(tank(page)).toBeVisible();
      await same(page);
      return true;
    },
    async edit({ page, isAsleep }) {
      if (page === null || isAsleep || !(await mayEdit(page))) return false;
      await page.bringToFront();
      // It may have got the document a moment ago, and has what the other made of it.
      await same(page);
      await tank(page).click();
      const before = await placeOf(page);
      await page.keyboard.press(chance() < 0.5 ? 'ArrowRight' : 'ArrowLeft');
      await expect.poll(() => placeOf(page)).not.toBe(before);
      await page.evaluate((rest) => new Promise((resolve) => setTimeout(resolve, rest)), RESTED);
      expected = await placeOf(page);
      return true;
    },
    async reload({ page, isAsleep }) {
      if (page === null || isAsleep) return false;
      await page.reload();
      await expect(tank(page)).toBeVisible();
      await same(page);
      return true;
    },
    async close(tab) {
      if (tab.page === null) return false;
      await tab.page.close();
      Object.assign(tab, { page: null, isAsleep: false });
      return true;
    },
    async focus({ page, isAsleep }) {
      if (page === null || isAsleep) return false;
      await page.bringToFront();
      return true;
    },
    async sleep(tab) {
      if (tab.page === null || tab.isAsleep) return false;
      await setAsleep(tab, true);
      return true;
    },
    async wake(tab) {
      if (!tab.isAsleep) return false;
      await setAsleep(tab, false);
      return true;
    },
  };
  const names = ['open', 'edit', 'edit', 'edit', 'reload', 'close', 'focus', 'sleep', 'wake'];
  while (did.length < STEPS) {
    const name = names[Math.floor(chance() * names.length)] ?? 'open';
    const at = chance() < 0.5 ? 0 : 1;
    did.push(`${name} ${at}`);
    if (!(await deeds[name]?.(tabs[at]))) did.pop();
  }
  for (const tab of tabs) await deeds['close']?.(tab);
  await deeds['open']?.(tabs[0]);
  await tabs[0].page?.close();
  return did;
}

test(`two tabs that open, edit, reload, close and sleep lose no edit: orders tried: ${ORDERS}`, async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(60_000 + ORDERS * 120_000);
  for (let order = 0; order < ORDERS; order++) {
    const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'block' });
    try {
      const did = await oneOrder(context, FIRST_SEED + order, baseURL ?? '');
      expect(did).toHaveLength(STEPS);
    } finally {
      await context.close();
    }
  }
});
