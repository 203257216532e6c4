import { expect, test, type Page } from '@playwright/test';
import { button, component, connector, status } from './page/screen.ts';

/* Scripts that build their process: asked about, run in the sandbox, and opened as a diagram. */

const SCRIPT = `import asyncio
from plugboard.component import Component, IOController as IO
from plugboard.connector import AsyncioConnector
from plugboard.process import LocalProcess
from plugboard.schemas import ConnectorSpec
from parts import Twice


class Count(Component):
    io = IO(outputs=["n"])

    def __init__(self, iters, **kwargs):
        super().__init__(**kwargs)
        self._left = list(range(iters))

    async def step(self):
        self.n = self._left.pop(0)
        if not self._left:
            await self.io.close()


async def main():
    process = LocalProcess(
        components=[Count(4, name="count"), Twice(name="twice")],
        connectors=[AsyncioConnector(spec=ConnectorSpec(source="count.n", target="twice.x"))],
    )
    async with process:
        await process.run()


if __name__ == "__main__":
    asyncio.run(main())
`;
const PARTS = `from plugboard.component import Component, IOController as IO


class Twice(Component):
    io = IO(inputs=["x"], outputs=["y"])

    async def step(self):
        self.y = 2 * self.x
        print("made", self.y)
`;

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Open counting.py as a diagram?' });

/** Drops files as a person does. */
async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(given))
      dataTransfer.items.add(new File([text], name));
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
  }, files);
}

test('a script that is dropped opens as the diagram that it builds, after a question, and runs', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto('/');
  await expect(button(page, 'Run')).toBeVisible();
  await drop(page, { 'counting.py': SCRIPT, 'parts.py': PARTS });
  await expect(dialog(page)).toContainText('without network');
  await dialog(page).getByText('parts.py').click();
  await expect(dialog(page).getByLabel('Text of parts.py')).toContainText('self.y = 2 * self.x');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(component(page, 'count')).toHaveCount(0);

  // One that fails says where, and nothing is lost.
  const failing = SCRIPT.replace('    process = ', '    process = 1 / 0\n    process = ');
  await drop(page, { 'counting.py': failing, 'parts.py': PARTS });
  await dialog(page).getByRole('button', { name: 'Run and open' }).click();
  await expect(
    page.getByText(/counting.py was not opened as a diagram. line 23: ZeroDivisionError/),
  ).toBeVisible({ timeout: 60_000 });

  await drop(page, { 'counting.py': SCRIPT, 'parts.py': PARTS });
  await dialog(page).getByRole('button', { name: 'Run and open' }).click();
  await expect(component(page, 'count')).toBeVisible({ timeout: 60_000 });
  await expect(connector(page, 'count.n..twice.x')).toHaveCount(1);
  await expect(page.getByText('Opened the process of counting.py as “counting”.')).toBeVisible();
  // What was allowed to build it may run.
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed', { timeout: 60_000 });
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Log' })).toContainText('made 4');
});
