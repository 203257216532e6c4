import type { Page } from '@playwright/test';
import { canvas } from './screen.ts';

/* How a model comes into the editor. */

/** Chooses a file with this text; the document is called as the file. */
export async function chooseModel(page: Page, text: string, name = 'model'): Promise<void> {
  const file = { name: `${name}.yaml`, mimeType: 'text/yaml', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').first().setInputFiles(file);
}

/** Pastes a text onto the canvas. False: nobody took it, since gestures come with the first sign of a person. */
export async function pasteText(page: Page, text: string): Promise<boolean> {
  await canvas(page).focus();
  return page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const options = { clipboardData, bubbles: true, cancelable: true };
    return !document.dispatchEvent(new ClipboardEvent('paste', options));
  }, text);
}
