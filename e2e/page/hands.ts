import type { Locator, Page } from '@playwright/test';
import { component } from './screen.ts';

/* Where the hand goes on the canvas, and what it does there. */

/** A place in the window, pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where something stands on the screen; it must be there. */
export async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not on the screen.');
  return box;
}

/** The header of a component, by which it is taken. */
export async function header(page: Page, name: string): Promise<Spot> {
  const { x, y, width } = await boxOf(component(page, name));
  return { x: x + width / 2, y: y + 12 };
}

/** Presses the left button at a place, moves along others, and lets go. */
export async function drag(page: Page, from: Spot, ...ways: readonly Spot[]): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (const { x, y } of ways) await page.mouse.move(x, y, { steps: 5 });
  await page.mouse.up();
}
