import { expect, type Page, test } from '@playwright/test';
import { chooseModel } from './page/models.ts';
import { status } from './page/screen.ts';

const MODEL = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args:
            name: counter
            iters: 5
            step: 1
        - type: patchbay.Accumulate
          args:
            name: sum
      connectors:
        - source: counter.y
          target: sum.x
`;
const card = (page: Page, name: string) =>
  page.locator('.react-flow__node').filter({ hasText: name });
const runStatus = (page: Page) => status(page);

async function open(page: Page, text: string): Promise<void> {
  await page.goto('/');
  await chooseModel(page, text, 'cards');
  await expect(card(page, 'counter')).toBeVisible();
}

test('values are greyed after an edit of the model, not after a drag, and plain again once undone', async ({
  page,
}) => {
  await open(page, MODEL);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(runStatus(page)).toContainText('completed');
  const stale = page.locator('canvas[data-stale]');
  await expect(stale).toHaveCount(0);
  await card(page, 'counter').click();
  await page.keyboard.press('ArrowDown');
  const steps = page.getByRole('textbox', { name: 'Steps', exact: true });
  await expect(stale).toHaveCount(0);
  await steps.fill('7');
  await steps.press('Enter');
  await expect(stale).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(stale).toHaveCount(0);
});

const GROUPED = `plugboard:
  process:
    args:
      components:
        - { type: patchbay.Range, args: { name: counter, iters: 5, step: 1 } }
        - { type: patchbay.Formula, args: { name: twice, inputs: [x], expressions: { y: x * 2 + 1 } } }
        - { type: patchbay.Accumulate, args: { name: total } }
      connectors:
        - { source: counter.y, target: twice.x }
        - { source: twice.y, target: total.x }
      patchbay:
        groups:
          inner: { title: Inner, members: [twice, total], collapsed: true }
`;

test('a card says its formula, in a colour that can be read when its values are of an older state', async ({
  page,
}) => {
  await open(page, GROUPED.replace(', collapsed: true', ''));
  await expect(card(page, 'twice')).toContainText('x * 2 + 1');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(runStatus(page)).toContainText('completed');
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await card(page, 'twice').click();
  await name.fill('double');
  await name.press('Enter');
  await expect(card(page, 'double')).toBeVisible();
  await expect(page.locator('canvas[data-stale]')).toHaveCount(0);
  const formula = page.getByRole('textbox', { name: 'y of Formulas' });
  await formula.fill('x * 3');
  await formula.press('Enter');
  await expect(page.locator('canvas[data-stale]')).toHaveCount(1);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const ratio = await page.locator('canvas[data-stale]').evaluate((sheet) => {
      const light = (colour: string) => {
        const context = Object.assign(document.createElement('canvas'), {
          width: 1,
          height: 1,
        }).getContext('2d');
        if (context === null) return 0;
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((part) => {
          const c = part / 255;
          return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const style = getComputedStyle(sheet);
      const paper = getComputedStyle(document.querySelector('.react-flow__node') ?? sheet);
      const [a, b] = [light(style.color), light(paper.getPropertyValue('--surface'))].toSorted(
        (x, y) => y - x,
      );
      return Number(style.opacity) * (((a ?? 0) + 0.05) / ((b ?? 0) + 0.05));
    });
    expect(ratio).toBeGreaterThanOrEqual(4.5);
  }
});

test('a collapsed group shows what goes in and what comes out, and fields within are watched under their own names', async ({
  page,
}) => {
  await open(page, GROUPED);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(runStatus(page)).toContainText('completed');
  /** Whether something is written in the first line of ports, from one share of its width to another. */
  const ink = (from: number, to: number) =>
    page
      .locator('canvas[data-stale], canvas[class*="values"]')
      .first()
      .evaluate(
        (sheet, [start, end]) => {
          const node = document
            .querySelector('[data-component="group:inner"]')
            ?.getBoundingClientRect();
          const port = document
            .querySelector('[data-component="group:inner"] .react-flow__handle')
            ?.getBoundingClientRect();
          const own = sheet.getBoundingClientRect();
          if (!(sheet instanceof HTMLCanvasElement) || !node || !port) return 0;
          const scale = sheet.width / own.width;
          const area = [
            node.x - own.x + node.width * start,
            port.y - own.y,
            node.width * (end - start),
            port.height,
          ].map((x) => x * scale);
          const [x = 0, y = 0, w = 1, h = 1] = area;
          const { data } = sheet.getContext('2d')?.getImageData(x, y, w, h) ?? { data: [] };
          return data.some((part, i) => i % 4 === 3 && part > 0) ? 1 : 0;
        },
        [from, to] as const,
      );
  await expect.poll(() => ink(0.5, 1)).toBe(1);
  await expect.poll(() => ink(0, 0.5)).toBe(1);
  await page.locator('[data-component="group:inner"]').click({ position: { x: 60, y: 20 } });
  await page.getByRole('button', { name: 'Watch twice.y' }).click();
  await expect(page.getByRole('button', { name: 'Watch twice.y' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page
    .locator('[data-component="group:inner"]')
    .click({ button: 'right', position: { x: 60, y: 20 } });
  await page.getByRole('menuitem', { name: 'Watch what leaves the group' }).click();
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(page.getByRole('textbox', { name: /YAML/ })).toContainText('total.y');
});

test('at the zoom of most models a card still tells its formula, and of two arguments what has room as a whole', async ({
  page,
}) => {
  await page.goto('/?example=machine-maintenance');
  const formula = page.locator('[data-component="expected"]').getByText('365 * total / (day + 1)');
  await expect(page.locator('[data-canvas]')).toHaveAttribute('data-detail', 'arguments');
  await expect(formula).toBeVisible();
  const seen = await page.locator('[data-component="luck"]').evaluate((element) => {
    const words = [...element.querySelectorAll<HTMLElement>('span:has(> b)')];
    const line = words[0]?.parentElement?.getBoundingClientRect();
    return words.map((word) => {
      const box = word.getBoundingClientRect();
      const isIn = line !== undefined && box.top < line.bottom - 1;
      return { text: word.textContent, isIn, isCut: word.scrollWidth > word.clientWidth };
    });
  });
  expect(seen.filter(({ isIn }) => isIn)).toEqual([
    { text: 'distribution uniform', isIn: true, isCut: false },
  ]);
  expect(seen).toHaveLength(2);
  const size = await formula.evaluate((element) => {
    const view = new DOMMatrix(
      getComputedStyle(element.closest('.react-flow__viewport')!).transform,
    );
    return Number.parseFloat(getComputedStyle(element).fontSize) * view.a;
  });
  expect(size).toBeGreaterThanOrEqual(9);
});
