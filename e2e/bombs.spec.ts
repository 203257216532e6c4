import { expect, test, type Page } from '@playwright/test';
import { BOMBS, link, SMALL } from './bombs/links.ts';
import { mutatedLink } from './bombs/mutations.ts';
import { watchTasks } from './longTasks.ts';
import { button } from './page/screen.ts';

/** Longest task of the page that is allowed, milliseconds of processor time; ordinary machines need a third of it. */
const LONGEST_TASK = 800;

/** Links that were changed in some way: a few here, thousands by hand. */
const LINKS = Number(process.env['PATCHBAY_LINKS'] ?? 200);
/** So many are watched together. */
const AT_ONCE = 50;

/** Of `BOMBS` those that held the page longest, by kind; each was refused or took up to three seconds. */
const TRIED = [
  ...['maps beside the text', 'keys beside the text', 'a million keys, packed'],
  ...[
    'lists as parameters',
    'long texts as parameters',
    'classes of a module',
    'plots of many fields',
  ],
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

test('a component with a hundred arguments of long names is selected, and the page goes on', async ({
  page,
}) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  await follow(page, BOMBS['arguments with long names']?.() ?? '');
  const tasks = await watchTasks(page);
  await page.locator('[data-component="a"]').click();
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await expect(inspector.getByRole('button', { name: /^Remove u90x/ }).last()).toBeVisible();
  await expect(inspector).not.toContainText('x'.repeat(2_000));
  expect(await tasks.longest()).toBeLessThan(LONGEST_TASK);
});

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

test('names that every object has are names as any other', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/', { waitUntil: 'networkidle' });
  const text = `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Range, args: {name: constructor, iters: 3}}
        - {type: patchbay.Formula, args: {name: toString, inputs: [x], expressions: {y: x + 1}}}
      connectors:
        - {source: constructor.y, target: toString.x}
      patchbay: {watch: [constructor, toString.y, constructor.y]}
`;
  await follow(page, link(text, { watch: ['constructor', 'toString.y'] }));
  for (const name of ['constructor', 'toString']) {
    await page.locator(`[data-component="${name}"]`).click();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
  }
  await button(page, 'Run').click();
  await expect(page.getByText('completed').first()).toBeVisible();
  await expect(page.getByText(/could not be shown/)).toHaveCount(0);
  expect(errors).toEqual([]);
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

/** Follows one link after the other, and waits for each until it is open, or for a moment. */
const followAll = (page: Page, links: readonly string[]) =>
  page.evaluate(async (hashes) => {
    const fallen: number[] = [];
    let opened = 0;
    const frame = () => new Promise((done) => setTimeout(done, 5));
    for (const [i, hash] of hashes.entries()) {
      location.hash = hash;
      const end = performance.now() + 60;
      do await frame();
      while (location.hash.length > 1 && performance.now() < end);
      if (location.hash.length <= 1) opened++;
      if (document.body.textContent.includes('could not be shown')) fallen.push(i);
    }
    return { fallen, opened };
  }, links);

test(`${LINKS} links that were changed store nothing, ask nobody and hold the page up never`, async ({
  page,
  baseURL,
}) => {
  test.setTimeout(60_000 + LINKS * 400);
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !url.startsWith(baseURL ?? '')) foreign.push(url);
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/', { waitUntil: 'networkidle' });
  const before = await documents(page);

  let allOpened = 0;
  for (let from = 0; from < LINKS; from += AT_ONCE) {
    const seeds = Array.from({ length: Math.min(AT_ONCE, LINKS - from) }, (_, i) => from + i);
    const tasks = await watchTasks(page);
    const { fallen, opened } = await followAll(page, seeds.map(mutatedLink));
    const longest = await tasks.longest();
    allOpened += opened;
    expect(
      { longest: longest < LONGEST_TASK, fallen, errors },
      `links ${from} to ${from + AT_ONCE}, longest task ${longest} ms`,
    ).toEqual({ longest: true, fallen: [], errors: [] });
  }
  // Some say something, so that what they say is drawn.
  expect(allOpened).toBeGreaterThan(0);
  // The last one is sound: when it is open, all before it were read.
  await page.evaluate(
    (to) => {
      location.hash = to;
    },
    link(SMALL, { watch: ['a.y'] }),
  );
  await expect(page.getByText(/^This is a copy from a shared link: 1 component/)).toBeVisible();
  await expect(page.locator('[data-component="a"]')).toBeVisible();
  expect(await documents(page)).toBe(before);
  expect(foreign).toEqual([]);
  expect(errors).toEqual([]);
});
