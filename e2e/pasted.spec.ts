import { expect, test, type Page } from '@playwright/test';
import { button, canvas, component } from './page/screen.ts';

/*
 * What people paste and open as it comes out of mail, chat and web pages: put on the clipboard and pasted
 * with the keys.
 */

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const MODEL = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: { name: counter, iters: 7 }
        - type: patchbay.Formula
          args: { name: f, inputs: [a], expressions: { y: a } }
      connectors:
        - { source: counter.y, target: f.a }
`;

/** Gestures come with the first sign of a person, a moment after it: pastes until something is there. */
async function paste(page: Page, text: string, isThere: () => Promise<boolean>): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await canvas(page).hover();
  await canvas(page).focus();
  await expect(async () => {
    if (!(await isThere())) await page.keyboard.press('Control+v');
    await expect.poll(isThere, { timeout: 3_000 }).toBe(true);
  }).toPass();
}

const shows = (page: Page) => () => component(page, 'f').isVisible();

async function linkOf(page: Page): Promise<string> {
  await button(page, 'Share').click();
  const url = await page.getByRole('dialog').getByRole('textbox').inputValue();
  await page.keyboard.press('Escape');
  return new URL(url).hash;
}

test('a model in a block of code with odd blanks is pasted; its link opens from a sentence', async ({
  page,
}) => {
  await page.goto('/');
  const blanks = MODEL.replace(/^ +/gm, (pad) => '\u00a0'.repeat(pad.length));
  await paste(page, `Try this:\n\n\`\`\`yaml\n\u200b${blanks}\`\`\`\nBest regards`, shows(page));
  await expect(component(page, 'counter')).toBeVisible();
  const hash = await linkOf(page);

  await page.goto('about:blank');
  await page.goto(`/${hash.slice(0, 60)}%0A${hash.slice(60)}).`);
  await expect(component(page, 'counter')).toBeVisible();
  await expect.poll(() => new URL(page.url()).hash).toBe('');

  await page.goto('about:blank');
  await page.goto(`/${hash.slice(0, -20)}`);
  await expect(page.getByText(/damaged.*still in the address/)).toBeVisible();
  expect(new URL(page.url()).hash).toBe(hash.slice(0, -20));

  await paste(
    page,
    `See <HTTP://EXAMPLE.ORG/x/${hash}>, it is new.`,
    async () => new URL(page.url()).hash === '',
  );
  await expect(component(page, 'f')).toBeVisible();
});

test('a formula with signs of a word processor is plain once it is typed', async ({ page }) => {
  await page.goto('/');
  await paste(page, MODEL, shows(page));
  await component(page, 'f').click();
  const field = page.getByRole('region', { name: 'Inspector' }).locator('textarea').first();
  await field.click();
  await page.keyboard.press('Control+a');
  await page.evaluate((value) => navigator.clipboard.writeText(value), 'a²\u00a0× −3');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('a**2 * -3');
  await field.fill('“a” + 1');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/U\+201C LEFT DOUBLE QUOTATION MARK/).first()).toBeVisible();
});
