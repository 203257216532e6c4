import { expect, test } from '@playwright/test';
import { groupedText } from '../src/testing/models/groupedModel.ts';
import { expectOrder, watchValues } from './page/boxes.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('60 components in 6 groups without places come out in frames that can be read', async ({
  page,
}) => {
  await watchValues(page);
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Canvas', exact: true })).toBeVisible();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'grouped.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from(groupedText({ groups: 6, members: 10 })),
    });
  await expect(page.locator('.react-flow__node')).toHaveCount(60);
  await expectOrder(page);
  const frames = page.locator('[data-component^="group:"]');
  await expect(frames).toHaveCount(6);
  for (const frame of await frames.all()) await expect(frame).toBeInViewport();
});
