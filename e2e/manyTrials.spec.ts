import { expect, test, type Page } from '@playwright/test';
import { watchTasks } from './longTasks.ts';
import { chooseModel } from './page/models.ts';
import { button, component } from './page/screen.ts';

/** Trials that are run, and how many there are once they are copied in the database. */
const RUN = 1_000;
const COPIES = 100;
const ALL = RUN * COPIES;

const model = (samples: number) => `
plugboard:
  process:
    args:
      patchbay:
        studies:
          - { name: many, plan: random, num_samples: ${samples} }
      components:
        - type: patchbay.Constant
          args: { name: a, value: 1, iters: 1 }
        - type: patchbay.Formula
          args: { name: cost, expressions: { y: (p - 3)**2 }, inputs: [p] }
      connectors:
        - { source: a.y, target: cost.p }
  tune:
    args:
      objective: { object_type: component, object_name: cost, field_type: field, field_name: y }
      parameters:
        - { type: ray.tune.uniform, object_type: component, object_name: a, field_type: arg, field_name: value, lower: -5, upper: 5 }
      num_samples: ${samples}
      mode: min`;

const grid = (page: Page) => page.getByRole('grid', { name: 'Trials' });

/** Loads the page; milliseconds until its study shows. */
async function open(page: Page, trials: number): Promise<number> {
  const start = Date.now();
  await page.reload();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(trials + 1));
  await expect(grid(page).locator('[data-cell="0 0"]')).toBeVisible();
  return Date.now() - start;
}

/** Megabytes that the page holds, once what nobody holds is gone. */
async function held(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const usage = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const { usedSize, backingStorageSize } = usage;
  return (usedSize + backingStorageSize) / 1e6;
}

/** Opens a model and runs its study to the end. */
async function study(page: Page, samples: number): Promise<void> {
  await page.goto('/');
  await chooseModel(page, model(samples));
  await expect(component(page, 'cost')).toBeVisible();
  await page.getByRole('tab', { name: 'Studies', exact: true }).click();
  await button(page, 'Start study').click();
  const status = page.getByRole('status', { name: 'Study status' });
  await expect(status).toHaveText('Completed', { timeout: 60_000 });
}

/** Makes of the study in the database one of many trials: each of its stretches once more and once more. */
function multiply(page: Page, copies: number): Promise<void> {
  return page.evaluate(async (times) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
      });
    const database = await done(indexedDB.open('patchbay'));
    const transaction = database.transaction(['studies', 'trials'], 'readwrite');
    const [studies, trials] = [
      transaction.objectStore('studies'),
      transaction.objectStore('trials'),
    ];
    const [[key], [study]] = await Promise.all([
      done(studies.getAllKeys()),
      done(studies.getAll()),
    ]);
    const [stretch] = (await done(trials.getAll())) as {
      length: number;
      numbers: Float64Array[];
    }[];
    if (key === undefined || stretch === undefined) throw new Error('No study is kept.');
    for (let copy = 1; copy < times; copy++) {
      const numbers = stretch.numbers.map((column, i) =>
        i === 0 ? column.map((number) => number + copy * stretch.length) : column,
      );
      void done(trials.put({ ...stretch, numbers }, [...(key as string[]), copy]));
    }
    const count = times * stretch.length;
    const { record } = study as { record: { study: object } };
    const more = { ...record, count, length: count, study: { ...record.study, samples: count } };
    await done(studies.put({ ...(study as object), record: more }, key));
    database.close();
  }, copies);
}

test(`a study of ${ALL} trials opens, scrolls, sorts and filters as a small one does`, async ({
  page,
}) => {
  test.slow();
  await study(page, RUN);
  const small = await open(page, RUN);
  const before = await held(page);

  await multiply(page, COPIES);
  const opening = await watchTasks(page);
  const many = await open(page, ALL);
  expect(await opening.longest()).toBeLessThan(300);
  // Beside other work both take longer; what the trials add is to stay far below what a person waits for.
  expect(many - small).toBeLessThan(2_000);
  expect((await held(page)) - before).toBeLessThan(40);

  const box = await grid(page).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 120);
  const top = () => grid(page).evaluate(({ scrollTop }) => scrollTop);
  const scrolling = await watchTasks(page);
  for (let turn = 1; turn <= 30; turn++) {
    const from = await top();
    await page.mouse.wheel(0, 600);
    await expect.poll(top).toBeGreaterThan(from);
  }
  await grid(page).focus();
  await page.keyboard.press('Control+End');
  await expect(grid(page).locator(`[data-cell="${ALL - 1} 0"]`)).toHaveText(String(ALL - 1));
  expect(await scrolling.longest()).toBeLessThan(50);

  const arranging = await watchTasks(page);
  await button(page, 'cost.y').click();
  const sorted = page.getByRole('columnheader', { name: 'cost.y' });
  await expect(sorted).toHaveAttribute('aria-sort', 'ascending');
  await button(page, 'Filter trials').click();
  await page.getByRole('searchbox', { name: 'Filter a.value' }).fill('> 0');
  await expect(page.getByRole('status', { name: 'Trials shown' })).toContainText(
    'of 100,000 trials',
  );
  await page.keyboard.press('Tab');
  expect(await arranging.longest()).toBeLessThan(150);
});

test('a study that is over holds no more than its table', async ({ page }) => {
  test.slow();
  await study(page, 30_000);
  const after = await held(page);
  await open(page, 30_000);
  // Arguments and results as objects would be 10 MB.
  expect(after - (await held(page))).toBeLessThan(6);
});
