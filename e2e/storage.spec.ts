import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { button } from './page/screen.ts';

/** A page of the same origin that leaves storage alone. */
async function bystander(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/examples/index.json');
  return page;
}

/** The page with one component, saved. */
async function saved(page: Page): Promise<void> {
  await page.goto('/');
  await add(page, 'Sine', 1);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

async function add(page: Page, type: string, count: number): Promise<void> {
  const palette = page.getByRole('region', { name: 'Palette' });
  await palette.getByRole('button', { name: type, exact: true }).click();
  await expect(page.locator('[data-component]')).toHaveCount(count);
}

const trouble = (page: Page) => page.getByRole('alert');

/** What is not saved can be taken along as a file. */
async function exports(page: Page, text: string): Promise<void> {
  await button(page, 'Export').click();
  const download = page.waitForEvent('download');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Download .*\.yaml$/ })
    .click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain(text);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Opens the database of documents in this version, changes what the step says, and holds it. */
async function openAs(
  page: Page,
  version: number,
  step: 'nothing' | 'drop runs' | 'make',
): Promise<void> {
  await page.evaluate(
    ([wanted, how]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('patchbay', wanted);
        opening.addEventListener('upgradeneeded', () => {
          if (how === 'drop runs') opening.result.deleteObjectStore('runs');
          if (how !== 'make') return;
          // As the first Patchbay made it.
          for (const name of ['documents', 'summaries', 'settings'])
            opening.result.createObjectStore(name);
          const runs = opening.result.createObjectStore('runs', { keyPath: 'id' });
          runs.createIndex('document', 'documentId');
        });
        // An older tab that knows nothing of newer ones does not let go.
        opening.addEventListener('success', () => {
          Object.assign(globalThis, { held: opening.result });
          if (how !== 'make') opening.result.close();
          resolve();
        });
        opening.addEventListener('error', () => reject(new Error(opening.error?.message)));
      }),
    [version, step] as const,
  );
}

test('a newer tab that changes the database is told at once; work goes on, and a reload takes it along', async ({
  page,
  context,
}) => {
  await saved(page);
  const newer = await bystander(context);
  await openAs(newer, 1_000, 'drop runs');
  await expect(trouble(page)).toContainText('A newer Patchbay');
  await add(page, 'Range', 2);
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible();
  await expect(trouble(page)).toContainText('The last changes are not saved');
  await exports(page, 'Range');
  // What the newer page finds when it begins.
  await expect
    .poll(() => newer.evaluate(() => JSON.stringify(Object.entries(localStorage))))
    .toContain('Range');
});

test('a database that a newer Patchbay has left is told when the page opens', async ({
  page,
  context,
}) => {
  const newer = await bystander(context);
  await openAs(newer, 1_000, 'nothing');
  await page.goto('/');
  await expect(trouble(page)).toContainText('A newer Patchbay');
  await add(page, 'Sine', 1);
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible();
});

test('an older tab that holds the database is named, and work is saved when it lets go', async ({
  page,
  context,
}) => {
  const older = await bystander(context);
  await openAs(older, 1, 'make');
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('An older Patchbay is open in another tab');
  await add(page, 'Sine', 1);
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible();
  await older.close();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('[data-component]')).toHaveCount(1);
});

test('a database that is deleted underneath gets the open document again', async ({
  page,
  context,
}) => {
  await saved(page);
  const other = await bystander(context);
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase('patchbay').addEventListener('success', () => resolve());
      }),
  );
  await expect(page.getByText('Your version is kept as a new document')).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.locator('[data-component]')).toHaveCount(1);
});

test('site data that is cleared takes nothing that is open along', async ({
  page,
  context,
  baseURL,
}) => {
  await saved(page);
  const devtools = await context.newCDPSession(page);
  const origin = new URL(baseURL ?? '').origin;
  await devtools.send('Storage.clearDataForOrigin', {
    origin,
    storageTypes: 'indexeddb,local_storage',
  });
  await expect(page.getByText('Your version is kept as a new document')).toBeVisible();
  await add(page, 'Range', 2);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.locator('[data-component]')).toHaveCount(2);
});

test('a full storage is told at once, and work is saved when there is room again', async ({
  page,
  context,
  baseURL,
}) => {
  const devtools = await context.newCDPSession(page);
  const origin = new URL(baseURL ?? '').origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.goto('/');
  await add(page, 'Range', 1);
  await expect(trouble(page)).toContainText('The browser’s storage is full');
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible();
  await exports(page, 'Range');
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(trouble(page)).toHaveCount(0);
  await page.reload();
  await expect(page.locator('[data-component]')).toHaveCount(1);
});

/** How a browser can refuse, and what the page says of it. */
const REFUSALS: readonly (readonly [name: string, says: string, script: () => void])[] = [
  [
    'has no database',
    'does not let Patchbay store anything',
    () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }),
  ],
  [
    'throws when it is asked for one',
    'does not let Patchbay store anything',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    },
  ],
  [
    'has a database that never answers',
    'does not answer',
    () => {
      const addEventListener = { value: () => undefined };
      IDBFactory.prototype.open = () =>
        Object.create(IDBOpenDBRequest.prototype, { addEventListener });
    },
  ],
  [
    'has a database that breaks off every change',
    'broke off what was asked of it',
    () => {
      const transaction = Reflect.get(IDBDatabase.prototype, 'transaction');
      IDBDatabase.prototype.transaction = function (names, mode, options) {
        if (mode === 'readwrite' && !Reflect.has(globalThis, 'works'))
          throw new DOMException('The disk did not answer.', 'UnknownError');
        return transaction.call(this, names, mode, options);
      };
    },
  ],
];

for (const [name, says, script] of REFUSALS) {
  test(`a browser that ${name} is told, and asks before unsaved work is left`, async ({
    browser,
  }) => {
    const page = await withScript(browser, script);
    await page.goto('/');
    await add(page, 'Sine', 1);
    await expect(trouble(page)).toContainText(says);
    await expect(page.getByText('Not saved', { exact: true })).toBeVisible();
    await exports(page, 'Sine');
    const asked = page.waitForEvent('dialog');
    // A page that is still being closed while its context ends can take Chromium down with it.
    const left = page.goto('about:blank').catch(String);
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    expect(await left).toContain('ERR_ABORTED');
    if (name.includes('breaks off')) {
      await page.evaluate(() => void Object.assign(globalThis, { works: true }));
      await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 20_000 });
      await expect(trouble(page)).toHaveCount(0);
    }
    await page.context().close();
  });
}

/** A page that no note can be put down in either, and where this script ran first. */
async function withScript(browser: Browser, script: () => void): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  });
  await context.addInitScript(script);
  return context.newPage();
}
