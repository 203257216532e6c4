import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { kept } from './page/kept.ts';
import { button, component, status } from './page/screen.ts';
import { axe } from './page/serious.ts';
import { serveDist } from './serveDist.ts';

/* A site of a folder of models, as a host of static files shows it below a path. */

const MODEL = `# Counts the rows of <a file>.
plugboard:
  process:
    args:
      components:
        - {type: plugboard.library.file_io.FileReader, args: {name: days, path: in/warm days ä.csv, field_names: [wind]}}
        - {type: patchbay.Collect, args: {name: out}}
      connectors: [{source: days.wind, target: out.x}]
`;

let folder = '';

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-site-'));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, 'Team', name)), { recursive: true });
    writeFileSync(join(folder, 'Team', name), text);
  };
  cpSync('public/examples/heated-tank', join(folder, 'Team/heated-tank'), { recursive: true });
  write('weather/<i>wind & co".yaml', MODEL);
  write('weather/calm.yaml', MODEL);
  write('weather/in/warm days ä.csv', 'wind\n1\n2\n3\n');
  write('README.md', '# Team\n\nWhat the team works with.\n');
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a site of a folder shows its models, which open in its editor and run', async ({ page }) => {
  const args = ['site', join(folder, 'Team'), '--out', join(folder, 'site')];
  execFileSync(process.execPath, ['.scripts/patchbay.mjs', ...args], { stdio: 'pipe' });
  const site = await serveDist('/some/team path/', {}, join(folder, 'site'));
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (answer) => answer.ok() || faults.push(answer.url()));

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(site.url);
    await expect(page.getByRole('heading', { level: 1, name: 'Team' })).toBeVisible();
    await expect(page.getByText('What the team works with.')).toBeVisible();
    const picture = page.getByRole('img', { name: 'Diagram of heated-tank' });
    await expect
      .poll(() =>
        picture.evaluate((image: HTMLImageElement) => [image.currentSrc, image.naturalWidth > 0]),
      )
      .toEqual([expect.stringContaining(`-${colorScheme}.svg`), true]);
    const { violations } = await axe(page).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }

  await expect(page.getByText('Counts the rows of <a file>.')).toHaveCount(2);
  await page.getByRole('link', { name: 'Open in the editor <i>wind & co"' }).click();
  await expect(component(page, 'days')).toBeVisible();
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed · 4 steps');

  await page.goto(site.url);
  await page.getByRole('link', { name: 'Present <i>wind & co"' }).click();
  await expect(status(page)).toContainText('created · 0 steps');
  await page.goto(site.url);
  await page.getByRole('link', { name: 'Embed calm' }).click();
  await expect(status(page)).toContainText('created · 0 steps');
  expect(faults).toEqual([]);
  await site.close();
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the models of a site open after one visit of its editor, and newer ones show with one', async ({
    page,
  }) => {
    const make = () => {
      const args = ['site', join(folder, 'Team'), '--out', join(folder, 'site')];
      execFileSync(process.execPath, ['.scripts/patchbay.mjs', ...args], { stdio: 'pipe' });
    };
    make();
    const site = await serveDist('/team/', {}, join(folder, 'site'));
    await page.goto(`${site.url}editor/?example=weather-calm`);
    await expect(component(page, 'days')).toBeVisible();
    await kept(page);

    // The site is made anew: what is new in it shows at once.
    const calm = join(folder, 'Team/weather/calm.yaml');
    writeFileSync(calm, MODEL.replaceAll('out', 'other'));
    make();
    await page.goto(`${site.url}editor/?example=weather-calm`);
    await expect(component(page, 'other')).toBeVisible();

    await site.close();
    await page.goto(`${site.url}editor/?example=weather-calm`);
    await expect(component(page, 'other')).toBeVisible();
    await button(page, 'Run').click();
    await expect(status(page)).toContainText('completed');
    // Nobody looked at this one while there was a network.
    await page.goto(`${site.url}editor/?example=heated-tank-2`);
    await expect(component(page, 'tank')).toBeVisible();
  });
});
