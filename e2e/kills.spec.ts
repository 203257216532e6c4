import { expect, test, type Page } from '@playwright/test';
import { startBrowser, type MortalBrowser } from './mortalBrowser.ts';

/* A browser that is killed loses nothing older than a second, and nothing at all where the hands had rested. */
const KILLS = Number(process.env['PATCHBAY_KILLS'] ?? 6);
/** Milliseconds of work that a kill in the midst of it may take. */
const AT_RISK = 1_000;
/** Longest wait for work to be seen, milliseconds. */
const LONGEST_WORK = 15_000;
/** After so long without a touch nothing may be at risk. */
const RESTED = 300;

/** Lines of the YAML panel that what is typed there may take. */
const MOST_LINES = 4;

const tank = (page: Page) => page.locator('[data-component^="tank"]').first();
const yaml = (page: Page) => page.getByRole('textbox', { name: /YAML/ });
const count = (text: string) => text.split('z').length - 1;

/** Something that goes on; what is read of the screen grows with it. */
interface Work {
  readonly name: string;
  readonly begin: (page: Page, way: 1 | -1) => Promise<void>;
  readonly goOn: (page: Page, way: 1 | -1, step: number) => Promise<void>;
  readonly read: (page: Page, way: 1 | -1) => Promise<number>;
}

const placeOf = async (page: Page, way: number): Promise<number> =>
  way *
  (await tank(page).evaluate((node) => {
    const { transform } = getComputedStyle(node.closest('.react-flow__node') ?? node);
    return new DOMMatrix(transform).e;
  }));

let from = { x: 0, y: 0 };
const WORKS: readonly Work[] = [
  {
    name: 'a held arrow key',
    begin: (page) => tank(page).click(),
    goOn: (page, way) => page.keyboard.down(way > 0 ? 'ArrowRight' : 'ArrowLeft'),
    read: placeOf,
  },
  {
    name: 'a drag',
    async begin(page) {
      const box = await tank(page).boundingBox();
      if (box === null) throw new Error('The tank is not to be seen.');
      from = { x: box.x + box.width / 2, y: box.y + 8 };
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
    },
    goOn: (page, way, step) => page.mouse.move(from.x + way * Math.min(300, 4 * step), from.y),
    read: placeOf,
  },
  {
    name: 'typing in the YAML panel',
    async begin(page) {
      await page.getByRole('tab', { name: 'YAML' }).click();
      await yaml(page).click();
      const old = (await yaml(page).innerText()).split('\n').filter((line) => line.startsWith('#'));
      await page.keyboard.press('Control+Home');
      // The panel shows so many lines: what was typed long ago would leave the view.
      if (old.length >= MOST_LINES) {
        for (const _ of old) await page.keyboard.press('Shift+ArrowDown');
        await page.keyboard.press('Delete');
      }
      await page.keyboard.type('# z\n');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('End');
    },
    goOn: (page) => page.keyboard.type('z'),
    async read(page) {
      const tab = page.getByRole('tab', { name: 'YAML' });
      if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
      return count((await yaml(page).innerText()).replaceAll(/^(?!#).*$/gmu, ''));
    },
  },
  {
    name: 'typing a name',
    async begin(page) {
      await tank(page).click();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('tank');
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: 'Name', exact: true }).click();
      await page.keyboard.press('End');
    },
    // A name has some sixty characters at most.
    goOn: (page, _way, step) => page.keyboard.type(step > 40 ? '' : 'z', { delay: 60 }),
    async read(page) {
      const field = page.getByRole('textbox', { name: 'Name', exact: true });
      // With nothing selected this is the name of the process.
      const typed = (await field.isVisible()) ? await field.inputValue() : '';
      const name = (await tank(page).getAttribute('data-component')) ?? '';
      return Math.max(count(typed), count(name));
    },
  },
];

async function reopened(profile: string, url: string): Promise<MortalBrowser> {
  const browser = await startBrowser(profile, url);
  await expect(tank(browser.page)).toBeVisible();
  return browser;
}

/** Works for a while, and is killed in the midst of it; what had been on the screen a second before is there again. */
async function killedAtWork(
  { page, kill }: MortalBrowser,
  { begin, goOn, read }: Work,
  way: 1 | -1,
  milliseconds: number,
  again: () => Promise<MortalBrowser>,
): Promise<MortalBrowser> {
  await begin(page, way);
  const seen: { readonly at: number; readonly value: number }[] = [];
  const begun = Date.now();
  /** What had been seen a second before: it has to be there again. */
  const safeAt = (now: number) => seen.filter(({ at }) => at <= now - AT_RISK).at(-1)?.value;
  const hasGrown = () => (safeAt(Date.now()) ?? -Infinity) > (seen[0]?.value ?? Infinity);
  // A slow machine has to show something first that could be lost.
  const isEnough = () => Date.now() - begun > milliseconds && hasGrown();
  for (let step = 1; !isEnough() && Date.now() - begun < LONGEST_WORK; step++) {
    await goOn(page, way, step);
    const at = Date.now();
    seen.push({ at, value: await read(page, way) });
  }
  const killed = Date.now();
  await kill();
  const safe = safeAt(killed) ?? -Infinity;
  expect(safe).toBeGreaterThan(seen[0]?.value ?? Infinity);
  const next = await again();
  await expect.poll(() => read(next.page, way)).toBeGreaterThanOrEqual(safe);
  expect(await read(next.page, way)).toBeLessThanOrEqual((seen.at(-1)?.value ?? 0) + 100);
  return next;
}

/** Does a little, rests, and is killed: all of it is there again. */
async function killedAtRest(
  { page, kill }: MortalBrowser,
  { begin, goOn, read }: Work,
  way: 1 | -1,
  again: () => Promise<MortalBrowser>,
): Promise<MortalBrowser> {
  await begin(page, way);
  const before = await read(page, way);
  for (let step = 1; step <= 8; step++) await goOn(page, way, step);
  await expect.poll(() => read(page, way)).toBeGreaterThan(before);
  // As the page's own clock has it: on a slow machine its timers come late, this one too.
  await page.evaluate((rest) => new Promise((resolve) => setTimeout(resolve, rest)), RESTED);
  const last = await read(page, way);
  await kill();
  const next = await again();
  await expect.poll(() => read(next.page, way)).toBe(last);
  return next;
}

test(`${KILLS} kills in the midst of work lose nothing that was on the screen a second before`, async ({
  baseURL,
}, info) => {
  test.setTimeout(30_000 + KILLS * 20_000);
  const [profile, url] = [info.outputPath('profile'), baseURL ?? ''];
  let browser = await startBrowser(profile, `${url}?example=heated-tank`);
  // Whatever is found in it, the last one is ended.
  const again = async () => (browser = await reopened(profile, url));
  await expect(tank(browser.page)).toBeVisible();
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const work = WORKS[Math.floor(kill / 2) % WORKS.length];
      if (work === undefined) throw new Error('There is nothing to do.');
      // There and back again: a drag towards the canvas's border would go on by itself, as the view does.
      const round = Math.floor(kill / (2 * WORKS.length));
      const way = (round + Math.floor(kill / 2)) % 2 === 0 ? 1 : -1;
      const isAtRest = kill % 2 === 1;
      await test.step(`${work.name}${isAtRest ? ', then a rest' : ''}`, async () => {
        const milliseconds = 1_600 + ((kill * 731) % 1_500);
        browser = isAtRest
          ? await killedAtRest(browser, work, way, again)
          : await killedAtWork(browser, work, way, milliseconds, again);
      });
    }
  } finally {
    await browser.kill().catch(() => undefined);
  }
});
