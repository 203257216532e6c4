import { expect, test, type CDPSession, type Locator, type Page } from '@playwright/test';
import { pasteText } from './page/models.ts';
import { canvas, component, inspector, status } from './page/screen.ts';

/*
 * Whoever writes with an input method presses Enter to pick a candidate and Escape to drop it. Neither is
 * the page's: not in fields, lists, dialogs or text editors, and not the Enter that Safari sends after the
 * composition with key code 229.
 */

const MODEL = `plugboard:
  process:
    type: plugboard.process.LocalProcess
    args:
      components:
        - type: patchbay.Range
          args: { name: counter, iters: 7 }
        - type: patchbay.Formula
          args: { name: sum, inputs: [x], expressions: { y: x + 1 }, initial_values: { x: [0.5] } }
        - type: patchbay.Collect
          args: { name: kept }
        - type: somebody.Else
          args: { name: stranger, size: 3 }
      connectors:
        - { source: counter.y, target: sum.x }
        - { source: sum.y, target: kept.x }
      patchbay:
        version: 1
        positions: { counter: [0, 0], sum: [288, 16], kept: [640, 48], stranger: [0, 288] }
        watch: [sum.y]
`;

async function open(page: Page, model = MODEL): Promise<Method> {
  await page.goto('/');
  await canvas(page).hover();
  await expect.poll(() => pasteText(page, model)).toBe(true);
  await expect(component(page, 'kept')).toBeVisible();
  await page.keyboard.press('Escape');
  return new Method(await page.context().newCDPSession(page));
}

/** An input method, as the browser has one. */
class Method {
  readonly #cdp: CDPSession;

  constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  async compose(text: string): Promise<void> {
    const at = text.length;
    await this.#cdp.send('Input.imeSetComposition', { text, selectionStart: at, selectionEnd: at });
  }

  async commit(text: string): Promise<void> {
    await this.#cdp.send('Input.insertText', { text });
  }

  /** A key that the method takes: known to the page by its code alone, unless it composes. */
  async key(key: 'Enter' | 'Escape' | 'ArrowDown'): Promise<void> {
    const common = { key, code: key, windowsVirtualKeyCode: 229 };
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...common });
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  }
}

/** All that a key in a field could change: the model, what is open, where the focus is, what it holds. */
function seen(page: Page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    return {
      names: all('[data-component]').map((each) => each.getAttribute('data-component')),
      open: all('[role="dialog"], [role="menu"], [role="listbox"]').length,
      renamed: document.querySelector<HTMLInputElement>('[aria-label="Document name"]')?.value,
      focus: at?.getAttribute('aria-label') ?? at?.id ?? at?.tagName,
      text: at instanceof HTMLInputElement ? at.value : (at?.textContent ?? ''),
      selected: all('[data-component].selected').length,
    };
  });
}

/** The field that has the focus keeps it, and all it holds, whatever the method's keys are. */
async function expectUntouched(page: Page, method: Method): Promise<void> {
  await method.compose('かいけ');
  const composing = await seen(page);
  for (const key of ['Enter', 'Escape', 'ArrowDown'] as const) await method.key(key);
  expect(await seen(page), composing.focus).toEqual(composing);
  await method.commit('会計');
  const committed = await seen(page);
  for (const key of ['Enter', 'Escape'] as const) await method.key(key);
  expect(await seen(page), committed.focus).toEqual(committed);
}

const FIELDS =
  'input:not([type=range], [type=checkbox], [type=radio], [type=file], [readonly]), textarea:not([readonly]), [contenteditable=true]';

/** Goes through every field there is to see in a part of the screen; their names. */
async function throughFields(page: Page, method: Method, part: Locator): Promise<string[]> {
  const names: string[] = [];
  const fields = part.locator(FIELDS).filter({ visible: true });
  await expect(fields.first()).toBeVisible();
  for (let at = 0; at < (await fields.count()); at++) {
    const field = fields.nth(at);
    const was = await field.evaluate((each) =>
      each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement ? each.value : null,
    );
    await field.focus();
    if (was !== null) await page.keyboard.press('Control+a');
    await expectUntouched(page, method);
    names.push((await field.getAttribute('aria-label')) ?? (await field.getAttribute('id')) ?? '?');
    if (was === null) await page.keyboard.press('Control+z');
    else await field.fill(was);
  }
  return names;
}

test('fields of the bar, the palette, the inspector and the panels', async ({ page }) => {
  const method = await open(page);
  const names = await throughFields(page, method, page.getByRole('banner'));
  await page.getByLabel('Document name').press('Escape');
  names.push(
    ...(await throughFields(page, method, page.getByLabel('Search components').locator('..'))),
  );
  await component(page, 'sum').click();
  for (const title of ['Parameters', 'Resources'])
    await inspector(page).getByRole('button', { name: title, exact: false }).first().click();
  names.push(...(await throughFields(page, method, inspector(page))));
  await component(page, 'stranger').click();
  await expect(page.getByLabel('Name of another argument')).toBeVisible();
  names.push(...(await throughFields(page, method, inspector(page))));
  await canvas(page).press('Escape');
  await expect(inspector(page).getByLabel('Seed')).toBeVisible();
  names.push(...(await throughFields(page, method, inspector(page))));
  expect(names.length).toBeGreaterThan(15);
});

test('fields of the panels', async ({ page }) => {
  // Nobody knows the stranger's type, so that it could not run.
  const method = await open(page, MODEL.replace(/ +- type: somebody.*\n.*\n/, ''));
  await page.keyboard.press('Control+Enter');
  await expect(status(page)).toContainText('completed');
  for (const panel of ['Table', 'YAML', 'Code']) {
    await page.getByRole('tab', { name: panel }).click();
    if (panel === 'Table') await page.getByRole('button', { name: 'Filter rows' }).click();
    if (panel === 'Code') await page.getByRole('button', { name: 'New component' }).click();
    await throughFields(page, method, page.getByRole('tabpanel', { name: panel }));
  }
});

test('lists and dialogs that are searched, and a name in one', async ({ page }) => {
  const method = await open(page);
  const dialog = page.getByRole('dialog').or(page.getByRole('search')).first();
  for (const keys of ['Control+k', 'Control+f', '?']) {
    await canvas(page).focus();
    await page.keyboard.press(keys);
    await throughFields(page, method, dialog);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await page.keyboard.press('Control+o');
  await page.getByRole('button', { name: 'Rename' }).first().click();
  await throughFields(page, method, dialog);
});

test('names and notes on the canvas, and the quick list', async ({ page }) => {
  const method = await open(page);
  await component(page, 'kept').click();
  await page.keyboard.press('F2');
  await expect(page.getByLabel('Name of kept')).toBeFocused();
  await expectUntouched(page, method);
  await page.keyboard.press('Escape');
  await expect(component(page, 'kept')).toBeVisible();

  const box = await canvas(page).boundingBox();
  if (box === null) throw new Error('There is no canvas.');
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height - 120);
  await expect(page.getByRole('combobox', { name: 'Find a component to add' })).toBeFocused();
  await expectUntouched(page, method);
  await page.keyboard.press('Escape');

  await canvas(page).focus();
  await page.keyboard.press('Shift+S');
  const note = page.getByLabel('Text of the note, Markdown');
  await expect(note).toBeFocused();
  await expectUntouched(page, method);
});
