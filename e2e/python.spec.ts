import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { serveDist } from './serveDist.ts';
import { countingInto, openWithCode, runAllowed, stepping } from './page/modules.ts';
import { button, component, status } from './page/screen.ts';

/* A document's own components in Python, in the page that `npm start` serves. */

const MODEL = countingInto('own.Own');
const DOUBLE = stepping(`print("got", self.x)
self.y = 2 * self.x
with open("kept.txt", "a") as file: file.write(f"{self.y}\\n")`);

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Run the code of this document?' });

const log = async (page: Page) => {
  await page.getByRole('tab', { name: 'Log' }).click();
  return page.getByRole('tabpanel', { name: 'Log' });
};

/** What the table of values says of a field in the last step. */
async function last(page: Page, field: string): Promise<string> {
  await page.getByRole('tab', { name: 'Table' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Table' });
  await expect(panel).toContainText(field);
  return panel.innerText();
}

test('a document with Python asks before its first run, shows its code, runs, and is quick the next time', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/python/')) fetched.push(request.url());
  });
  await openWithCode(page, MODEL, { 'own.py': DOUBLE });
  await button(page, 'Run').click();
  await expect(dialog(page)).toContainText('Python: 1 file, 11 lines');
  const code = dialog(page).getByLabel('Text of own.py');
  await expect(code).toBeHidden();
  await dialog(page).getByText('own.py').click();
  await expect(code).toContainText('print("got", self.x)');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(status(page)).toContainText('created');

  await runAllowed(page);
  await expect(status(page)).toContainText('completed · 6 steps', { timeout: 40_000 });
  expect(await last(page, 'b.y')).toContain('8');
  // What it wrote is a result that can be taken away.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download kept.txt' }).first().click();
  expect(readFileSync(await (await download).path(), 'utf8')).toBe('0\n2\n4\n6\n8\n');
  const lines = await log(page);
  await expect(lines).toContainText('got 4');
  await expect(lines.getByText('b', { exact: true }).first()).toBeVisible();
  expect(fetched.some((url) => url.endsWith('pyodide.asm.wasm'))).toBe(true);

  // Once more, without a question and without the network.
  fetched.length = 0;
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed · 6 steps', { timeout: 40_000 });
  await expect(dialog(page)).toBeHidden();
  expect(fetched).toEqual([]);
});

test('code that fails, hangs or floods is named and ended, and the page lives', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const fails = stepping('self.y = 1 / (self.x - 2)');
  await openWithCode(page, MODEL, { 'own.py': fails });
  await runAllowed(page);
  await expect(status(page)).toContainText('failed', { timeout: 40_000 });
  await expect(page.getByText(/^The run failed. b: ZeroDivisionError/)).toBeVisible();
  await expect(await log(page)).toContainText('line 9, in step');

  // An endless loop in a step, and one while the module is imported: both are stopped within a second.
  for (const code of [stepping('while True: pass'), stepping('self.y = 1', 'while True: pass')]) {
    await openWithCode(page, MODEL, { 'own.py': code });
    await runAllowed(page);
    await expect(page.getByText('The run does not answer.')).toBeVisible({ timeout: 40_000 });
    await button(page, 'Stop').click();
    await expect(status(page)).toContainText('stopped', { timeout: 2_000 });
    await component(page, 'a').click();
  }

  const floods = stepping('for i in range(50_000): print(i)\nself.y = self.x');
  await openWithCode(page, MODEL, { 'own.py': floods });
  await runAllowed(page);
  await expect(status(page)).toContainText('completed', { timeout: 40_000 });
  await expect(await log(page)).toContainText(/more lines were left out/);

  const missing = stepping('self.y = nothing_there.f(self.x)', 'import nothing_there');
  await openWithCode(page, MODEL, { 'own.py': missing });
  await runAllowed(page);
  await expect(page.getByText(/needs the Python module nothing_there/).first()).toBeVisible({
    timeout: 40_000,
  });
});

test('an interpreter that starts from nothing tells of a file that is not attached, with the way to attach it', async ({
  page,
}) => {
  // As on a slow network, which brings the image of an interpreter's memory later.
  await page.route('**/snapshot.bin.gz', (route) => route.abort());
  await openWithCode(page, MODEL, { 'own.py': stepping('self.y = open("rates.csv").read()') });
  await runAllowed(page);
  await expect(
    page.getByText(/No such file or directory: 'rates.csv'. Code here sees .*attach it/).first(),
  ).toBeVisible({ timeout: 40_000 });
});

test('an interpreter that ends, or has no memory left, is told, and the next run has another', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const ends = {
    'import os; os._exit(3)': /b: Python itself has ended: Program terminated with exit\(3\)\./,
    'import ctypes; ctypes.CFUNCTYPE(None)(1)()': /b: Python itself has ended: /,
    'self.all = [bytearray(10**9) for _ in range(9)]': /b: MemoryError/,
  };
  for (const [step, said] of Object.entries(ends)) {
    await openWithCode(page, MODEL, { 'own.py': stepping(step) });
    await runAllowed(page);
    await expect(page.getByText(said)).toBeVisible({ timeout: 40_000 });
    await expect(status(page)).toContainText('failed · 1 step');
  }
  // The same once more in this page: it begins, and comes as far.
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(status(page)).not.toContainText('failed');
  await expect(status(page)).toContainText('failed · 1 step', { timeout: 40_000 });
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('what was run once runs again, what was not says what to do, and nothing is lost', async ({
    page,
  }) => {
    const site = await serveDist('/');
    await page.goto(site.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const open = () => openWithCode(page, MODEL, { 'own.py': DOUBLE }, site.url);
    await open();
    await runAllowed(page);
    await expect(status(page)).toContainText('completed', { timeout: 40_000 });
    await site.close();

    await open();
    await runAllowed(page);
    await expect(status(page)).toContainText('completed', { timeout: 40_000 });

    // As if it had never been fetched.
    await page.evaluate(() => caches.delete('patchbay-python'));
    await open();
    await runAllowed(page);
    await expect(
      page.getByText(/Python could not be fetched .* press Run again/).first(),
    ).toBeVisible();
    await expect(component(page, 'b')).toBeVisible();
  });
});

test('a RayProcess runs its Python over a pool of workers, each with an interpreter of its own', async ({
  page,
}) => {
  const code = stepping(
    'import random\nprint("in", self.name, self.x)\nself.y = 2 * self.x + random.Random(3).randint(5, 5)',
  );
  const model = `plugboard:
  process:
    type: plugboard.process.RayProcess
    connector_builder: {type: plugboard.connector.RayConnector}
    args:
      components:
        - {type: patchbay.Range, args: {name: a, iters: 5}}
        - {type: own.Own, args: {name: b}}
        - {type: own.Own, args: {name: c}}
      connectors:
        - {source: a.y, target: b.x}
        - {source: b.y, target: c.x}
      patchbay: {pool: {pins: {b: 1, c: 2}}}
`;
  await openWithCode(page, model, { 'own.py': code });
  await runAllowed(page);
  await expect(status(page)).toContainText('completed · 6 steps', { timeout: 60_000 });
  const lines = await log(page);
  await expect(lines).toContainText('in b 4');
  await expect(lines).toContainText('in c 13');
  await expect(lines).toContainText(/over \d workers/);
});
