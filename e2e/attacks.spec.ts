import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { FORGED, forging, SHADOWS, speaking } from './attacks/forged.ts';
import { ATTEMPTS, attackingModule } from './attacks/python.ts';
import { attackingTypeScript, TYPESCRIPT } from './attacks/typescript.ts';
import { countingInto, openWithCode, runAllowed, stepping } from './page/modules.ts';
import { answer, question } from './page/network.ts';
import { button, component, status } from './page/screen.ts';

/* What a document and its code try in the built page: none of it gets out. */

interface Listening {
  readonly url: string;
  readonly hits: readonly string[];
  readonly server: Server;
}

/** A server of somebody else that hears whoever comes, be it only to connect. */
async function listening(): Promise<Listening> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response
      .writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' })
      .end('postMessage(1);');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '');
    socket.destroy();
  });
  server.on('connection', () => hits.push('connection'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, hits, server };
}

/** Leaves something in every place of the page that an attack may want, and gives what is there. */
const mark = (page: Page) =>
  page.evaluate(() => {
    localStorage.setItem('x', 'mine');
    document.cookie = 'x=mine; path=/';
    const heard: unknown[] = [];
    new BroadcastChannel('patchbay').addEventListener('message', ({ data }) => heard.push(data));
    Reflect.set(window, 'heard', heard);
  });

const untouched = async (page: Page): Promise<void> => {
  const found = await page.evaluate(async () => ({
    kept: localStorage.getItem('x'),
    cookie: document.cookie,
    heard: Reflect.get(window, 'heard') as unknown,
    pwned: Reflect.get(window, 'pwned') as unknown,
    polluted: [{}, [], Promise.resolve()].map((one) => 'polluted' in one),
    prototypes: Object.keys(Object.prototype),
    title: document.title.includes('pwned'),
    databases: (await indexedDB.databases()).map(({ name }) => name).includes('patchbay'),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    frames: [...document.querySelectorAll('iframe')].every(
      (frame) => frame.getAttribute('sandbox') === 'allow-scripts',
    ),
    foreign: document.querySelectorAll(
      'script:not([src]), [onerror], [onload], a[href^="javascript:"]',
    ).length,
  }));
  expect(found).toEqual({
    ...{ kept: 'mine', cookie: 'x=mine', heard: [], polluted: [false, false, false] },
    ...{ prototypes: [], title: false, databases: true, workers: 0, frames: true, foreign: 0 },
  });
  expect(page.context().pages()).toHaveLength(1);
};

/** Opens a document with this code, runs it, and sees that none of so many attempts has reached anything. */
async function attack(
  page: Page,
  app: string,
  code: (url: string, app: string) => Readonly<Record<string, string>>,
  count: number,
): Promise<void> {
  const { url, hits, server } = await listening();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await openWithCode(page, countingInto('own.Own', 1), code(url, app));
  await mark(page);
  await runAllowed(page);
  await page.getByRole('tab', { name: 'Log' }).click();
  const log = page.getByRole('tabpanel', { name: 'Log' });
  // `fetch` asks the person, once for all of its kinds.
  await expect(question(page)).toContainText('“b” wants to reach 127.0.0.1', { timeout: 40_000 });
  expect(hits).toEqual([]);
  await answer(page, 'Refuse');
  await expect(log).toContainText('TRIED', { timeout: 60_000 });
  await expect(question(page)).toBeHidden();
  await expect(log).toContainText(`TRIED ${count} WORKED none`);
  await expect(status(page)).toContainText(/completed|failed/);
  await untouched(page);
  expect(hits).toEqual([]);
  expect(dialogs).toEqual([]);
  // The server can be reached: it is the sandbox that could not.
  await page.request.get(`${url}control`);
  expect(hits).toContain('/control');
  server.close();
}

test(`${ATTEMPTS.length} attempts from Python reach nothing outside of the sandbox`, async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const code = (url: string, app: string) => ({ 'own.py': attackingModule(url, app) });
  await attack(page, new URL(baseURL ?? '').origin, code, ATTEMPTS.length);
});

test(`${TYPESCRIPT.length} attempts from TypeScript reach nothing either`, async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const code = (url: string, app: string) => ({ 'own.ts': attackingTypeScript(url, app) });
  await attack(page, new URL(baseURL ?? '').origin, code, TYPESCRIPT.length);
});

test('a run that pretends to be the engine fails alone', async ({ page }) => {
  test.setTimeout(120_000);
  for (const message of Object.values(FORGED)) {
    await openWithCode(page, countingInto('own.Own'), { 'own.py': forging(message) });
    await mark(page);
    await runAllowed(page);
    await expect(status(page)).toContainText('failed', { timeout: 40_000 });
    await untouched(page);
  }
});

test('script in what a module says stays text', async ({ page }) => {
  const { url, hits, server } = await listening();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await openWithCode(page, countingInto('own.Own'), { 'own.py': speaking(url) });
  await mark(page);
  await button(page, 'Run').click();
  await page.getByRole('dialog').getByText('own.py').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
  await expect(status(page)).toContainText('failed', { timeout: 40_000 });
  await component(page, 'b').click();
  for (const panel of ['Log', 'Problems', 'Table', 'Code']) {
    await page.getByRole('tab', { name: panel, exact: true }).click();
    await expect(page.getByRole('tabpanel', { name: panel })).toContainText(/./);
  }
  await untouched(page);
  expect(await page.locator('img').count()).toBe(0);
  expect(hits).toEqual([]);
  expect(dialogs).toEqual([]);
  server.close();
});

test('modules that are called as ours take not their place', async ({ page }) => {
  const files = { 'own.py': stepping('self.y = self.x'), ...SHADOWS };
  await openWithCode(page, countingInto('own.Own'), files);
  await mark(page);
  await runAllowed(page);
  await expect(status(page)).toContainText('completed', { timeout: 40_000 });
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Log' })).toContainText('The run is completed');
  await expect(page.getByRole('tabpanel', { name: 'Log' })).not.toContainText('SHADOW');
  await untouched(page);
});
