import { expect, test } from '@playwright/test';
import { groupedText } from '../src/testing/models/groupedModel.ts';
import { expectOrder, watchValues } from './page/boxes.ts';
import { boxOf } from './page/hands.ts';
import { chooseModel } from './page/models.ts';

/** Of a name that is wider than a phone. */
const LONG = 'feed_of_the_column_'.repeat(3);

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

test('an empty panel of plots offers fields beside the notice of an import, however long their names are', async ({
  page,
}) => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((end) => `${LONG}${end}`);
  const lines = names.map(
    (name) => `        - {type: patchbay.Constant, args: {name: ${name}, value: 1}}`,
  );
  const text = `plugboard:\n  process:\n    args:\n      components:\n${lines.join('\n')}\n`;
  const offers = page.getByRole('button', { name: /^Watch feed/ });
  for (const [isLong, size] of [
    [false, { width: 1440, height: 900 }],
    [false, { width: 1024, height: 700 }],
    [true, { width: 390, height: 844 }],
  ] as const) {
    await page.setViewportSize(size);
    await page.goto('/');
    await expect(page.getByRole('region', { name: 'Canvas', exact: true })).toBeVisible();
    await chooseModel(page, isLong ? text : text.replaceAll(LONG, 'feed_'));
    await expect(page.getByRole('log', { name: 'Notices' })).toContainText('Imported');
    await expect(offers).toHaveCount(6);
    for (const offer of await offers.all()) {
      const box = await boxOf(offer);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(size.width);
      // A press that the notice would take away fails.
      if (!isLong) await offer.click({ trial: true, timeout: 1_000 });
    }
  }
});

test('what mends a problem stays in its panel and in the inspector, however long its words are', async ({
  page,
}) => {
  const text = `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Range, args: {name: ${LONG}a}}
        - {type: patchbay.Collect, args: {name: ${LONG}b}}
      connectors: [{source: ${LONG}a.y, target: ${LONG}b.nothing}]
`;
  const fixes = page.getByRole('button', { name: /^(Lead|Feed|Remove|Choose)/ });
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await page.goto('/');
    await expect(page.getByRole('region', { name: 'Canvas', exact: true })).toBeVisible();
    await chooseModel(page, text);
    await page.getByRole('tab', { name: /^Problems/ }).click();
    const line = page.locator('[data-problem]').first();
    await expect(line).toBeVisible();
    expect((await boxOf(line)).width).toBeGreaterThan(250);
    for (const fix of await fixes.all()) {
      const box = await boxOf(fix);
      const panel = await boxOf(
        fix.locator('xpath=ancestor::*[@role="tabpanel" or @aria-label="Inspector"][1]'),
      );
      expect(box.x + box.width).toBeLessThanOrEqual(panel.x + panel.width);
    }
    expect(await fixes.count()).toBeGreaterThan(0);
  }
});
