import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { knownPlugboardPython } from '../.scripts/plugboardPython.mjs';
import { button, inspector, status } from './page/screen.ts';
import { seriesOf } from './page/table.ts';

/** What is drawn: components by their type, and which feeds which. */
const DRAWN = ['Random', 'Accumulate', 'Statistics', 'Delay'];
const WIRES = [
  ['random', 'accumulate'],
  ['accumulate', 'statistics'],
  ['random', 'delay'],
] as const;
const WATCHED = ['random.y', 'accumulate.y', 'statistics.sd', 'delay.y'];
const SECONDS = 100;

/** Draws the model by the palette, keys and the inspector. */
async function draw(page: Page): Promise<void> {
  const palette = page.getByRole('region', { name: 'Palette' });
  for (const type of DRAWN) {
    await palette.getByRole('button', { name: type, exact: true }).click();
    await expect(page.locator(`[data-component="${type.toLowerCase()}"]`)).toBeVisible();
  }
  for (const [from, to] of WIRES) {
    await page.locator(`[data-component="${from}"]`).focus();
    await page.keyboard.press('c');
    const target = page.locator(`[data-component="${to}"] [data-aim]`);
    for (let i = 0; i < 20 && (await target.count()) === 0; i++) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect(page.locator(`[data-connector^="${from}."]`)).not.toHaveCount(0);
    await expect(page.locator(`[data-connector*="..${to}."]`)).toHaveCount(1);
  }
  for (const field of WATCHED) {
    const [component = '', own = ''] = field.split('.');
    await page.locator(`[data-component="${component}"]`).click();
    const watch = inspector(page).getByRole('button', { name: `Watch ${own}`, exact: true });
    if ((await watch.getAttribute('aria-pressed')) !== 'true') await watch.click();
    await expect(watch).toHaveAttribute('aria-pressed', 'true');
  }
}

/** Saves the open document as a project by the dialog, and unpacks it; the project's folder. */
async function exportProject(page: Page, python: string, home: string): Promise<string> {
  await button(page, 'Export').click();
  await page.getByRole('dialog').getByText('Project for plugboard').click();
  const saving = page.waitForEvent('download');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Download .*\.zip$/ })
    .click();
  const download = await saving;
  const zip = join(home, download.suggestedFilename());
  await download.saveAs(zip);
  await page.keyboard.press('Escape');
  execFileSync(python, ['-m', 'zipfile', '-e', zip, home], { timeout: SECONDS * 1000 });
  const [folder = ''] = readdirSync(home).filter((name) => !name.endsWith('.zip'));
  return join(home, folder);
}

/** The environment that the first command of a README makes, with the plugboard that is there. */
function lendEnvironment(python: string, folder: string): void {
  const bin = join(folder, '.venv', 'bin');
  mkdirSync(bin, { recursive: true });
  const program = join(dirname(python), 'plugboard');
  writeFileSync(join(bin, 'plugboard'), `#!/bin/sh\nexec "${program}" "$@"\n`);
  chmodSync(join(bin, 'plugboard'), 0o755);
}

/** Runs a command of a shell to its end, and all that it started with it; what it printed. */
function shell(command: string, cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', command], { cwd, detached: true });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
    }
    const late = setTimeout(() => {
      output += `\nIt took longer than ${SECONDS} s.`;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, SECONDS * 1000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(late);
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ended with ${code}: ${output}`));
    });
  });
}

/** Drops files onto the page. */
async function drop(
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  const dataTransfer = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const { name, text } of all) data.items.add(new File([text], name, { type: 'text/csv' }));
    return data;
  }, files);
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

test('a model drawn here runs in plugboard by its project, and its results stand beside our run', async ({
  page,
}) => {
  const found = knownPlugboardPython();
  if ('missing' in found) {
    // A Python that somebody named has to work: skipping would look like success.
    expect(process.env['PATCHBAY_PLUGBOARD_PYTHON'], found.missing).toBeFalsy();
    test.skip(true, found.missing);
    return;
  }
  const { python } = found;
  test.setTimeout(2 * SECONDS * 1000);
  const home = mkdtempSync(join(tmpdir(), 'patchbay-e2e-'));

  await page.goto('/');
  await draw(page);
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
  const ours = await seriesOf(page);
  for (const field of WATCHED) expect(ours.get(field)?.length, field).toBeGreaterThan(50);

  const folder = await exportProject(page, python, home);
  lendEnvironment(python, folder);
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const command = /^## Run it\n[\s\S]*?```sh\n.*\n(.*)\n```/m.exec(readme)?.[1] ?? '';
  expect(command).toContain('plugboard process run model.yaml');
  await shell(command, folder);

  const results = readdirSync(join(folder, 'results'));
  expect(results.toSorted()).toEqual(WATCHED.map((field) => `${field}.csv`).toSorted());
  await drop(
    page,
    results.map((name) => {
      return { name, text: readFileSync(join(folder, 'results', name), 'utf8') };
    }),
  );
  const runs = page.getByRole('table', { name: 'Runs' }).getByRole('row');
  // When the results have come their plots show, which may be behind the first press.
  await expect(async () => {
    await page.getByRole('tab', { name: /Runs/ }).click();
    await expect(runs).toHaveCount(3, { timeout: 2_000 });
  }).toPass();
  await expect(runs.filter({ hasText: 'from plugboard' })).toHaveCount(1);

  const theirs = await seriesOf(page);
  // Sums, means and square roots only: equal to the last digit.
  for (const field of WATCHED) expect(theirs.get(field), field).toEqual(ours.get(field));
  rmSync(home, { recursive: true, force: true });
});
