import { expect, test, type Locator, type Page } from '@playwright/test';
import { button, canvas, component, connector, inspector } from './page/screen.ts';

const FAILS = `from plugboard.component import Component, IOController


class Fails(Component):
    io = IOController(outputs=["y"])

    async def step(self) -> None:
        raise ValueError("no more")
`;

/* The code of a document in the panel Code: by the keys that a person presses. */

const code = (page: Page, file: string): Locator =>
  page.getByRole('textbox', { name: `Code of ${file}`, exact: true });
const file = (page: Page, name: string): Locator =>
  page.getByRole('tablist', { name: 'Files of code' }).getByRole('tab', { name, exact: true });

async function openPanel(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Code', exact: true }).click();
}

async function newComponent(page: Page): Promise<void> {
  await button(page, 'New component').click();
}

test('a component is written, taken back, and there after a reload with its history', async ({
  page,
}) => {
  await page.goto('/');
  await openPanel(page);
  await newComponent(page);
  const text = code(page, 'my_component.py');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.type('Tank');
  await expect(text).toContainText('class Tank(Component):');

  // Undo in the text is that of the text, and stops where it begins; the document follows.
  await page.keyboard.press('Control+z');
  await expect(text).toContainText('class MyComponent(Component):');
  await page.keyboard.press('Control+z');
  await expect(text).toContainText('class MyComponent(Component):');
  await page.keyboard.press('Control+Shift+z');
  await expect(text).toContainText('class Tank(Component):');

  await page.reload();
  await expect(file(page, 'my_component.py')).toHaveAttribute('aria-selected', 'true');
  await expect(text).toContainText('class Tank(Component):');
  // How many entries the history has depends on how fast the keys came.
  const untilDone = async (name: 'Undo' | 'Redo') => {
    while (await button(page, name).isEnabled()) await button(page, name).click();
  };
  await untilDone('Undo');
  await expect(page.getByText('A component of your own is a class')).toBeVisible();
  await untilDone('Redo');
  await expect(text).toContainText('class Tank(Component):');
});

test('a component in TypeScript is written, and stands in the palette', async ({ page }) => {
  await page.goto('/');
  await openPanel(page);
  await button(page, 'New in TypeScript').click();
  await expect(code(page, 'my_component.ts')).toBeFocused();
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.type('Tank');
  const state = page.getByRole('status', { name: /^State of/ });
  await expect(state).toHaveText('Tank is in the palette.');

  // Names of ours and of the class are completed; a member comes whole.
  const offer = (name: RegExp) => page.getByRole('option', { name });
  await code(page, 'my_component.ts').getByText('step(): void').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('if (this.io.');
  await expect(offer(/^queueEvent/)).toBeVisible();
  await page.keyboard.type('is');
  await offer(/^isClosed/).click();
  await page.keyboard.type(') this.');
  await expect(offer(/^args/)).toBeVisible();
  await page.keyboard.type('x;');
  await expect(code(page, 'my_component.ts')).toContainText('if (this.io.isClosed) this.x;');
  await expect(state).toHaveText('Tank is in the palette.');
});

