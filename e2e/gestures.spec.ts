import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { canvas, component } from './page/screen.ts';
import { type Spot } from './page/hands.ts';

/* Gestures that never come to their end are given up: everything is where it was, and nothing hangs. */

const MODEL = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: { name: counter, iters: 7 }
        - type: patchbay.Accumulate
          args: { name: sum }
        - type: patchbay.Collect
          args: { name: kept }
        - type: patchbay.Constant
          args: { name: con, value: 3, iters: 4 }
      connectors:
        - { source: counter.y, target: sum.x }
        - { source: sum.y, target: kept.x }
      patchbay:
        version: 1
        positions: { counter: [0, 0], sum: [288, 16], kept: [640, 48], con: [0, 288] }
        notes: { n: { text: A note, at: [352, 256], size: [192, 96] } }
        groups: { g: { title: Pair, members: [counter, sum] } }
        watch: [sum.y]
`;

const shift = (by: number, { x, y }: Spot): Spot => ({ x: x + by, y: y + by });

async function open(page: Page): Promise<void> {
  await page.goto('/');
  const buffer = Buffer.from(MODEL);
  const file = { name: 'model.yaml', mimeType: 'text/yaml', buffer };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await component(page, 'con').hover();
  await page.keyboard.press('Escape');
  // Notes and groups come after the components, and cards take their sizes one after the other.
  await expect(page.locator('[data-component]')).toHaveCount(6);
  await expect(page.locator('[data-connector]')).toHaveCount(2);
  let last = '';
  await expect
    .poll(async () => {
      const before = last;
      last = await look(page);
      return last === before;
    })
    .toBe(true);
}

async function boxOf(page: Page, selector: string) {
  const element = page.locator(selector).first();
  await element.hover({ trial: true });
  const box = await element.boundingBox();
  if (!box) throw new Error(`${selector} is not drawn.`);
  return box;
}

/** Where a component is gripped: its head. */
async function grip(page: Page, name: string): Promise<Spot> {
  const box = await boxOf(page, `[data-component="${name}"]`);
  return { x: box.x + box.width / 2, y: box.y + 12 };
}

/** Where everything is, and which wires there are. */
function look(page: Page): Promise<string> {
  return page.evaluate(() => {
    const places = [...document.querySelectorAll<HTMLElement>('[data-component]')].map((each) => {
      const { transform, left, top, width, height } = each.style;
      return [each.dataset['component'], transform, left, top, width, height].join(' ');
    });
    const wires = [...document.querySelectorAll<SVGElement>('[data-connector]')].map(
      (each) => each.dataset['connector'] ?? '',
    );
    return [...places.toSorted(), ...wires.toSorted()].join('\n');
  });
}

const blur = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event('blur')));

/** The mouse moves with no button held: its release went to another window. */
async function wander(cdp: CDPSession, from: Spot): Promise<void> {
  for (let i = 1; i <= 5; i++) {
    const { x, y } = shift(20 * i, from);
    await cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, buttons: 0 });
  }
}

/** What may come between. */
const INTERRUPTIONS: Readonly<
  Record<string, (page: Page, cdp: CDPSession, at: Spot) => Promise<void>>
> = {
  'the window loses the focus': async (page, cdp, at) => {
    await blur(page);
    await wander(cdp, at);
  },
  'the release is missed': (_page, cdp, at) => wander(cdp, at),
  'Escape is pressed': async (page, _cdp, at) => {
    await page.keyboard.press('Escape');
    await page.mouse.move(at.x + 90, at.y + 40, { steps: 3 });
  },
  'undo is pressed': async (page, _cdp, at) => {
    await page.keyboard.press('Control+z');
    await page.mouse.move(at.x + 90, at.y + 40, { steps: 3 });
  },
  'Delete is pressed': async (page, _cdp, at) => {
    await page.keyboard.press('Delete');
    await page.mouse.move(at.x + 90, at.y + 40, { steps: 3 });
  },
  'the other button is pressed': async (page, _cdp, at) => {
    await page.mouse.down({ button: 'right' });
    await page.mouse.up({ button: 'right' });
    await page.mouse.move(at.x + 90, at.y + 40, { steps: 3 });
  },
};

/** Gestures of the canvas: where they begin, and what shows that one is going on. */
const GESTURES: Readonly<
  Record<string, (page: Page) => Promise<{ readonly from: Spot; readonly keys?: string }>>
> = {
  'a component is dragged': async (page) => ({ from: await grip(page, 'con') }),
  'a copy is dragged off': async (page) => ({ from: await grip(page, 'con'), keys: 'Alt' }),
  'a note is dragged': async (page) => {
    const { x, y } = await boxOf(page, '[data-component="note:n"]');
    return { from: { x: x + 60, y: y + 10 } };
  },
  'a note gets another size': async (page) => {
    const note = await boxOf(page, '[data-component="note:n"]');
    await page.mouse.click(note.x + 60, note.y + 10);
    const { x, y } = await boxOf(page, '[aria-label^="Size of the note"]');
    return { from: { x: x + 6, y: y + 6 } };
  },
  'a group is dragged': async (page) => {
    const { x, y } = await boxOf(page, '[data-component="group:g"]');
    return { from: { x: x + 30, y: y + 10 } };
  },
  'a wire is drawn': async (page) => {
    const { x, y, width, height } = await boxOf(
      page,
      '[data-component="con"] .react-flow__handle.source',
    );
    return { from: { x: x + width - 2, y: y + height / 2 } };
  },
  'a box is drawn': async (page) => ({ from: shift(-16, await grip(page, 'con')) }),
  'wires are cut': async (page) => {
    const { x, y } = await boxOf(page, '[data-component="kept"]');
    return { from: { x: x - 30, y: y - 30 }, keys: 'Alt' };
  },
};

/** Whether something is out of its place, or drawn that only a gesture draws. */
const isGoingOn = (page: Page, before: string) => async (): Promise<boolean> => {
  if ((await look(page)) !== before) return true;
  const drawn = page.locator('.react-flow__connection, .react-flow__selection');
  const hint = page.getByText(/^(Drop to leave|Draw across|Let go to)/);
  return (await drawn.count()) + (await hint.count()) > 0;
};

for (const [what, interrupt] of Object.entries(INTERRUPTIONS)) {
  test(`when ${what}, every gesture of the canvas is put back`, async ({ page }) => {
    await open(page);
    const cdp = await page.context().newCDPSession(page);
    const before = await look(page);
    for (const [which, begin] of Object.entries(GESTURES)) {
      await test.step(which, async () => {
        const { from, keys } = await begin(page);
        if (keys) await page.keyboard.down(keys);
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(from.x + 70, from.y + 50, { steps: 5 });
        await expect.poll(isGoingOn(page, before)).toBe(true);
        await interrupt(page, cdp, shift(60, from));
        await expect.poll(isGoingOn(page, before)).toBe(false);
        await page.mouse.up();
        if (keys) await page.keyboard.up(keys);
        expect(await look(page)).toBe(before);
        await expect(page.getByRole('menu')).toHaveCount(0);
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
        await canvas(page).focus();
        await page.keyboard.press('Escape');
      });
    }
    // And a gesture that comes to its end is done as ever.
    const from = await grip(page, 'con');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 70, from.y + 50, { steps: 5 });
    await page.mouse.up();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
  });
}

test('a box that is given up leaves the selection as it was', async ({ page }) => {
  await open(page);
  await component(page, 'kept').click();
  const from = shift(-16, await grip(page, 'con'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 90, from.y + 60, { steps: 5 });
  await expect(component(page, 'con')).toHaveClass(/selected/);
  await blur(page);
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
  await expect(component(page, 'kept')).toHaveClass(/selected/);
  await page.mouse.up();
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
});

test.describe('with fingers', () => {
  test.use({ hasTouch: true });

  const touch = (cdp: CDPSession, type: string, spots: readonly Spot[]) =>
    cdp.send('Input.dispatchTouchEvent', {
      type: type as 'touchStart',
      touchPoints: spots.map(({ x, y }, id) => ({ x, y, id })),
    });

  async function begun(cdp: CDPSession, from: Spot): Promise<void> {
    await touch(cdp, 'touchStart', [from]);
    for (let i = 1; i <= 4; i++) await touch(cdp, 'touchMove', [shift(12 * i, from)]);
  }

  for (const [what, interrupt] of Object.entries({
    'a second finger comes': async (_page: Page, cdp: CDPSession, at: Spot) => {
      const other = { x: at.x + 120, y: at.y - 60 };
      await touch(cdp, 'touchStart', [at, other]);
      for (let i = 1; i <= 3; i++) await touch(cdp, 'touchMove', [shift(9 * i, at), other]);
      await touch(cdp, 'touchEnd', []);
    },
    'the browser takes the finger': async (_page: Page, cdp: CDPSession) => {
      await touch(cdp, 'touchCancel', []);
    },
    'the window loses the focus': async (page: Page, cdp: CDPSession, at: Spot) => {
      await blur(page);
      await touch(cdp, 'touchMove', [shift(30, at)]);
      await touch(cdp, 'touchEnd', []);
    },
  })) {
    test(`when ${what}, a component and a wire are put back`, async ({ page }) => {
      await open(page);
      const cdp = await page.context().newCDPSession(page);
      const before = await look(page);
      const port = async (): Promise<Spot> => {
        const handle = await boxOf(page, '[data-component="con"] .react-flow__handle.source');
        return { x: handle.x + handle.width - 2, y: handle.y + handle.height / 2 };
      };
      const head = () => grip(page, 'con');
      for (const place of [head, port, head]) {
        // Where it lies now: the view may have been moved.
        const from = await place();
        await begun(cdp, from);
        await expect.poll(isGoingOn(page, before)).toBe(true);
        await interrupt(page, cdp, shift(48, from));
        await expect.poll(isGoingOn(page, before)).toBe(false);
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
        // The second finger may have moved the view.
        await page.getByRole('button', { name: 'Fit the model' }).tap();
      }
      await begun(cdp, await grip(page, 'con'));
      await touch(cdp, 'touchEnd', []);
      await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
    });
  }
});

test('a number that is dragged by its label goes back', async ({ page }) => {
  await open(page);
  await component(page, 'con').click();
  const inspector = page.getByRole('region', { name: 'Inspector' });
  const value = inspector.getByLabel('Steps', { exact: true });
  await expect(value).toHaveValue('4');
  const label = inspector.getByText('Steps', { exact: true });
  const box = await label.boundingBox();
  if (!box) throw new Error('There is no label.');
  const from = { x: box.x + 8, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y, { steps: 5 });
  await expect(value).not.toHaveValue('4');
  await blur(page);
  await expect(value).toHaveValue('4');
  await page.mouse.move(from.x + 60, from.y);
  await page.mouse.up();
  await expect(value).toHaveValue('4');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});
