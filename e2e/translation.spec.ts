import { expect, test, type Page } from '@playwright/test';
import { pasteText } from './page/models.ts';
import { button, canvas, component, status } from './page/screen.ts';

/*
 * A translator puts every text of the page into elements of its own, goes on doing so with all that changes, and
 * leaves alone what says translate="no". Other extensions put things of theirs into the page or take
 * something away. The page goes on, and what it says stays true.
 */

const MODEL = `plugboard:
  process:
    type: plugboard.process.LocalProcess
    args:
      components:
        - type: patchbay.Range
          args: { name: counter, iters: 1000000000000 }
        - type: patchbay.Accumulate
          args: { name: sum }
        - type: patchbay.Accumulate
          args: { name: kept }
        - type: patchbay.Formula
          args: { name: twice, inputs: [x], expressions: { y: 2 * x } }
      connectors:
        - { source: counter.y, target: sum.x }
        - { source: sum.y, target: twice.x }
        - { source: twice.y, target: kept.x }
      patchbay:
        version: 1
        positions: { counter: [0, 0], sum: [288, 16], kept: [640, 176], twice: [640, 16] }
        watch: [sum.y]
`;

/** All that the page complains of. */
function complaints(page: Page): string[] {
  const all: string[] = [];
  page.on('pageerror', (error) => all.push(String(error)));
  page.on('console', (said) => {
    const isBad = said.type() === 'error' || said.type() === 'warning';
    if (isBad && !said.text().startsWith('Service Worker')) all.push(said.text());
  });
  return all;
}

async function open(page: Page): Promise<void> {
  await page.goto('/');
  await canvas(page).hover();
  await expect.poll(() => pasteText(page, MODEL)).toBe(true);
  await expect(component(page, 'kept')).toBeVisible();
  await page.keyboard.press('Escape');
}

/** Translates the page as Chromium's translator does, now and whenever something changes. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept = 'script, style, textarea, svg, font, .notranslate';
    const mayBe = (at: Element | null) =>
      at !== null &&
      at.closest(kept) === null &&
      at.closest('[translate]')?.getAttribute('translate') !== 'no';
    function wrap(text: Text): void {
      if (text.data.trim() === '' || !mayBe(text.parentElement)) return;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      outer.style.verticalAlign = inner.style.verticalAlign = 'inherit';
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
    function wrapAll(): void {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) wrap(text);
    }
    wrapAll();
    const what = { childList: true, characterData: true, subtree: true };
    new MutationObserver(wrapAll).observe(document.body, what);
  });
  expect(await page.locator('font').count()).toBeGreaterThan(20);
}

/** Steps that the status tells of. */
async function stepsOf(page: Page): Promise<number> {
  return Number(/(\d+) steps?/.exec(await status(page).innerText())?.[1]);
}

/** The run is over, and the status says of it what is kept of it. */
async function expectTrueEnd(page: Page): Promise<void> {
  await expect(button(page, 'Stop')).toBeDisabled();
  await page.getByRole('tab', { name: 'Runs' }).click();
  const run = page.getByRole('table', { name: 'Runs' }).locator('tbody tr').first();
  await expect(run.getByRole('cell').nth(2)).toHaveText(String(await stepsOf(page)));
  const word = (await run.getByRole('cell').nth(1).innerText()).trim();
  await expect(status(page)).toContainText(word);
}

