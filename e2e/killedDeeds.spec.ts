import { expect, test, type Page } from '@playwright/test';
import { startBrowser } from './mortalBrowser.ts';
import { pasteText } from './page/models.ts';
import { button, canvas, component, status } from './page/screen.ts';

/* Deeds that are done at once, each of another kind: a browser that is killed a moment later has kept them. */
const KILLS = Number(process.env['PATCHBAY_KILLS'] ?? 7);
/** After so long without a touch nothing may be at risk, milliseconds. */
const RESTED = 300;

const home = (page: Page) => page.getByRole('dialog', { name: 'Documents' });
const versions = (page: Page) => page.getByRole('dialog', { name: 'Versions' });
const name = (page: Page) => page.getByLabel('Document name');

async function openHome(page: Page, part?: string): Promise<void> {
  if ((await home(page).count()) === 0) await page.keyboard.press('Control+o');
  if (part !== undefined)
    await home(page)
      .getByRole('group', { name: 'Which documents' })
      .getByRole('button', { name: part })
      .click();
}

/** What is done the nth time, and what says of it that it is there. */
interface Deed {
  readonly name: string;
  readonly act: (page: Page, n: number) => Promise<void>;
  readonly isThere: (page: Page, n: number) => Promise<void>;
}

const DEEDS: readonly Deed[] = [
  {
    name: 'a document is renamed',
    async act(page, n) {
      await name(page).fill(`Boiler ${n}`);
      await page.keyboard.press('Enter');
    },
    isThere: (page, n) => expect(name(page)).toHaveValue(`Boiler ${n}`),
  },
  {
    name: 'a tag is given',
    async act(page, n) {
      await openHome(page);
      await page.getByRole('button', { name: /^Tag / }).first().click();
      await page.keyboard.press('Control+a');
      await page.keyboard.type(`tag${n}`);
      await page.keyboard.press('Enter');
      await expect(home(page).getByRole('button', { name: `#tag${n}` })).toBeVisible();
    },
    async isThere(page, n) {
      await openHome(page);
      await expect(home(page).getByRole('button', { name: `#tag${n}` })).toBeVisible();
    },
  },
  {
    name: 'a copy is made, and thrown away',
    async act(page) {
      await openHome(page, 'All');
      await page
        .getByRole('button', { name: /^Duplicate / })
        .first()
        .click();
      await expect
        .poll(() => page.getByRole('button', { name: /^Delete / }).count())
        .toBeGreaterThan(1);
      await page
        .getByRole('button', { name: /^Delete .*\(\d+\)$/ })
        .first()
        .click();
      await openHome(page, 'Trash');
      await expect(page.getByRole('button', { name: /^Restore / }).first()).toBeVisible();
    },
    async isThere(page) {
      await openHome(page, 'Trash');
      await expect(page.getByRole('button', { name: /^Restore / }).first()).toBeVisible();
    },
  },
  {
    name: 'a run is named and pinned',
    async act(page, n) {
      await button(page, 'Run').click();
      await expect(status(page)).toContainText('completed');
      await page.getByRole('tab', { name: 'Runs' }).click();
      await page
        .getByRole('button', { name: /^Rename / })
        .first()
        .click();
      await page.keyboard.press('Control+a');
      await page.keyboard.type(`Base ${n}`);
      await page.keyboard.press('Enter');
      await button(page, `Pin Base ${n}`).click();
    },
    async isThere(page, n) {
      await page.getByRole('tab', { name: 'Runs' }).click();
      await expect(button(page, `Pin Base ${n}`)).toHaveAttribute('aria-pressed', 'true');
    },
  },
  {
    name: 'a version is named',
    async act(page, n) {
      await component(page, 'tank').click();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tab', { name: 'History', exact: true }).click();
      await button(page, 'Versions').click();
      await page.getByLabel('Name of this version').fill(`Version ${n}`);
      await page.getByRole('button', { name: 'Keep', exact: true }).click();
      await expect(versions(page)).toContainText(`Version ${n}`);
    },
    async isThere(page, n) {
      await page.getByRole('tab', { name: 'History', exact: true }).click();
      await button(page, 'Versions').click();
      await expect(versions(page)).toContainText(`Version ${n}`);
    },
  },
  {
    name: 'a part of YAML is pasted',
    async act(page, n) {
      const part = `plugboard:\n  process:\n    args:\n      components:\n        - type: patchbay.Constant\n          args: { name: pasted_${n}, value: 1, iters: 3 }\n      connectors: []\n`;
      await canvas(page).click({ position: { x: 20, y: 20 } });
      await expect.poll(() => pasteText(page, part)).toBe(true);
      await expect(component(page, `pasted_${n}`)).toBeVisible();
    },
    isThere: (page, n) => expect(component(page, `pasted_${n}`)).toBeVisible(),
  },
  {
    name: 'a note is written',
    async act(page, n) {
      await canvas(page).click({ position: { x: 20, y: 20 } });
      await page.keyboard.press('Shift+S');
      await page.getByRole('textbox', { name: /Text of the note/ }).fill(`Remember ${n}`);
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('group', { name: `Note: Remember ${n}` })).toBeVisible();
    },
    isThere: (page, n) =>
      expect(page.getByRole('group', { name: `Note: Remember ${n}` })).toBeVisible(),
  },
];

test(`${KILLS} kills a moment after deeds of every kind lose none of them`, async ({
  baseURL,
}, info) => {
  test.setTimeout(60_000 + KILLS * 60_000);
  const [profile, url] = [info.outputPath('profile'), baseURL ?? ''];
  let browser = await startBrowser(profile, `${url}?example=heated-tank`);
  try {
    await expect(component(browser.page, 'tank')).toBeVisible();
    for (let kill = 0; kill < KILLS; kill++) {
      const deed = DEEDS[kill % DEEDS.length];
      if (deed === undefined) throw new Error('There is nothing to do.');
      await test.step(deed.name, async () => {
        await deed.act(browser.page, kill);
        // As the page's own clock has it: on a slow machine its timers come late, this one too.
        await browser.page.evaluate(
          (rest) => new Promise((resolve) => setTimeout(resolve, rest)),
          RESTED,
        );
        await browser.kill();
        browser = await startBrowser(profile, url);
        await expect(component(browser.page, 'tank')).toBeVisible();
        await deed.isThere(browser.page, kill);
        await browser.page.goto(url);
        await expect(component(browser.page, 'tank')).toBeVisible();
      });
    }
  } finally {
    await browser.kill().catch(() => undefined);
  }
});
