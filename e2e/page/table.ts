import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** All series of the run that shows, by field, as the table writes them. */
export async function seriesOf(page: Page): Promise<ReadonlyMap<string, readonly string[]>> {
  await page.getByRole('tab', { name: 'Table' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /CSV/ }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  const [head = '', ...rows] = text.trimEnd().split('\n');
  return new Map(
    head
      .split(',')
      .map((name, at) => [
        name,
        rows.map((row) => row.split(',')[at] ?? '').filter((cell) => cell !== ''),
      ]),
  );
}
