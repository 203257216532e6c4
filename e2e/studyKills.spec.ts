import { expect, test, type Page } from '@playwright/test';
import { startBrowser, type MortalBrowser } from './mortalBrowser.ts';
import { chooseModel } from './page/models.ts';
import { distanceModel, newestStudy, trialsInDatabase } from './page/studies.ts';
import { button, component } from './page/screen.ts';

/* A study whose page ends at random moments, by a kill of the browser, a closed tab or a reload. */
const CLOSINGS = Number(process.env['PATCHBAY_KILLS'] ?? 2);
/** After so long a finished trial is kept, milliseconds. */
const KEPT = 1_000;
/** Of a search, so that what was lost or came in otherwise would lead to another end. */
const TRIALS = 400;

const MODEL = distanceModel(TRIALS, 100_000);

const studyStatus = (page: Page) => page.getByRole('status', { name: 'Study status' });

/** How many trials the page says that there are. */
async function count(page: Page): Promise<number> {
  const words = await page.getByText(/[\d,]+ of [\d,]+ trials/).innerText();
  return Number(/([\d,]+) of/u.exec(words)?.[1]?.replaceAll(',', ''));
}

/**
 * Lets a study go on for a while; how many trials the page told of so long before the end of it. By the
 * page's own clock: on a slow machine its pauses are longer, and what is to be kept meanwhile comes later too.
 */
function watch(page: Page, milliseconds: number, before: number): Promise<number> {
  return page.evaluate(
    async ([wait, kept]) => {
      const PAUSE = 50;
      const counts: number[] = [];
      for (let slept = 0; slept < wait; slept += PAUSE) {
        const words = document.querySelector('[role=tabpanel]')?.textContent ?? '';
        const count = /([\d,]+) of [\d,]+ trials/u.exec(words)?.[1] ?? '0';
        counts.push(Number(count.replaceAll(',', '')));
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
      return Math.max(0, ...counts.slice(0, Math.max(0, counts.length - kept / PAUSE)));
    },
    [milliseconds, before] as const,
  );
}

/** Moments that differ and are the same in each run of the test, milliseconds. */
function moments(): () => number {
  let state = 20;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return 20 + (state / 2 ** 31) * 1_800;
  };
}

test(`a study goes on to the same end after ${CLOSINGS} closings at random moments`, async ({
  baseURL,
}, info) => {
  test.setTimeout(600_000 + CLOSINGS * 60_000);
  const [profile, url] = [info.outputPath('profile'), baseURL ?? ''];
  let browser = await startBrowser(profile, url);
  let { page } = browser;

  const WAYS: readonly (() => Promise<void>)[] = [
    async () => {
      await browser.kill();
      browser = await startBrowser(profile, url);
      page = browser.page;
    },
    async () => {
      const { page: next } = await inNewTab(browser, url, page);
      page = next;
    },
    async () => void (await page.reload()),
  ];
  try {
    await chooseModel(page, MODEL);
    await expect(component(page, 'cost')).toBeVisible();
    await page.getByRole('tab', { name: 'Studies', exact: true }).click();
    await button(page, 'Start study').click();
    await expect(studyStatus(page)).toHaveText('Completed', { timeout: 240_000 });
    await page.reload();
    await expect(studyStatus(page)).toHaveText('Completed', { timeout: 60_000 });
    const undisturbed = await trialsInDatabase(page, await newestStudy(page));
    expect(undisturbed.length).toBe(TRIALS);

    /** Starts another study of the same seed; it is the newest as soon as it shows. */
    const startAgain = async (): Promise<void> => {
      const old = await newestStudy(page);
      await button(page, 'Start study').click();
      await expect.poll(() => newestStudy(page)).not.toBe(old);
    };
    await startAgain();
    const next = moments();
    let before = 0;
    for (let closings = 0; closings < CLOSINGS; closings++) {
      await expect.poll(() => count(page)).toBeGreaterThan(before);
      const sure = await watch(page, next(), KEPT);
      await (WAYS[closings % WAYS.length] as () => Promise<void>)();
      await expect(studyStatus(page), `after closing ${closings}`).toHaveText(
        /Interrupted|Completed/,
        { timeout: 60_000 },
      );
      const kept = await trialsInDatabase(page, await newestStudy(page));
      expect(kept.length).toBeGreaterThanOrEqual(Math.max(sure, before));
      expect(undisturbed).toEqual(expect.arrayContaining([...kept]));
      before = kept.length;
      if ((await studyStatus(page).textContent()) === 'Completed') {
        expect(kept).toEqual(undisturbed);
        before = 0;
        await startAgain();
      } else await button(page, 'Continue study').click();
    }
    await expect.poll(() => count(page), { timeout: 240_000 }).toBe(TRIALS);
    await expect(studyStatus(page)).toHaveText('Completed', { timeout: 60_000 });
    await page.reload();
    await expect(studyStatus(page)).toHaveText('Completed', { timeout: 60_000 });
    expect(await trialsInDatabase(page, await newestStudy(page))).toEqual(undisturbed);
  } finally {
    await browser.kill().catch(() => undefined);
  }
});

/** Closes a tab, and opens the page in another. */
async function inNewTab(browser: MortalBrowser, url: string, old: Page): Promise<{ page: Page }> {
  const page = await browser.page.context().newPage();
  await old.close();
  await page.goto(url);
  return { page };
}
