import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { still } from './still.ts';

/** Rules of axe broken seriously or worse, and where: on the whole screen, or in a part of it. */
export async function seriousIn(page: Page, part?: string): Promise<string[]> {
  await still(page);
  // Only violations are asked for: to name every element that passes takes longer than to find those.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
