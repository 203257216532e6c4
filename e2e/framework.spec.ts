import { expect, test } from '@playwright/test';
import { chooseModel } from './page/models.ts';
import { button, status } from './page/screen.ts';

/** Runs here as it is; plugboard refuses the writer's path, and stores what Patchbay keeps in memory. */
const MODEL = `plugboard:
  process:
    connector_builder: {type: plugboard.connector.RabbitMQConnector}
    args:
      state: {type: plugboard.state.SqliteStateBackend}
      components:
        - type: patchbay.Range
          args: {name: count, iters: 3}
        - type: plugboard.library.FileWriter
          args: {name: table, path: out.csv, field_names: [n]}
      connectors:
        - {source: count.y, target: table.n}
`;

test('what plugboard would refuse is a warning with its way out, and what has no effect is told once a run', async ({
  page,
}) => {
  await page.goto('/');
  await chooseModel(page, MODEL, 'alias');
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
  await page.getByRole('tab', { name: 'Log' }).click();
  for (const name of ['SqliteStateBackend', 'RabbitMQConnector']) {
    await expect(page.getByText(`${name} has no effect here`)).toHaveCount(1);
  }
  await page.getByRole('tab', { name: 'Problems' }).click();
  await expect(
    page.getByText('plugboard does not build plugboard.library.FileWriter'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Use plugboard.library.file_io.FileWriter' }).click();
  await expect(page.getByText('plugboard does not build')).toHaveCount(0);
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(page.getByText('type: plugboard.library.file_io.FileWriter')).toBeVisible();
});
