import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { still } from './still.ts';

/**
 * axe, with which a page can be looked over: the whole screen, or what is included.
 *
 * It works in the page alone. For pages that show frames of other sites it would gather what it finds
 * in a tab of its own, which takes two thirds of its time; ours have one frame, and nobody sees it.
 */
export const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode();

/** Rules of axe broken seriously or worse, and where: on the whole screen, or in a part of it. */
export async function seriousIn(page: Page, part?: string): Promise<string[]> {
  await still(page);
  // Only violations are asked for: to name every element that passes takes longer than to find those.
  const builder = axe(page).options({ resultTypes: ['violations'] });
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