test('goes on under a translator, and its status stays true', async ({ page }) => {
  const faults = complaints(page);
  await open(page);
  await translate(page);

  let before = 0;
  for (let step = 1; step <= 3; step++) {
    await button(page, 'Step').click();
    await expect.poll(() => stepsOf(page)).toBeGreaterThan(before);
    await expect(status(page)).toContainText('paused');
    before = await stepsOf(page);
  }
  await button(page, 'Stop').click();
  await expectTrueEnd(page);

  await button(page, 'Run').click();
  await expect(status(page)).toContainText('running');
  await expect.poll(() => stepsOf(page)).toBeGreaterThan(before);
  before = await stepsOf(page);
  await expect.poll(() => stepsOf(page)).toBeGreaterThan(before);

  // While it runs: every panel, dialog and menu, and a notice.
  for (const panel of [
    'Plots',
    'Table',
    'Log',
    'Problems',
    'Profile',
    'Runs',
    'History',
    'YAML',
    'Code',
  ]) {
    await page.getByRole('tab', { name: panel }).click();
    await expect(page.getByRole('tabpanel', { name: panel })).toBeVisible();
  }
  for (const keys of ['Control+e', 'Control+k', '?', 'Control+i', 'Control+o']) {
    await canvas(page).focus();
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  for (const menu of [/^Speed/, /^Process type/]) {
    await page.getByRole('button', { name: menu }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
  }

  await button(page, 'Pause').click();
  await expect(status(page)).toContainText('paused');
  await button(page, 'Stop').click();
  await expectTrueEnd(page);

  // Selecting, editing and undoing.
  await component(page, 'sum').click();
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await expect(inspector.getByLabel('Name', { exact: true })).toHaveValue('sum');
  await inspector.getByLabel('Name', { exact: true }).fill('total');
  await page.keyboard.press('Enter');
  await expect(component(page, 'total')).toBeVisible();
  await component(page, 'twice').click();
  await inspector.getByLabel('Name', { exact: true }).fill('total');
  await page.keyboard.press('Enter');
  await expect(inspector.getByRole('alert').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await canvas(page).focus();
  await page.keyboard.press('Control+z');
  await expect(component(page, 'sum')).toBeVisible();
  await page.getByLabel('Search components').fill('nothing is called so');
  await expect(page.getByText('No component is called “nothing is called so”.')).toBeVisible();
  await page.getByLabel('Search components').fill('');
  await expect(page.getByText('No component is called')).toBeHidden();

  expect(faults).toEqual([]);
});

test('goes on when an extension adds to the page and takes away from it', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await open(page);
  await component(page, 'sum').click();
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await inspector.getByLabel('Name', { exact: true }).fill('half a na');
  // As writing aids, dark looks and blockers do.
  await page.evaluate(() => {
    document.documentElement.dataset['darkreaderMode'] = 'dynamic';
    document.head.append(document.createElement('style'));
    for (const field of document.querySelectorAll('input, textarea')) {
      field.setAttribute('data-gramm', 'false');
      field.setAttribute('data-lt-tmp-id', 'lt-1');
      field.after(document.createElement('grammarly-extension'));
      const shell = document.createElement('lt-highlighter');
      field.before(shell);
    }
    document.body.append(document.createElement('grammarly-desktop-integration'));
    for (const gone of document.querySelectorAll('header svg, [aria-label="Inspector"] h3'))
      gone.remove();
    document.querySelector('[role="status"]')?.remove();
  });
  await page.keyboard.type('me');
  await page.keyboard.press('Escape');
  await component(page, 'kept').click();
  await expect(inspector.getByLabel('Name', { exact: true })).toHaveValue('kept');
  await button(page, 'Run').click();
  await expect(button(page, 'Stop')).toBeEnabled();
  await button(page, 'Stop').click();
  await expect(button(page, 'Stop')).toBeDisabled();
  await canvas(page).press('Escape');
  await expect(component(page, 'kept')).toBeVisible();
  expect(faults).toEqual([]);
});

test('comes back by itself, with the document and the run', async ({ page }) => {
  await open(page);
  await component(page, 'sum').click();
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('running');
  // Whole parts of the page are put elsewhere: what React does next with them must fail.
  await page.evaluate(() => {
    const rooms = document.querySelectorAll('header, main, [aria-label="Inspector"], #root > div');
    for (const room of rooms) {
      const shell = document.createElement('font');
      for (const child of [...room.childNodes]) shell.append(child);
      document.body.append(shell);
      shell.remove();
    }
  });
  await page.keyboard.press('Control+Shift+j');
  await page.keyboard.press('Control+j');
  await page.evaluate(() => document.querySelector('#root')?.replaceChildren());
  await expect(component(page, 'sum')).toBeVisible();
  await expect(status(page)).toContainText('running');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(
    page.getByRole('region', { name: 'Inspector' }).getByLabel('Name', { exact: true }),
  ).toHaveValue('sum');
  await button(page, 'Stop').click();
  await expect(button(page, 'Stop')).toBeDisabled();
});
