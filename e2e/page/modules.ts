import type { Page } from '@playwright/test';
import { link } from '../bombs/links.ts';
import { button, component } from './screen.ts';

/* Documents with code of their own. */

/** A model that leads `a`, which counts, into `b`, which is of `type`. */
export const countingInto = (type: string, iters = 5): string => `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Range, args: {name: a, iters: ${iters}}}
        - {type: ${type}, args: {name: b}}
      connectors:
        - {source: a.y, target: b.x}
`;

/** A component in Python that does this in each step. */
export const stepping = (step: string, before = ''): string => `${before}
from plugboard.component import Component, IOController


class Own(Component):
    io = IOController(inputs=["x"], outputs=["y"])

    async def step(self) -> None:
${step.replaceAll(/^/gmu, '        ')}
`;

/** Follows a link to a document with such files, and waits until it is open. */
export async function openWithCode(
  page: Page,
  yaml: string,
  files: Readonly<Record<string, string>>,
  at = '/',
): Promise<void> {
  // Another page first: a link that differs in its fragment alone loads nothing anew.
  await page.goto('about:blank');
  await page.goto(`${at}${link(yaml, { files, watch: ['b.y'] })}`);
  await component(page, 'b').waitFor();
}

/** Presses Run, and says yes to the code. */
export async function runAllowed(page: Page): Promise<void> {
  await button(page, 'Run').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
}

/** Presses Run in an example; one that brings code asks first. */
export async function runExample(page: Page, files: readonly string[]): Promise<void> {
  if (files.some((name) => /\.(?:py|ts)$/u.test(name))) await runAllowed(page);
  else await button(page, 'Run').click();
}
