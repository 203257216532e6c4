import { expect, test, type Page } from '@playwright/test';
import { canvas, components } from './page/screen.ts';

/** What the canvas shows, as one text: components with their places, and wires. */
function seen(page: Page): Promise<string> {
  return page.evaluate(() => {
    const nodes = [...document.querySelectorAll<HTMLElement>('[data-component]')].map(
      (each) => `${each.dataset['component']} ${each.style.transform}`,
    );
    const wires = [...document.querySelectorAll<SVGElement>('[data-connector]')].map(
      (each) => each.dataset['connector'] ?? '',
    );
    return [...nodes.toSorted(), ...wires.toSorted()].join('\n');
  });
}

/** Numbers that look like chance and are the same each time (a linear congruential generator). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const GESTURES = 36;

test('a session of many gestures is undone one by one and redone, over a reload in the middle', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto('/?example=heated-tank');
  await expect(components(page).first()).toBeVisible();
  await page.keyboard.press('Shift');
  const next = chance(7);
  const states = [await seen(page)];
  let at = 0;

  /** One gesture at a component that is there. */
  async function act(): Promise<void> {
    const count = await components(page).count();
    // Arrow keys that follow each other at one component are one gesture.
    at = (at + 1 + next(count - 1)) % count;
    await components(page).nth(at).focus();
    const kind = next(6);
    if (kind === 0 && count > 4) await page.keyboard.press('Delete');
    else if (kind === 1 && count > 4) await page.keyboard.press('Control+Delete');
    else if (kind === 2 && count < 14) await page.keyboard.press('Control+d');
    else if (kind === 3) {
      await page.keyboard.press('F2');
      await page.keyboard.type(`name-${states.length}`);
      await page.keyboard.press('Enter');
    } else {
      const arrow = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'][next(4)] ?? 'ArrowUp';
      await page.keyboard.press(arrow);
      // A burst of presses is one entry; leaving the component ends it.
      await canvas(page).focus();
    }
  }
  while (states.length <= GESTURES) {
    if (states.length === GESTURES / 2) {
      await page.reload();
      await expect.poll(() => seen(page)).toBe(states.at(-1));
      await page.keyboard.press('Shift');
    }
    const before = states.at(-1);
    await act();
    await expect.poll(() => seen(page)).not.toBe(before);
    states.push(await seen(page));
  }

  for (let i = states.length - 2; i >= 0; i--) {
    await canvas(page).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => seen(page)).toBe(states[i]);
    if (i === GESTURES / 3) {
      await page.reload();
      await expect.poll(() => seen(page)).toBe(states[i]);
      await page.keyboard.press('Shift');
    }
  }
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  for (let i = 1; i < states.length; i++) {
    await canvas(page).focus();
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => seen(page)).toBe(states[i]);
  }
  await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled();
});
