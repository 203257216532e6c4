import { expect, test, type Page } from '@playwright/test';
import { button, component, inspector } from './page/screen.ts';
import { axe } from './page/serious.ts';

const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const yaml = (page: Page) => page.getByRole('textbox', { name: /YAML/ });

/** The end of the text, where studies and the section stand; of a long text only what is in view is there. */
async function toEndOfText(page: Page): Promise<void> {
  await yaml(page).click();
  await page.keyboard.press('Control+End');
}

async function options(page: Page, field: string): Promise<void> {
  await inspector(page)
    .getByRole('button', { name: `Options of ${field}`, exact: true })
    .click();
}

test('a study is made from the inspector, stands in the YAML as plugboard has it, and is undone', async ({
  page,
}) => {
  await page.goto('/?example=heated-tank');
  await component(page, 'thermostat').click();
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(yaml(page)).not.toContainText('studies');

  // A number, whose range opens at once.
  await options(page, 'Low');
  await item(page, 'Vary …').click();
  const low = inspector(page).getByRole('group', { name: 'Range of thermostat.low' });
  await expect(low).toBeVisible();
  await low.getByLabel('From').fill('50');
  await page.keyboard.press('Enter');
  await low.getByLabel('To').fill('59.5');
  await page.keyboard.press('Enter');
  const mark = inspector(page).getByRole('button', { name: /^Range of thermostat\.low: varies/ });
  await expect(mark).toHaveAccessibleName('Range of thermostat.low: varies 50 to 59.5');

  // Ends that nothing lies between are told of, and kept.
  await low.getByLabel('To').fill('40');
  await page.keyboard.press('Enter');
  await expect(low.getByRole('alert')).toContainText('lower must be below upper');
  await low.getByLabel('To').fill('59.5');
  await page.keyboard.press('Enter');
  await expect(low.getByRole('alert')).toHaveCount(0);

  // By keys alone: the other end of the thermostat, by its logarithm.
  await inspector(page).getByRole('button', { name: 'Options of High', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(item(page, 'Pin to controls')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const high = inspector(page).getByRole('group', { name: 'Range of thermostat.high' });
  await high.getByLabel('Spread').click();
  await page.getByRole('option', { name: 'By logarithm' }).click();
  await expect(
    inspector(page).getByRole('button', { name: /^Range of thermostat\.high.*by logarithm/ }),
  ).toBeVisible();

  // An output, looked for as small as can be; with it plugboard has a section that it can use.
  await component(page, 'tank').click();
  await options(page, 'y');
  await item(page, 'Make it an objective').click();
  const aim = inspector(page).getByRole('button', { name: /^Objective tank\.y/ });
  await expect(aim).toContainText('as great as possible');
  await aim.click();
  await expect(aim).toContainText('as small as possible');
  await toEndOfText(page);
  for (const words of ['tune:', 'mode: min', 'lower: 50', 'upper: 59.5', 'ray.tune.loguniform'])
    await expect(yaml(page)).toContainText(words);

  // A parameter of the process.
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 300 } });
  await options(page, 'power');
  await item(page, 'Vary …').click();
  await expect(
    inspector(page).getByRole('button', { name: /^Range of power: varies/ }),
  ).toBeVisible();
  await inspector(page).getByRole('button', { name: 'Stop varying power' }).click();
  await expect(inspector(page).getByText('power varies')).toHaveCount(0);

  // One entry each: all of it is undone, and the text is as it was.
  const undo = button(page, 'Undo');
  for (let n = 0; n < 12 && (await undo.isEnabled()); n++) await undo.click();
  await expect(undo).toBeDisabled();
  await toEndOfText(page);
  await expect(yaml(page)).not.toContainText('studies');
  await expect(yaml(page)).not.toContainText('tune:');
});

test('a study is planned in its form: by names, keys and numbers, each change an entry to undo', async ({
  page,
}) => {
  test.slow();
  await page.goto('/?example=heated-tank');
  await page.getByRole('tab', { name: 'Studies' }).click();
  await button(page, 'New study').click();
  const form = page.getByRole('region', { name: 'Plan of the study' });
  await expect(form.getByRole('status')).toContainText('A study needs an objective');

  const objective = form.getByLabel('Another objective');
  await objective.fill('tank.z');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toContainText('There is no tank.z');
  await objective.fill('tank.y');
  await page.keyboard.press('Enter');
  await expect(objective).toHaveValue('');
  await expect(form.getByRole('status')).toContainText('needs a parameter to vary');
  for (const name of ['thermostat.low', 'power']) {
    await form.getByLabel('Another value to vary').fill(name);
    await page.keyboard.press('Enter');
  }
  await expect(form.getByRole('status')).toHaveText('100 trials');

  await form.getByRole('combobox', { name: 'Plan', exact: true }).click();
  await page.getByRole('option', { name: 'Grid' }).click();
  const power = form.getByRole('group', { name: 'Range of power' });
  await power.getByLabel('Grid values').fill('3');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('status')).toHaveText('99 trials');
  await form.getByLabel('Trials at most').fill('20');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('status')).toHaveText('18 trials');
  await expect(form).toContainText('plugboard searches the ranges of study');

  const found = await axe(page).include('[aria-label="Plan of the study"]').analyze();
  expect(found.violations.map(({ id }) => id)).toEqual([]);

  // A copy is a study of its own; its name is a name like any other.
  await button(page, 'Duplicate study').click();
  await expect(form.getByRole('combobox', { name: 'Study' })).toContainText('study 2');
  await form.getByLabel('Name').fill('coarse');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('combobox', { name: 'Study' })).toContainText('coarse');
  await button(page, 'Remove the study coarse').click();
  await expect(form.getByRole('combobox', { name: 'Study' })).toContainText('study');

  const undo = button(page, 'Undo');
  for (let n = 0; n < 15 && (await undo.isEnabled()); n++) await undo.click();
  await expect(undo).toBeDisabled();
  await expect(page.getByRole('tabpanel')).toContainText('A study runs the model many times');
});
