import { expect, test, type Page } from '@playwright/test';
import { deflateRawSync } from 'node:zlib';

/** Longest task of the page that is allowed, milliseconds, on a machine that does other things as well. */
const LONGEST_TASK = 1_000;

const HEAD = 'plugboard:\n  process:\n    args:\n';
const RANGE = '        - {type: patchbay.Range, args: {name: a, iters: 3}}\n';
const list = (count: number, entry: (i: number) => string, between = ', ') =>
  Array.from({ length: count }, (_, i) => entry(i)).join(between);
const model = (components: string, rest = '') => `${HEAD}      components:\n${components}${rest}`;

const pack = (content: string) => `#p1.d.${deflateRawSync(content).toString('base64url')}`;
function link(yaml: string, watch: readonly string[] = []): string {
  return pack(JSON.stringify({ v: 1, yaml, files: [], view: { watch }, run: { seed: 1 } }));
}

/** Small links that ask for much; what opens has the component `a` or is a copy from a link all the same. */
const BOMBS: Readonly<Record<string, string>> = {
  'maps beside the text': pack(`{"v":1,"x":[${'{},'.repeat(5_000_000)}{}],"yaml":"a"}`),
  'watched fields': link(
    model(RANGE),
    Array.from({ length: 2_000 }, (_, i) => `a.y${i}`),
  ),
  'problems of connectors': link(
    model(
      RANGE,
      `      connectors:\n${list(15_000, (i) => `        - {source: q${i}.y, target: b.x}\n`, '')}`,
    ),
  ),
  'wires that cross everything': link(
    model(
      list(
        500,
        (i) =>
          `        - {type: patchbay.Formula, args: {name: a${i}, inputs: [x], expressions: {y: x}}}\n`,
        '',
      ),
      `      connectors:\n${list(10_000, (i) => `        - {source: a${i % 500}.y, target: a${(i * 7 + Math.floor(i / 500)) % 500}.x}\n`, '')}`,
    ),
  ),
  'one text many times': link(
    model(
      `        - {type: patchbay.Sequence, args: {name: a, note: &t ${'x'.repeat(100_000)}, values: [${'*t, '.repeat(50_000)}]}}\n`,
    ),
  ),
  'marks of notes': link(
    model(
      RANGE,
      `      patchbay: {notes: {n0: {text: &t "${'*_`['.repeat(5_000)}", at: [0, 0]}, ${list(49, (i) => `m${i}: {text: *t, at: [${i}, 0]}`)}}}\n`,
    ),
  ),
  'a long text on a card': link(
    model(
      `        - {type: patchbay.Sequence, args: {name: a, values: [${'x'.repeat(3_500_000)}]}}\n`,
    ),
  ),
  'a long run of blanks': `#p1.d.AB${'%20'.repeat(300_000)}CD`,
};

/** Writes down every task of the page from now on that is longer than 50 ms. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const list: number[] = [];
    Object.assign(window, { longTasks: list });
    new PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) list.push(duration);
    }).observe({ entryTypes: ['longtask'] });
  });
}

const longest = (page: Page) =>
  page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks));

/** Sets the address as a person does who follows a link, and waits until the page has said what came of it. */
async function follow(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  const said = page.getByText(/^(The link was not opened|This is a copy from a shared link)/);
  await expect(said.first()).toBeVisible();
}

for (const [name, hash] of Object.entries(BOMBS)) {
  test(`a link with very much of ${name} is opened or refused, and the page goes on`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto('/', { waitUntil: 'networkidle' });
    await watchTasks(page);
    await follow(page, hash);
    // The page answers a person.
    await page.getByRole('tab', { name: 'Problems', exact: true }).click();
    await expect(page.getByRole('tab', { name: 'Problems', exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(await longest(page)).toBeLessThan(LONGEST_TASK);
    await expect(page.getByText(/could not be shown/)).toHaveCount(0);
    expect(errors).toEqual([]);
  });
}

const documents = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('patchbay');
        opening.onsuccess = () => {
          const database = opening.result;
          const count = database.transaction('documents').objectStore('documents').count();
          count.onsuccess = () => {
            database.close();
            resolve(count.result);
          };
        };
      }),
  );

test('two hundred links that were changed store nothing, ask nobody and hold the page up never', async ({
  page,
  baseURL,
}) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !url.startsWith(baseURL ?? '')) foreign.push(url);
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/', { waitUntil: 'networkidle' });
  const before = await documents(page);
  await watchTasks(page);

  const sound = link(model(RANGE), ['a.y']);
  const [head, data] = [sound.slice(0, 6), sound.slice(6)];
  await page.evaluate(
    async ([start, rest]) => {
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      const turn = () => new Promise((done) => setTimeout(done, 5));
      for (let i = 0; i < 200; i++) {
        const at = (i * 31) % rest.length;
        const letter = letters[(i * 17) % 64] ?? 'A';
        const changed = [
          rest.slice(0, at) + letter + rest.slice(at + 1),
          rest.slice(0, at),
          rest.slice(0, at) + rest,
          rest.slice(at),
        ][i % 4] as string;
        location.hash = `${i % 16 === 5 ? '#p1.p.' : start}${changed}`;
        await turn();
      }
    },
    [head, data] as const,
  );
  // The last one is sound: when it is open, all before it were read.
  await page.evaluate((to) => {
    location.hash = to;
  }, sound);
  await expect(page.getByText(/^This is a copy from a shared link: 1 component/)).toBeVisible();
  await expect(page.locator('[data-component="a"]')).toBeVisible();
  expect(await longest(page)).toBeLessThan(LONGEST_TASK);
  expect(await documents(page)).toBe(before);
  expect(foreign).toEqual([]);
  expect(errors).toEqual([]);
});
