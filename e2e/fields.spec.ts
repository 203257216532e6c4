import { expect, test, type Page } from '@playwright/test';
import { pasteText } from './page/models.ts';
import { canvas, component, inspector } from './page/screen.ts';

/*
 * What is typed into a field is taken, or stays there with the reason and with what may have been meant.
 */

const MODEL = `plugboard:
  process:
    type: plugboard.process.LocalProcess
    args:
      components:
        - type: patchbay.Range
          args: { name: counter, iters: 7 }
        - type: patchbay.Formula
          args: { name: sum, inputs: [x], expressions: { y: x + 1 } }
        - type: patchbay.Sine
          args: { name: wave, iters: 7, amplitude: 2.5 }
        - type: somebody.Else
          args: { name: stranger, size: 3 }
      connectors:
        - { source: counter.y, target: sum.x }
      patchbay:
        version: 1
        positions: { counter: [0, 0], sum: [288, 16], wave: [640, 48], stranger: [0, 288] }
        watch: [sum.y]
`;

const use = (page: Page, text: string) =>
  page.getByRole('button', { name: `Use ${text}`, exact: true });

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await canvas(page).hover();
  await expect.poll(() => pasteText(page, MODEL)).toBe(true);
  await expect(component(page, 'wave')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('numbers are read as people write them, or asked about', async ({ page }) => {
  await component(page, 'wave').click();
  const amplitude = inspector(page).getByLabel('Amplitude', { exact: true });
  const type = async (text: string) => {
    await amplitude.fill(text);
    await page.keyboard.press('Enter');
  };
  for (const [text, value] of [
    ['1.200,5', '1200.5'],
    ['1 200', '1200'],
    ['1\u202F200,25', '1200.25'],
    ['1’300', '1300'],
    ['−3', '-3'],
    ['½', '0.5'],
    ['٣', '3'],
    ['12．5', '12.5'],
    ['.75', '0.75'],
    ['2×60', '120'],
  ] as const) {
    await type(text);
    await expect(amplitude).toHaveValue(value);
  }

  await type('1,200');
  await expect(amplitude).toHaveValue('1,200');
  await expect(inspector(page).getByRole('alert')).toHaveText('“1,200” can be 1200 or 1.2.');
  await expect(use(page, '1200')).toBeVisible();
  await use(page, '1.2').click();
  await expect(amplitude).toHaveValue('1.2');
  await expect(inspector(page).getByRole('alert')).toBeHidden();

  // Refused, and still there for whoever looks elsewhere meanwhile.
  await amplitude.fill('50%');
  await component(page, 'counter').click();
  await component(page, 'wave').click();
  await expect(amplitude).toHaveValue('50%');
  await use(page, '0.5').click();
  await expect(amplitude).toHaveValue('0.5');
});

test('Enter takes a name in a list and goes on to the next', async ({ page }) => {
  await component(page, 'sum').click();
  const list = inspector(page).getByRole('group', { name: 'Inputs', exact: true });
  await list.getByRole('button', { name: 'Add to Inputs' }).click();
  await expect(list.getByRole('textbox')).toHaveCount(2);
  await list.getByRole('textbox').nth(1).fill('flow');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('textbox')).toHaveCount(3);
  await expect(list.getByRole('textbox').nth(1)).toHaveValue('flow');
  await expect(list.getByRole('textbox').nth(2)).toBeFocused();
  await page.keyboard.type('heat');
  await page.keyboard.press('Tab');
  await expect(list.getByRole('textbox').nth(2)).toHaveValue('heat');
  await expect(component(page, 'sum').getByText('flow')).toBeVisible();
  await expect(component(page, 'sum').getByText('heat')).toBeVisible();
});

test('Enter on a name in a list that is refused keeps it, says why, and adds no row', async ({
  page,
}) => {
  await component(page, 'sum').click();
  const list = inspector(page).getByRole('group', { name: 'Inputs', exact: true });
  const lines = list.getByRole('textbox');
  await list.getByRole('button', { name: 'Add to Inputs' }).click();
  await expect(lines).toHaveCount(2);
  const last = lines.nth(1);
  for (const [refused, why, near] of [
    ['große flow', 'is no field name', 'grosse_flow'],
    ['step', 'belongs to the component itself', 'step2'],
    ['x', 'is there twice', 'x2'],
    ['3', 'does not begin with a digit', '_3'],
  ] as const) {
    await last.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(refused);
    await page.keyboard.press('Enter');
    await expect(last).toHaveValue(refused);
    await expect(last).toBeFocused();
    await expect(list.getByRole('alert')).toContainText(why);
    await expect(lines).toHaveCount(2);
    await use(page, near).click();
    await expect(last).toHaveValue(near);
    await expect(list.getByRole('alert')).toHaveCount(0);
    await expect(component(page, 'sum').getByText(near, { exact: true })).toBeVisible();
    await expect(lines).toHaveCount(2);
  }
  await last.fill('');
  await last.press('Enter');
  await expect(list.getByRole('alert')).toContainText('is no field name');
  await expect(lines).toHaveCount(2);
  await last.press('Escape');
  await expect(last).toHaveValue('_3');
  await last.press('Enter');
  await expect(lines).toHaveCount(3);
});

