import type { Locator, Page } from '@playwright/test';

/* What is on the screen, by the names that a person or a screen reader finds it by. */

export const canvas = (page: Page): Locator =>
  page.getByRole('region', { name: 'Canvas', exact: true });
export const inspector = (page: Page): Locator => page.getByRole('region', { name: 'Inspector' });
export const status = (page: Page): Locator => page.getByRole('status', { name: 'Run status' });

/** A button by the whole of its name. */
export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

/** What is drawn on the canvas as an element: a component, a note (`note:n`) or a group (`group:g`). */
export const component = (page: Page, name: string): Locator =>
  page.locator(`[data-component="${name}"]`);
export const components = (page: Page): Locator => page.locator('[data-component]');
export const connector = (page: Page, id: string): Locator =>
  page.locator(`[data-connector="${id}"]`);
