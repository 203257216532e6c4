import { expect, test, type Page } from '@playwright/test';
import { component, inspector, status } from './page/screen.ts';

/** range -> accumulate -> collect, drawn by the keys of the command palette. */
const MODEL = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: { name: range, iters: 4 }
        - type: patchbay.Accumulate
          args: { name: sum }
        - type: patchbay.Clamp
          args: { name: limit, high: 5 }
        - type: patchbay.Collect
          args: { name: end }
      connectors:
        - { source: range.y, target: sum.x }
        - { source: sum.y, target: limit.x }
        - { source: limit.y, target: end.x }
      patchbay:
        version: 1
        positions: { range: [0, 0], sum: [256, 0], limit: [512, 0], end: [768, 0] }
        watch: [limit.y]
`;

async function open(page: Page, text = MODEL): Promise<void> {
  await page.goto('/');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'model.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from(text),
    });
  await expect(component(page, 'end')).toBeVisible();
}

async function yamlText(page: Page): Promise<string> {
  await page.getByRole('tab', { name: 'YAML' }).click();
  const editor = page.locator('.cm-content');
  await expect(editor).toBeVisible();
  return editor.innerText();
}

test('group, rename, ungroup: a frame holds components and moves them', async ({ page }) => {
  await open(page);
  await component(page, 'sum').click();
  await component(page, 'limit').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+g');
  const title = page.getByRole('textbox', { name: 'Name of Group 1' });
  await title.fill('Controller');
  await title.press('Enter');
  const frame = page.getByRole('group', { name: /^Group Controller, 2 components/ });
  await expect(frame).toBeVisible();

  const before = await component(page, 'sum').boundingBox();
  const outside = await component(page, 'end').boundingBox();
  const handle = await frame.boundingBox();
  if (!before || !outside || !handle) throw new Error('Nothing is drawn.');
  await page.mouse.move(handle.x + 30, handle.y + 12);
  await page.mouse.down();
  await page.mouse.move(handle.x + 30, handle.y + 100, { steps: 4 });
  await page.mouse.up();
  const after = await component(page, 'sum').boundingBox();
  expect(after?.y ?? 0).toBeGreaterThan(before.y + 60);
  expect(await component(page, 'end').boundingBox()).toEqual(outside);
  await page.keyboard.press('Control+z');
  // A press on a component means that one alone, whatever frame was selected before.
  await component(page, 'end').click();
  await expect(inspector(page).getByRole('textbox', { name: 'Name' })).toHaveValue('end');
  expect((await component(page, 'sum').boundingBox())?.y).toBeCloseTo(before.y, 0);

  await frame.click({ position: { x: 30, y: 12 } });
  await page.keyboard.press('Control+Shift+g');
  await expect(frame).toHaveCount(0);
});

test('sub-process: a selection is collapsed, wired, run, kept in the YAML and opened again', async ({
  page,
}) => {
  await open(page);
  await component(page, 'sum').click();
  await component(page, 'limit').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+Alt+g');
  const collapsed = page.locator('[data-component="group:group-1"]');
  await expect(collapsed).toBeVisible();
  await expect(component(page, 'sum')).toHaveCount(0);
  await expect(page.locator('[data-connector="range.y..sum.x"]')).toHaveCount(1);
  await expect(page.locator('[data-connector="sum.y..limit.x"]')).toHaveCount(0);

  await page.keyboard.press('Control+Enter');
  await expect(status(page)).toContainText('completed');
  await expect(collapsed.getByRole('img', { name: 'Completed' })).toBeVisible();

  const text = await yamlText(page);
  expect(text).toContain('name: sum');
  expect(text).toContain('collapsed: true');
  await page.reload();
  await expect(collapsed).toBeVisible();
  await collapsed.dblclick({ position: { x: 60, y: 16 } });
  await expect(component(page, 'sum')).toBeVisible();
});

test('disable: a component is switched off, values go past it, and it comes back', async ({
  page,
}) => {
  await open(page);
  await component(page, 'limit').click();
  await page.keyboard.press('d');
  await expect(inspector(page).getByText(/Switched off/)).toBeVisible();
  await expect(page.getByRole('group', { name: /^limit, .*switched off/ })).toBeVisible();
  await expect(page.locator('[data-connector="sum.y..end.x"]')).toHaveCount(1);
  await page.keyboard.press('Control+Enter');
  await expect(status(page)).toContainText('completed');

  await inspector(page).getByRole('button', { name: 'Switch on' }).click();
  await expect(page.locator('[data-connector="limit.y..end.x"]')).toHaveCount(1);
  await expect(page.locator('[data-connector="sum.y..end.x"]')).toHaveCount(0);
});

test('note: written in Markdown, nothing in it is run, moved and kept', async ({ page }) => {
  await open(page);
  await page
    .getByRole('region', { name: 'Canvas', exact: true })
    .click({ position: { x: 60, y: 60 } });
  await page.keyboard.press('Shift+S');
  const area = page.getByRole('textbox', { name: /Text of the note/ });
  await area.fill(
    '# Tank farm\n\nSee **manual**, [site](https://example.com) or [bad](javascript:alert(1)).\n\n<img src=x onerror=alert(1)>',
  );
  await area.press('Control+Enter');
  const note = page.getByRole('group', { name: /^Note: Tank farm/ });
  await expect(note).toBeVisible();
  await expect(note.getByRole('link')).toHaveCount(1);
  await expect(note.getByRole('link', { name: 'site' })).toHaveAttribute('rel', /noopener/);
  await expect(note.locator('img')).toHaveCount(0);
  await expect(note.getByText('onerror')).toBeVisible();

  await note.focus();
  await page.keyboard.press('F2');
  await area.fill('# Tank farm, written on');
  await area.press('Escape');
  await expect(note.getByText('Tank farm, written on')).toBeVisible();

  await note.focus();
  await page.keyboard.press('Control+d');
  await expect(page.getByRole('group', { name: /^Note: Tank farm/ })).toHaveCount(2);
  await page.keyboard.press('Delete');
  await expect(page.getByRole('group', { name: /^Note: Tank farm/ })).toHaveCount(1);
  await page.reload();
  await expect(note).toBeVisible();
});
