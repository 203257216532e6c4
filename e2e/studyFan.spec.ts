import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { chooseModel } from './page/models.ts';
import { button, component } from './page/screen.ts';
import { seriousIn } from './page/serious.ts';

const STEPS = 300;

/** A sum of chance: the spread of its values grows with the root of the steps. */
const WALK = `
plugboard:
  process:
    args:
      patchbay:
        studies:
          - { name: walks, plan: monte-carlo, seed: 5, num_samples: 200 }
      components:
        - type: patchbay.Random
          args: { name: noise, distribution: normal, mean: 0, sd: 1, iters: ${STEPS} }
        - type: patchbay.Formula
          args: { name: walk, expressions: { y: before + x }, inputs: [before, x], initial_values: { before: [0] } }
      connectors:
        - { source: noise.y, target: walk.x }
        - { source: walk.y, target: walk.before }
  tune:
    args:
      objective: { object_type: component, object_name: walk, field_type: field, field_name: y }
      parameters:
        - { type: ray.tune.uniform, object_type: component, object_name: noise, field_type: arg, field_name: mean, lower: -0.001, upper: 0.001 }
      num_samples: 200
      mode: max`;

async function download(page: Page, name: string): Promise<string> {
  await button(page, 'Download study').click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name }).click(),
  ]);
  return readFileSync(await file.path(), 'utf8');
}

test('a study by chance draws the fan of its series, which leaves as picture and as table', async ({
  page,
}) => {
  test.slow();
  await page.goto('/');
  await chooseModel(page, WALK);
  await expect(component(page, 'walk')).toBeVisible();
  await page.getByRole('tab', { name: 'Studies', exact: true }).click();
  await button(page, 'Start study').click();
  await expect(page.getByRole('status', { name: 'Study status' })).toHaveText('Completed');

  const fan = page.getByRole('region', { name: 'Fan of a series' });
  const words = fan.getByRole('list', { name: 'Fan of a series in words' });
  await expect(words).toContainText(`Step ${STEPS - 1}, 200 trials`);

  const rows = (await download(page, 'Fans of series')).trim().split('\n');
  expect(rows[0]).toBe('field,step,p5,p25,p50,p75,p95,trials');
  const last = (rows.at(-1) ?? '').split(',');
  expect(last.slice(0, 2)).toEqual(['walk.y', String(STEPS - 1)]);
  const [p5 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0] = last.slice(2, 7).map(Number);
  // Of the normal distribution: 1.645 and 0.674 deviations from its middle.
  const deviation = Math.sqrt(STEPS);
  expect(Math.abs(p50)).toBeLessThan(0.4 * deviation);
  expect((p95 - p5) / (2 * 1.645 * deviation)).toBeGreaterThan(0.75);
  expect((p95 - p5) / (2 * 1.645 * deviation)).toBeLessThan(1.25);
  expect((p75 - p25) / (2 * 0.674 * deviation)).toBeGreaterThan(0.7);
  expect((p75 - p25) / (2 * 0.674 * deviation)).toBeLessThan(1.3);

  // A pointer at the right end reads what the table says of the last step.
  const plot = fan.getByRole('img');
  const box = (await plot.boundingBox())!;
  await page.mouse.move(box.x + box.width - 16, box.y + box.height / 2);
  await expect(plot).toContainText(new RegExp(`Step (?:${STEPS - 1}|${STEPS - 2}): median `));
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(plot).toContainText(/Step 1[0-4]\d: median .*, 25–75\s% .* to .*, 5–95\s% .* to /);
  await page.mouse.move(0, 0);
  await expect(plot).not.toContainText('median');

  const svg = await download(page, 'Plots as a drawing');
  expect(svg).toContain('25–75 %');
  expect(svg).not.toMatch(/NaN|Infinity/u);

  // Trials keep no series, so that a kept study can draw it as well.
  await page.reload();
  await expect(words).toContainText(`Step ${STEPS - 1}, 200 trials`);
  expect(await seriousIn(page)).toEqual([]);
});
