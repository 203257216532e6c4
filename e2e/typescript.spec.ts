import { expect, test } from '@playwright/test';
import { countingInto, openWithCode, runAllowed } from './page/modules.ts';
import { status } from './page/screen.ts';

/* A document's own components in TypeScript, in the page that `npm start` serves. */

const TANK = `import { Component } from 'patchbay';
import { gain } from './lib/gain';

export class Tank extends Component<{ most?: number }> {
  static io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  y = 0;

  step(): void {
    this.y += gain * this.x;
    if (this.y > (this.args.most ?? Infinity)) throw new RangeError('it runs over');
    console.log('level', this.y);
  }
}
`;
const FILES = { 'tank.ts': TANK, 'lib/gain.ts': 'export const gain: number = 2;' };
const RAY = `plugboard:
  process:
    type: plugboard.process.RayProcess
    connector_builder: {type: plugboard.connector.RayConnector}
`;
const MODEL = countingInto('tank.Tank');

test('a component in TypeScript runs without Python, is in the log, and fails with its line', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openWithCode(page, MODEL, FILES);
  await runAllowed(page);
  await expect(status(page)).toContainText('completed · 6 steps');
  await page.getByRole('tab', { name: 'Log' }).click();
  const log = page.getByRole('tabpanel', { name: 'Log' });
  await expect(log).toContainText('level 20');
  await expect(log.getByText('b', { exact: true }).first()).toBeVisible();
  expect(fetched.filter((url) => url.includes('/python/'))).toEqual([]);

  const spread = MODEL.replace('plugboard:\n  process:\n', RAY).replaceAll(
    'args: {',
    'args: {resources: {cpu: 1}, ',
  );
  await openWithCode(page, spread, FILES);
  await runAllowed(page);
  await expect(status(page)).toContainText('completed · 6 steps');
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(log).toContainText(/over 2 workers/);
  await expect(log).toContainText('level 20');

  await openWithCode(page, MODEL.replace('name: b', 'name: b, most: 5'), FILES);
  await runAllowed(page);
  await expect(status(page)).toContainText('failed');
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(log).toContainText('RangeError: it runs over');
  await expect(log).toContainText('tank.ts:11, in Tank.step');

  await openWithCode(page, MODEL, { 'tank.ts': TANK });
  await runAllowed(page);
  await expect(
    page.getByText(/tank\.ts imports \.\/lib\/gain, which is not there/).first(),
  ).toBeVisible();
});
