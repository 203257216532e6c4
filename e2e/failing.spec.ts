import { expect, test } from '@playwright/test';
import { button, status } from './page/screen.ts';

const MODEL = `plugboard:
  process:
    args:
      components:
        - type: plugboard.library.file_io.FileReader
          args: {name: reader, path: torn.csv, field_names: [a, b]}
        - type: patchbay.Accumulate
          args: {name: sum}
      connectors:
        - {source: reader.a, target: sum.x}
`;

test('a component that failed says so on its card and in the inspector, after a reload as well', async ({
  page,
}) => {
  await page.goto('/');
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(text),
  });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([file('m.yaml', MODEL), file('torn.csv', 'a,b\n1,2\n3,4,5\n')]);
  const card = page.locator('[data-component="reader"]');
  await expect(card).toBeVisible();
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('failed');
  await expect(card.getByRole('img', { name: 'Failed' })).toBeVisible();
  const reason = card.getByText('Expected 2 fields in line 3');
  await expect(reason).toBeVisible();
  await card.click();
  await expect(
    page.getByRole('definition').filter({ hasText: 'Expected 2 fields in line 3' }),
  ).toBeVisible();
  await page.reload();
  await expect(reason).toBeVisible();
});
