import { expect, test, type Page } from '@playwright/test';
import { button, status } from './page/screen.ts';

/*
 * Files as they come from a spreadsheet or another system: in another encoding, under a name that is
 * written in another normal form, or not at all.
 */

const reader = (path: string, columns: string) => `plugboard:
  process:
    args:
      name: tables
      components:
        - type: plugboard.library.file_io.FileReader
          args: {name: src, path: ${path}, field_names: [${columns}]}
        - type: patchbay.Collect
          args: {name: kept}
      connectors:
        - {source: src.label, target: kept.x}
`;
const LATIN = Buffer.from('t,label\n1,Größe\n2,Wärme\n', 'latin1');

const problems = (page: Page) => page.getByRole('list', { name: 'Problems' });

async function open(page: Page, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  await page.goto('/');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(
      Object.entries(files).map(([name, content]) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(content),
      })),
    );
  await expect(page.locator('[data-component="src"]')).toBeVisible();
  await page.getByRole('tab', { name: /^Problems/ }).click();
}

async function runs(page: Page): Promise<void> {
  await expect(page.getByText('No problems: the model can run.')).toBeVisible();
  await button(page, 'Run').click();
  await expect(status(page)).toContainText(/completed/i);
}

test('a table in another encoding is told before the run and converted by a button', async ({
  page,
}) => {
  await open(page, { 'm.yaml': reader('latin1.csv', 't, label'), 'latin1.csv': LATIN });
  await expect(problems(page)).toContainText('line 2, column 5');
  const convert = problems(page).getByRole('button', {
    name: 'Convert latin1.csv from Windows-1252',
    exact: true,
  });
  await convert.click();
  await expect(page.getByText('No problems: the model can run.')).toBeVisible();

  // It is an edit like any: undone, the file is as it came.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(convert).toBeVisible();
  await convert.click();
  await runs(page);
});

test('a missing file is a problem before the run and attached by a button', async ({ page }) => {
  await open(page, { 'm.yaml': reader('data/in.csv', 't, label') });
  await expect(problems(page)).toContainText('There is no file in.csv in this document.');
  const chooser = page.waitForEvent('filechooser');
  await problems(page).getByRole('button', { name: 'Attach in.csv' }).click();
  await (
    await chooser
  ).setFiles({
    name: 'export (3).csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('t,label\n1,a\n'),
  });
  await runs(page);
});

test('a file whose name a Mac wrote in pieces is the one that the model means', async ({
  page,
}) => {
  const name = 'Prüfstand.csv';
  await open(page, {
    'm.yaml': reader(name.normalize('NFC'), 't, label'),
    [name.normalize('NFD')]: 't,label\n1,a\n',
  });
  await runs(page);
});

test('the log names the row that makes a column text, and where a value became NaN', async ({
  page,
}) => {
  await open(page, {
    'm.yaml': reader('in.csv', 't, label'),
    'in.csv': 't,label\n1,1\n,2\n3,3\n4,l4\n',
  });
  await runs(page);
  const warnings = page.getByRole('list', { name: 'Warnings of the run' });
  await expect(warnings.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('tab', { name: 'Log' }).click();
  const log = page.getByRole('list', { name: 'Log' });
  await expect(log).toContainText('is text, because of line 5: "l4" is no number');
  await expect(log).toContainText('Step 2: t became NaN');
});
