import type { Page } from '@playwright/test';

export type Button = 'left' | 'middle';

/**
 * The mouse of a page, by the browser's own input. Playwright's mouse asks every frame of the page about
 * drags at each move with a button down: a page with a frame in a process of its own would be measured
 * by that, not by what it does.
 */
export interface Mouse {
  move(x: number, y: number): Promise<void>;
  down(button?: Button): Promise<void>;
  up(): Promise<void>;
}

const BUTTONS = { none: 0, left: 1, middle: 4 } as const;

export async function mouseOf(page: Page): Promise<Mouse> {
  const session = await page.context().newCDPSession(page);
  let at = { x: 0, y: 0 };
  let held: Button | 'none' = 'none';
  const tell = async (
    type: 'mouseMoved' | 'mousePressed' | 'mouseReleased',
    button: Button | 'none',
  ) => {
    const clickCount = type === 'mouseMoved' ? 0 : 1;
    const buttons = BUTTONS[held];
    await session.send('Input.dispatchMouseEvent', { type, ...at, button, buttons, clickCount });
  };
  return {
    move(x, y) {
      at = { x, y };
      return tell('mouseMoved', held);
    },
    down(button = 'left') {
      held = button;
      return tell('mousePressed', button);
    },
    up() {
      const button = held;
      held = 'none';
      return tell('mouseReleased', button);
    },
  };
}
