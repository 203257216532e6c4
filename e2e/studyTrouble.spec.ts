import { expect, test, type Page } from '@playwright/test';
import { openWithCode } from './page/modules.ts';
import { button } from './page/screen.ts';

/* A trial that breaks fails alone and is named, and the study goes on to its end. */

const CODE = `import { Component } from 'patchbay';

export class Own extends Component<{ how?: string }> {
  static io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  y = 0;

  step(): void {
    this.y = this.x;
    if (this.args.how === 'hangs') for (;;);
  }
}
`;

/** @param limit seconds that a trial may take */
const model = (ways: readonly string[], limit: number) => `plugboard:
  process:
    args:
      patchbay:
        studies:
          - { name: rough, plan: grid, time_limit: ${limit} }
      components:
        - {type: patchbay.Range, args: {name: a, iters: 5}}
        - {type: own.Own, args: {name: b, how: fine}}
      connectors:
        - {source: a.y, target: b.x}
  tune:
    args:
      objective: {object_type: component, object_name: b, field_type: field, field_name: y}
      parameters:
        - {type: ray.tune.choice, object_type: component, object_name: b, field_type: arg, field_name: how, categories: [${ways.join(', ')}]}
      num_samples: ${ways.length}
      mode: max
`;

async function runStudy(page: Page, ways: readonly string[], limit: number): Promise<void> {
  await openWithCode(page, model(ways, limit), { 'own.ts': CODE });
  await page.getByRole('tab', { name: 'Studies', exact: true }).click();
  await button(page, 'Start study').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
}

const results = async (page: Page): Promise<readonly string[]> => {
  await page.getByRole('radio', { name: 'Results' }).check();
  return page.getByRole('grid', { name: 'Trials' }).getByRole('row').allInnerTexts();
};
const completed = (page: Page) =>
  expect(page.getByRole('status', { name: 'Study status' })).toHaveText('Completed', {
    timeout: 60_000,
  });

test('a trial that hangs is ended at its limit, and the others go on', async ({ page }) => {
  await runStudy(page, ['fine', 'hangs', 'good'], 2);
  await completed(page);
  const rows = await results(page);
  expect(rows.filter((row) => row.includes('completed'))).toHaveLength(2);
  expect(rows.find((row) => row.includes('failed'))).toContain('took longer than 2 s');
});
