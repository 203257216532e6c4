import { expect, test, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS } from '../.scripts/chromium.mjs';
import { link, SMALL } from './bombs/links.ts';
import { serveDist } from './serveDist.ts';
import { button, component, status } from './page/screen.ts';

/*
 * The built site on hosts that are not kind to it: what cannot work says so in the page, and nothing is
 * silently lost.
 */

/** A name that is no secure context over plain http, as `localhost` is. */
const HOST = 'patchbay.test';

test.use({
  launchOptions: {
    executablePath: process.env['PATCHBAY_CHROMIUM'] ?? '',
    args: [...CHROMIUM_FLAGS, `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
  },
});

async function setLow(page: Page, text: string): Promise<void> {
  await component(page, 'thermostat').click();
  const low = page.getByRole('region', { name: 'Inspector' }).getByLabel(/^low/i);
  await low.fill(text);
  await low.press('Enter');
}

test('over plain http, under a path, a model is run, edited, copied and found again', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  const site = await serveDist('/some/path/', { types: { '.webmanifest': 'text/plain' } });
  const url = site.url.replace('localhost', HOST);
  await page.goto(`${url}?example=heated-tank`);
  expect(await page.evaluate(() => [isSecureContext, 'locks' in navigator])).toEqual([
    false,
    false,
  ]);
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
  await setLow(page, '50');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await component(page, 'thermostat').click();
  await expect(page.getByRole('region', { name: 'Inspector' }).getByLabel(/^low/i)).toHaveValue(
    '50',
  );

  await button(page, 'Share').click();
  const link = await page.getByRole('dialog').getByRole('textbox').inputValue();
  expect(link.startsWith(`${url}#p3.`)).toBe(true);
  await page.getByRole('dialog').getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(errors).toEqual([]);
  await site.close();
});

test('two tabs that do not know of each other lose nothing of what either wrote', async ({
  page,
  context,
}) => {
  const site = await serveDist('/');
  const url = site.url.replace('localhost', HOST);
  await page.goto(`${url}?example=heated-tank`);
  await setLow(page, '50');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const other = await context.newPage();
  await other.goto(url);
  await setLow(other, '51');
  await expect(other.getByText('Saved', { exact: true })).toBeVisible();

  await setLow(page, '52');
  await expect(page.getByText(/was changed somewhere else too.*goes on as a copy/)).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await other.reload();
  await component(other, 'thermostat').click();
  const low = other.getByRole('region', { name: 'Inspector' }).getByLabel(/^low/i);
  await expect(low).toHaveValue(/^5[12]$/);
  await button(other, 'Document menu').click();
  await other.getByRole('menuitem', { name: 'Open…' }).click();
  await expect(other.getByRole('dialog').getByText(/^Heated tank/)).toHaveCount(2);
  await site.close();
});

const POLICIES = [
  "default-src 'self'; style-src 'self' 'unsafe-inline'",
  "script-src 'self'; object-src 'none'",
  "worker-src 'self'",
  "worker-src 'none'",
];

for (const policy of POLICIES) {
  test(`where the host adds “${policy}”, a run says why it does not start`, async ({ page }) => {
    const site = await serveDist('/', { headers: { 'content-security-policy': policy } });
    await page.goto(`${site.url}?example=heated-tank`);
    await expect(component(page, 'tank')).toBeVisible();
    await button(page, 'Run').click();
    await expect(
      page.getByText(/sandbox in which models run did not start.*polic/i).first(),
    ).toBeVisible({
      timeout: 25_000,
    });
    await expect(button(page, 'Run')).toBeEnabled();
    await site.close();
  });
}

test('where the host allows no workers, a link is read by the page itself', async ({ page }) => {
  const site = await serveDist('/', {
    headers: { 'content-security-policy': "worker-src 'none'" },
  });
  await page.goto(`${site.url}${link(SMALL)}`);
  await expect(page.getByText(/^This is a copy from a shared link: 1 component/)).toBeVisible();
  await expect(component(page, 'a')).toBeVisible();
  await site.close();
});

test('where scripts come as plain text, the page says what it needs', async ({ page }) => {
  const site = await serveDist('/', { types: { '.js': 'text/plain' } });
  await page.goto(site.url);
  await expect(page.getByText(/Patchbay has not started yet/)).toBeVisible();
  await site.close();
});

test('a browser that keeps nothing says so, and the model is still there to be exported', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
  });
  await page.goto('/?example=heated-tank');
  await expect(component(page, 'tank')).toBeVisible();
  await expect(page.getByText(/does not let Patchbay store anything here/).first()).toBeVisible();
  await setLow(page, '50');
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible();
});