test('two files: each keeps its text and its undo, and is renamed and removed', async ({
  page,
}) => {
  await page.goto('/');
  await openPanel(page);
  await newComponent(page);
  await expect(code(page, 'my_component.py')).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('# first');
  await newComponent(page);
  const second = code(page, 'my_component_2.py');
  await expect(second).toBeFocused();
  await expect(second).toContainText('class MyComponent2(Component):');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('# second');

  // Arrow keys go from tab to tab.
  await file(page, 'my_component_2.py').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(file(page, 'my_component.py')).toHaveAttribute('aria-selected', 'true');
  await expect(code(page, 'my_component.py')).toContainText('# first');
  await code(page, 'my_component.py').focus();
  await page.keyboard.press('Control+z');
  await expect(code(page, 'my_component.py')).not.toContainText('# first');

  await button(page, 'Rename my_component.py').click();
  const name = page.getByRole('textbox', { name: 'New name of my_component.py' });
  await expect(name).toBeFocused();
  await page.keyboard.type('my_component_2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('There is a file my_component_2.py already.');
  await name.fill('tank.py');
  await page.keyboard.press('Enter');
  await expect(file(page, 'tank.py')).toBeFocused();
  await expect(file(page, 'my_component.py')).toHaveCount(0);

  await button(page, 'Delete tank.py').click();
  await expect(file(page, 'tank.py')).toHaveCount(0);
  await expect(second).toContainText('# second');
  await button(page, 'Undo').click();
  await expect(file(page, 'tank.py')).toBeVisible();
});

test('a formula becomes a component of its own, with its wires, in one step', async ({ page }) => {
  await page.goto('/?example=heated-tank');
  const balance = component(page, 'heat_balance');
  await balance.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Make a component from this formula' }).click();
  const text = code(page, 'heat_balance.py');
  await expect(text).toContainText('class HeatBalance(Component):');
  await expect(text).toContainText('self.parameters["power"] * self.heater_on');
  await expect(balance).toContainText('HeatBalance');
  await expect(connector(page, 'heat_balance.rate..tank.x')).toHaveCount(1);
  await button(page, 'Undo').click();
  await expect(balance).toContainText('Formula');
  await expect(text).toHaveCount(0);
});

test('ports and arguments follow the code as it is typed, and what is wrong leads to its line', async ({
  page,
}) => {
  await page.goto('/');
  await openPanel(page);
  await newComponent(page);
  const text = code(page, 'my_component.py');
  await expect(text).toBeFocused();
  const item = page
    .getByRole('region', { name: 'Palette' })
    .getByRole('button', { name: 'MyComponent' });
  await item.dragTo(canvas(page), { targetPosition: { x: 300, y: 120 } });
  const own = component(page, 'my-component');
  await expect(own).toContainText('x');
  await expect(inspector(page).getByRole('textbox', { name: 'factor' })).toBeVisible();

  // A name is completed, and the port is there.
  await text.getByText('"y"').click();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type(', "rate"');
  await expect(own).toContainText('rate');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('        self.ra');
  await page.getByRole('option', { name: /^rate/ }).click();
  await page.keyboard.type(' = )');
  const state = page.getByRole('status', { name: 'State of my_component.py' });
  await expect(state).toContainText('line 28');

  // From Problems to the line, and from the component to its class.
  await page.getByRole('tab', { name: 'Problems', exact: true }).click();
  await page.getByRole('list', { name: 'Problems' }).getByText('line 28').first().click();
  await expect(text).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('1.0');
  await expect(state).toHaveText('MyComponent is in the palette.');
  await expect(page.locator('.cm-lintRange-error')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Plots', exact: true }).click();
  await own.click();
  await button(page, 'Show code').click();
  await expect(text).toBeFocused();
});

test('a tab beside the one that writes shows the code and takes none', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await openPanel(page);
  await newComponent(page);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const other = await context.newPage();
  await other.goto('/');
  await openPanel(other);
  const text = code(other, 'my_component.py');
  await expect(text).toContainText('class MyComponent(Component):');
  await expect(text).toHaveAttribute('contenteditable', 'false');
  for (const name of ['New component', 'Rename my_component.py', 'Delete my_component.py'])
    await expect(button(other, name)).toBeDisabled();
});

test('a component is tried alone: values are typed in, it is stepped, and says what it sent', async ({
  page,
}) => {
  test.slow();
  await page.goto('/');
  await openPanel(page);
  await newComponent(page);
  const text = code(page, 'my_component.py');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('        print("total", self.y, 1 / self.x)');
  await button(page, 'Test bench').click();
  const bench = page.getByRole('region', { name: 'Test bench of my_component.py' });
  await bench.getByRole('textbox', { name: 'Values of x' }).fill('2, 0.5, 0');
  await bench.getByRole('button', { name: 'Step', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
  const row = (at: number) => bench.getByRole('row').nth(at);
  // Python starts.
  await expect(row(1)).toHaveText('12', { timeout: 60_000 });
  await bench.getByRole('button', { name: 'Take all steps' }).click();
  await expect(bench.getByRole('status')).toContainText('division by zero');
  await expect(row(2)).toHaveText('22.5');
  await expect(bench.getByRole('list', { name: 'Log of the trial' })).toContainText(
    'total 2.5 2.0',
  );

  // Another text is another component.
  await text.getByText('self.y = self._total').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' + 1');
  await expect(bench.getByRole('row')).toHaveCount(0);
  await expect(bench.getByRole('status')).toHaveText('0 steps');
});

test('a failure of a run leads from the log to the line of the code', async ({ page }) => {
  test.slow();
  await page.goto('/');
  await openPanel(page);
  await newComponent(page);
  const text = code(page, 'my_component.py');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(FAILS);
  const item = page.getByRole('region', { name: 'Palette' }).getByRole('button', { name: 'Fails' });
  await item.press('Enter');
  await button(page, 'Run').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Run status' })).toContainText('failed', {
    timeout: 60_000,
  });
  await page.getByRole('tab', { name: 'Log', exact: true }).click();
  await page.getByRole('button', { name: 'Show line 8 of my_component.py' }).click();
  await expect(text).toBeFocused();
});