test('Ctrl+Z stays in its field', async ({ page }) => {
  await component(page, 'wave').click();
  const [name, amplitude] = [
    inspector(page).getByLabel('Name', { exact: true }),
    inspector(page).getByLabel('Amplitude', { exact: true }),
  ];
  await amplitude.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('40');
  await page.keyboard.press('Enter');
  await expect(amplitude).toHaveValue('40');
  await name.click();
  await page.keyboard.press('End');
  await page.keyboard.type('2');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Control+z');
  await expect(name).toHaveValue('wave');
  await expect(amplitude).toHaveValue('40');
  await page.keyboard.press('Control+Shift+z');
  await expect(name).toHaveValue('wave2');
  await page.keyboard.press('Enter');
  await expect(component(page, 'wave2')).toBeVisible();
  // In a field that nobody typed into there is nothing to undo, there or elsewhere.
  await page.getByLabel('Search components').click();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Control+z');
  await expect(component(page, 'wave2')).toBeVisible();
  await expect(amplitude).toHaveValue('40');
  await canvas(page).focus();
  await page.keyboard.press('Control+z');
  await expect(component(page, 'wave')).toBeVisible();
});

test('a name that is refused stays, and the nearest good one is a press away', async ({ page }) => {
  await component(page, 'wave').click();
  const name = inspector(page).getByLabel('Name', { exact: true });
  await name.fill('Große Welle 1');
  await page.keyboard.press('Enter');
  await expect(name).toHaveValue('Große Welle 1');
  await use(page, 'Grosse_Welle_1').click();
  await expect(component(page, 'Grosse_Welle_1')).toBeVisible();

  await component(page, 'Grosse_Welle_1').click();
  await page.keyboard.press('F2');
  const onCanvas = page.getByLabel('Name of Grosse_Welle_1');
  await onCanvas.fill('sum');
  await page.keyboard.press('Enter');
  await expect(onCanvas).toHaveValue('sum');
  await use(page, 'sum2').click();
  await expect(component(page, 'sum2')).toBeVisible();

  await component(page, 'stranger').click();
  const argument = page.getByLabel('Name of another argument');
  await argument.fill('my size');
  await page.keyboard.press('Enter');
  await expect(argument).toHaveValue('my size');
  await component(page, 'sum').click();
  await component(page, 'stranger').click();
  await expect(argument).toHaveValue('my size');
  await use(page, 'my_size').click();
  await expect(inspector(page).getByLabel('my_size', { exact: true })).toBeVisible();
});

test('what is typed counts when the page is left or a run begins', async ({ page }) => {
  await component(page, 'wave').click();
  const amplitude = inspector(page).getByLabel('Amplitude', { exact: true });
  await amplitude.fill('17');
  await page.reload();
  await component(page, 'wave').click();
  await expect(amplitude).toHaveValue('17');
  await amplitude.fill('18');
  await page.keyboard.press('Control+Enter');
  await canvas(page).press('Escape');
  await component(page, 'wave').click();
  await expect(amplitude).toHaveValue('18');
});

test('a menu that is still fading takes no letters from the field that a person has gone on to', async ({
  page,
}) => {
  await component(page, 'wave').click();
  const amplitude = inspector(page).getByLabel('Amplitude', { exact: true });
  const spot = await amplitude.boundingBox();
  if (!spot) throw new Error('The field is not drawn.');
  const menus = [
    async () => {
      await page.getByRole('button', { name: /^Speed: / }).click();
      await page.getByRole('menuitemradio', { name: '10 steps a second' }).click();
    },
    async () => {
      await component(page, 'wave').click({ button: 'right' });
      await page.getByRole('menuitem', { name: /^Copy/ }).first().click();
    },
  ];
  for (const [i, choose] of menus.entries()) {
    await choose();
    // By the bare mouse: nothing waits until the menu is gone.
    await page.mouse.click(spot.x + spot.width / 2, spot.y + spot.height / 2, { clickCount: 3 });
    await page.keyboard.type(`${i + 3}1.25`, { delay: 50 });
    await page.keyboard.press('Enter');
    await expect(amplitude).toHaveValue(`${i + 3}1.25`);
  }
});
