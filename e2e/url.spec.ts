import { expect, test, type Page } from '@playwright/test';
import { button, component, components } from './page/screen.ts';
import { axe } from './page/serious.ts';
import { serveDist } from './serveDist.ts';
import { still } from './page/still.ts';

/* A model that the address names is asked about, fetched, and opened; nothing else happens. */

const question = (page: Page) => page.getByRole('dialog', { name: /^Open a model from/ });
const notices = (page: Page) => page.getByRole('log', { name: 'Notices' });
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

test('a model beside the page opens once that is allowed, and is not asked for again', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto('/?url=examples/heated-tank/model.yaml');
  await expect(question(page)).toContainText('/examples/heated-tank/model.yaml');
  await still(page);
  const { violations } = await axe(page).include('[role=dialog]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const folder = process.env['PATCHBAY_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/url.png` });
  expect(fetched).not.toContain('/examples/heated-tank/model.yaml');
  await question(page).getByRole('button', { name: 'Fetch and open' }).click();
  await expect(component(page, 'tank')).toBeVisible();
  await expect(page.getByText('Imported “heated-tank”.')).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await page.reload();
  await expect(component(page, 'tank')).toBeVisible();
  await expect(question(page)).toHaveCount(0);
});

test('an answer of no fetches nothing; what is no model leaves the open document', async ({
  page,
}) => {
  await page.goto('/?example=coupled-tanks');
  await expect(component(page, 'flows')).toBeVisible();
  await component(page, 'flows').click();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const before = await components(page).count();

  await page.goto('/?url=examples/heated-tank/model.yaml');
  await question(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(question(page)).toHaveCount(0);
  await expect(components(page)).toHaveCount(before);
  expect(new URL(page.url()).search).toBe('');

  for (const [name, body, told] of [
    ['plain.png', PNG, 'There is no model in plain.png'],
    ['broken.yaml', 'plugboard: [', 'broken.yaml was not opened'],
    ['page', '<!doctype html><p>Hello', 'a web page'],
    ['data.csv', 'a,b\n1,2\n', 'was not opened'],
  ] as const) {
    await page.route(`**/${name}`, (route) => route.fulfill({ body }));
    await page.goto(`/?url=${name}`);
    await question(page).getByRole('button', { name: 'Fetch and open' }).click();
    await expect(notices(page).getByText(told)).toBeVisible();
    await expect(components(page)).toHaveCount(before);
    await expect(component(page, 'flows')).toBeVisible();
  }
});

test('another host answers only where the policy of the page allows it', async ({ page }) => {
  const other = await serveDist('/', { headers: { 'access-control-allow-origin': '*' } });
  const site = await serveDist();
  try {
    const address = `${other.url}examples/heated-tank/model.yaml`;
    const { host } = new URL(address);
    await page.goto(`${site.url}?url=${encodeURIComponent(address)}`);
    await expect(question(page)).toContainText(`${host} will see`);
    await button(page, 'Fetch and open').click();
    await expect(notices(page).getByText(`lets it fetch nothing from ${host}`)).toBeVisible();
    await expect(components(page)).toHaveCount(0);

    site.replace('index.html', (text) =>
      text.replace('connect-src &#39;self&#39;', (self) => `${self} ${new URL(address).origin}`),
    );
    await page.reload();
    await button(page, 'Fetch and open').click();
    await expect(component(page, 'tank')).toBeVisible();
  } finally {
    await Promise.all([other.close(), site.close()]);
  }
});
