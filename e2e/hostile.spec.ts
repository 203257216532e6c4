import { expect, test, type Page } from '@playwright/test';
import { watchTasks } from './longTasks.ts';

const HEAD = 'plugboard:\n  process:\n    args:\n';

/** Texts that mean harm, and what the page must say of each. */
const HOSTILE: readonly { readonly name: string; readonly text: string; readonly says: RegExp }[] =
  [
    {
      name: 'ten megabytes',
      text: `${HEAD}      components: [${'x, '.repeat(3_400_000)}]`,
      says: /characters|more than/,
    },
    {
      name: 'ten thousand aliases of aliases',
      text: `a: &a [${'x, '.repeat(100)}]\nb: &b [${'*a, '.repeat(100)}]\nc: [${'*b, '.repeat(100)}]\n`,
      says: /aliases|more than/,
    },
    {
      name: 'deep nesting',
      text: `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      says: /nests deeper|more than/,
    },
    {
      name: 'wrong types everywhere',
      text: `${HEAD}      components: {a: 1}\n      connectors: 5\n      name: [1]\n      parameters: no\n`,
      says: /must be/,
    },
    {
      name: 'keys of prototypes',
      text: `${HEAD}      __proto__: {polluted: yes}\n      constructor: {prototype: {polluted: yes}}\n      components: 1\n`,
      says: /must be/,
    },
    {
      name: 'bytes that are no text',
      text: '\u0000\u0001\u0002',
      says: /not allow|not YAML|cannot/,
    },
  ];

/** Notes when the page has the file: that a test hands it over takes time of its own. */
async function watchArrival(page: Page): Promise<void> {
  await page.evaluate(() => {
    const got = () => Object.assign(window, { gotAt: performance.now() });
    document.addEventListener('change', got, { capture: true, once: true });
  });
}

for (const { name, text, says } of HOSTILE) {
  test(`${name}: the page says why it does not open, stays smooth and loses nothing`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto('/?example=heated-tank', { waitUntil: 'networkidle' });
    await expect(page.locator('[data-component="tank"]')).toBeVisible();
    const tasks = await watchTasks(page);
    await watchArrival(page);

    const buffer = Buffer.from(text);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'evil.yaml', mimeType: 'text/yaml', buffer });
    await expect(page.getByText(/evil\.yaml was not opened/)).toContainText(says);
    const said = await page.evaluate(
      () => performance.now() - (window as unknown as { gotAt: number }).gotAt,
    );
    expect(said).toBeLessThan(5_000);

    await expect(page.locator('[data-component="tank"]')).toBeVisible();
    const polluted = await page.evaluate(() => (({}) as { polluted?: unknown }).polluted);
    const longest = await tasks.longest();
    expect(polluted).toBeUndefined();
    expect(errors).toEqual([]);
    test.info().annotations.push({ type: 'longest task', description: `${longest} ms` });
  });
}

test('script in labels is shown as text', async ({ page }) => {
  const text = `${HEAD}      name: "<img src=x onerror=alert(1)>"\n      components:\n        - {type: "<script>alert(2)</script>", args: {name: a, note: "<b onclick=alert(3)>x</b>"}}\n`;
  let alerts = 0;
  page.on('dialog', (dialog) => {
    alerts += 1;
    void dialog.dismiss();
  });
  await page.goto('/');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'labels.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
  await page.locator('[data-component="a"]').click();
  for (const tab of ['Problems', 'Runs', 'YAML'])
    await page.getByRole('tab', { name: tab, exact: true }).click();
  await expect(page.getByText('<script>alert(2)</script>').first()).toBeVisible();
  expect(alerts).toBe(0);
});
