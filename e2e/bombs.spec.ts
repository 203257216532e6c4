import { expect, test, type Page } from '@playwright/test';
import { BOMBS, link, SMALL } from './bombs/links.ts';
import { watchTasks } from './longTasks.ts';

/** Longest task of the page that is allowed, milliseconds of processor time; ordinary machines need a third of it. */
const LONGEST_TASK = 1_000;

/** Of `BOMBS` those that held the page longest, by kind; each was refused or took up to three seconds. */
const TRIED = [
  ...['maps beside the text', 'keys beside the text', 'a million keys, packed'],
  ...['16 million zeros', 'a link of 5 million letters', 'a long run of blanks'],
  ...['keys', 'keys of a block', 'keys that are one', 'plain values', 'one anchor again and again'],
  ...['unknown tags', 'open brackets', 'a number of 3 million digits', 'numbers of 100 digits'],
  ...['watched fields', 'problems of connectors', 'wires that cross everything'],
  ...['wires from all to all in layers', 'connectors between few', 'groups'],
  ...['one text many times', 'marks of notes', 'a long text on a card'],
];

/** Sets the address as a person does who follows a link, and waits until the page has said what came of it. */
async function follow(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  const said = page.getByText(/^(The link was not opened|This is a copy from a shared link)/);
  await expect(said.first()).toBeVisible();
}

for (const name of TRIED) {
  test(`a link with very much of ${name} is opened or refused, and the page goes on`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto('/', { waitUntil: 'networkidle' });
    const tasks = await watchTasks(page);
    await follow(page, BOMBS[name]?.() ?? '');
    // The page answers a person.
    await page.getByRole('tab', { name: 'Problems', exact: true }).click();
    await expect(page.getByRole('tab', { name: 'Problems', exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(await tasks.longest()).toBeLessThan(LONGEST_TASK);
    await expect(page.getByText(/could not be shown/)).toHaveCount(0);
    expect(errors).toEqual([]);
  });
}

test('the text of a large document is written while the page goes on', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  await follow(page, BOMBS['values of a block']?.() ?? '');
  await page.getByRole('tab', { name: 'YAML', exact: true }).click();
  const state = page.getByRole('status', { name: 'Text and canvas' });
  await expect(state).toHaveText('The whole document as plugboard reads it');
  const tasks = await watchTasks(page);
  await page.locator('[data-component="a"]').click();
  await page.keyboard.press('ArrowRight');
  await expect(state).toHaveText('The text of now is being written');
  await expect(state).toHaveText('The whole document as plugboard reads it');
  expect(await tasks.longest()).toBeLessThan(LONGEST_TASK);
  // Its last lines have the place, and can be written on.
  const text = page.locator('.cm-content');
  await text.click();
  await page.keyboard.press('Control+End');
  await expect(text).toContainText('positions:');
  await expect(text).toHaveAttribute('contenteditable', 'true');
});

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
  const tasks = await watchTasks(page);

  const sound = link(SMALL, { watch: ['a.y'] });
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
  expect(await tasks.longest()).toBeLessThan(LONGEST_TASK);
  expect(await documents(page)).toBe(before);
  expect(foreign).toEqual([]);
  expect(errors).toEqual([]);
});
