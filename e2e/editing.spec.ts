import { expect, test, type Page } from '@playwright/test';
import { boxOf, drag, header, type Spot } from './page/hands.ts';
import { pasteText } from './page/models.ts';
import { canvas, component, connector } from './page/screen.ts';

/*
 * Every verb of editing, done as a person does it: by mouse, by keys or both. Each is one entry of the
 * history: a single undo gives back what was there before.
 */

/** counter -> sum -> kept, with a wire to spare from `other`, and two components that stand alone. */
const MODEL = `plugboard:
  process:
    type: plugboard.process.LocalProcess
    args:
      components:
        - type: patchbay.Range
          args: { name: counter, iters: 7 }
        - type: patchbay.Accumulate
          args: { name: sum }
        - type: patchbay.Collect
          args: { name: kept }
        - type: patchbay.Integrator
          args: { name: spare }
        - type: patchbay.Sine
          args: { name: wave, iters: 7, amplitude: 2.5 }
      connectors:
        - { source: counter.y, target: sum.x }
        - { source: sum.y, target: kept.x }
      patchbay:
        version: 1
        positions: { counter: [0, 0], sum: [288, 16], kept: [640, 48], spare: [0, 288], wave: [320, 320] }
        watch: [sum.y]
`;
const WIRES = ['counter.y..sum.x', 'sum.y..kept.x'];

const quickAdd = (page: Page) => page.getByRole('combobox', { name: 'Find a component to add' });

/** Sends a paste as the browser does, so that a test needs no permission for the clipboard; whether the page took it. */
/** The editor with the model in it, nothing selected, the pointer on the canvas. */
async function open(page: Page, model = MODEL): Promise<void> {
  await page.goto('/');
  await canvas(page).hover();
  // Gestures come a moment after the first sign of a person.
  await expect.poll(() => pasteText(page, model)).toBe(true);
  await expect(page.locator('[data-component]').first()).toBeVisible();
  await page.keyboard.press('Escape');
}

interface Seen {
  readonly components: Readonly<Record<string, readonly [number, number]>>;
  readonly wires: readonly string[];
}

/** What the canvas shows: components with their places in the model, and wires. */
function seen(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('[data-component]')];
    const place = (text: string) =>
      (text.match(/-?[\d.]+/g) ?? []).map(Number) as unknown as [number, number];
    return {
      components: Object.fromEntries(
        all.map((each) => [each.dataset['component'] ?? '', place(each.style.transform)]),
      ),
      wires: [...document.querySelectorAll<SVGElement>('[data-connector]')]
        .map((each) => each.dataset['connector'] ?? '')
        .toSorted(),
    };
  });
}

const placeOf = async (page: Page, name: string) => (await seen(page)).components[name];
const wiresOf = async (page: Page) => (await seen(page)).wires;
const namesOf = async (page: Page) => Object.keys((await seen(page)).components);

/** One undo, and everything is as it was. */
async function expectOneUndo(page: Page, before: Seen): Promise<void> {
  await page.keyboard.press('Control+z');
  await expect.poll(() => seen(page)).toEqual(before);
}

async function expectSaid(page: Page, text: string | RegExp): Promise<void> {
  await expect(canvas(page).locator('> [aria-live]')).toHaveText(text);
}

async function expectSelected(page: Page, names: readonly string[]): Promise<void> {
  await expect
    .poll(() =>
      page
        .locator('[data-component].selected')
        .evaluateAll((all) =>
          all.map((each) => each.getAttribute('data-component') ?? '').toSorted(),
        ),
    )
    .toEqual(names.toSorted());
}

async function port(page: Page, name: string, side: 'source' | 'target'): Promise<Spot> {
  const box = await boxOf(component(page, name).locator(`.react-flow__handle.${side}`).first());
  return { x: side === 'source' ? box.x + box.width : box.x, y: box.y + box.height / 2 };
}

/** The middle of a wire, on the screen. */
function middle(page: Page, id: string): Promise<Spot> {
  return connector(page, id)
    .locator('.react-flow__edge-path')
    .evaluate((path: SVGPathElement) => {
      const at = path.getPointAtLength(path.getTotalLength() / 2.2);
      const { x, y } = at.matrixTransform(path.getScreenCTM() ?? undefined);
      return { x, y };
    });
}

async function select(page: Page, ...names: readonly string[]): Promise<void> {
  await page.keyboard.press('Escape');
  for (const name of names)
    await component(page, name).click({ modifiers: ['Shift'], position: { x: 60, y: 12 } });
  await expectSelected(page, names);
}

const by = ({ x, y }: Spot, dx: number, dy: number): Spot => ({ x: x + dx, y: y + dy });

test('box select takes what the box touches, and with Shift adds it', async ({ page }) => {
  await open(page);
  const [first, last] = [
    await boxOf(component(page, 'counter')),
    await boxOf(component(page, 'sum')),
  ];
  await drag(page, by(first, -20, -20), { x: last.x + 20, y: last.y + 40 });
  await expectSelected(page, ['counter', 'sum']);

  const spare = await boxOf(component(page, 'spare'));
  await page.keyboard.down('Shift');
  await drag(page, by(spare, -20, 20), by(spare, 20, 40));
  await page.keyboard.up('Shift');
  await expectSelected(page, ['counter', 'sum', 'spare']);
});

test('Shift click and Ctrl click add to the selection and take from it', async ({ page }) => {
  await open(page);
  await component(page, 'counter').click();
  await component(page, 'sum').click({ modifiers: ['Shift'] });
  await expectSelected(page, ['counter', 'sum']);
  await component(page, 'kept').click({ modifiers: ['ControlOrMeta'] });
  await expectSelected(page, ['counter', 'sum', 'kept']);
  await component(page, 'sum').click({ modifiers: ['ControlOrMeta'] });
  await expectSelected(page, ['counter', 'kept']);
});

test('copy and paste bring components with their wires into another browser', async ({
  page,
  browser,
}) => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  await page.context().grantPermissions(permissions);
  await open(page);
  await select(page, 'counter', 'sum');
  await page.keyboard.press('Control+c');
  await expectSaid(page, 'Copied 2 components.');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text)).toMatchObject({ 'patchbay-components': 1 });

  const stranger = await browser.newContext({ permissions });
  const other = await stranger.newPage();
  await other.goto('/');
  await canvas(other).hover();
  await canvas(other).focus();
  await other.evaluate((text) => navigator.clipboard.writeText(text), text);
  await expect(async () => {
    if (!(await component(other, 'sum').isVisible())) await other.keyboard.press('Control+v');
    await expect(component(other, 'sum')).toBeVisible({ timeout: 3_000 });
  }).toPass();
  expect(await wiresOf(other)).toEqual(['counter.y..sum.x']);
  await expectSelected(other, ['counter', 'sum']);
  await expectOneUndo(other, { components: {}, wires: [] });
  await stranger.close();
});

test('cut takes components away and paste brings them back', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  const before = await seen(page);
  await select(page, 'counter', 'sum');
  await page.keyboard.press('Control+x');
  await expectSaid(page, 'Cut 2 components.');
  expect(await namesOf(page)).toEqual(['kept', 'spare', 'wave']);
  await expectOneUndo(page, before);

  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+v');
  await expectSaid(page, 'Pasted 2 components.');
  expect(await wiresOf(page)).toEqual(['counter.y..sum.x']);
});

test('paste with Shift keeps the wires that came in from outside', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  const before = await seen(page);
  await select(page, 'sum', 'kept');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+Shift+V');
  await expectSaid(page, 'Pasted 2 components.');
  expect(await wiresOf(page)).toEqual([
    'counter.y..sum-2.x',
    'counter.y..sum.x',
    'sum-2.y..kept-2.x',
    'sum.y..kept.x',
  ]);
  await expectOneUndo(page, before);
});

test('paste takes YAML of components, and says why it cannot take a text', async ({ page }) => {
  await open(page);
  const before = await seen(page);
  await pasteText(page, '- type: patchbay.Clamp\n  args:\n    name: sum\n');
  await expectSaid(page, 'Pasted sum-2.');
  await expectOneUndo(page, before);

  const refused = async (text: string, reason: RegExp) => {
    await pasteText(page, text);
    await expect(page.getByText(reason).first()).toBeVisible();
    await expectSaid(page, reason);
    expect(await seen(page)).toEqual(before);
  };
  await refused('{"patchbay-components":1,"components":[{"type":', /is damaged/);
  await refused('components:\n  - type: patchbay.Clamp\n    args: {}\n', /Line 3/);
  await refused('just words', /neither components nor the YAML of a model/);
});

test('duplicate makes copies with their wires', async ({ page }) => {
  await open(page);
  const before = await seen(page);
  await select(page, 'counter', 'sum');
  await page.keyboard.press('Control+d');
  await expectSaid(page, 'Duplicated 2 components.');
  await expectSelected(page, ['counter-2', 'sum-2']);
  expect(await wiresOf(page)).toContain('counter-2.y..sum-2.x');
  await expectOneUndo(page, before);
});

test('select one of several by a click, and nothing that an undo took away', async ({ page }) => {
  await open(page);
  await select(page, 'counter', 'sum', 'kept');
  await component(page, 'sum').click();
  await expectSelected(page, ['sum']);
  await page.keyboard.press('Control+d');
  await expectSelected(page, ['sum-2']);
  await page.keyboard.press('Control+z');
  await expect(component(page, 'sum-2')).toHaveCount(0);
  await expectSelected(page, []);
  // The keys still mean the canvas.
  await page.keyboard.press('Control+a');
  await expectSelected(page, ['counter', 'sum', 'kept', 'spare', 'wave']);
  await page.keyboard.press('Escape');

  await component(page, 'wave').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('tide');
  await page.keyboard.press('Enter');
  await expectSelected(page, ['tide']);
  await page.keyboard.press('Control+z');
  await expectSelected(page, ['wave']);
});

test('move one component of a text without places: the others stay where they are', async ({
  page,
}) => {
  await page.goto('/');
  const buffer = Buffer.from(MODEL.replace(/^ *positions:.*\n/m, ''));
  const file = { name: 'plain.yaml', mimeType: 'text/yaml', buffer };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await expect(component(page, 'wave')).toBeVisible();
  const placeOf = async (name: string) => (await component(page, name).boundingBox()) ?? null;
  const others = ['sum', 'kept', 'spare', 'wave'];
  const before = await Promise.all(others.map(placeOf));
  const from = await header(page, 'counter');
  await drag(page, from, by(from, 60, 130));
  await expect.poll(() => page.getByRole('button', { name: 'Undo' }).isEnabled()).toBe(true);
  expect(await Promise.all(others.map(placeOf))).toEqual(before);
});

test('Alt drag leaves a copy where it is dropped, and the original where it was', async ({
  page,
}) => {
  await open(page);
  const before = await seen(page);
  await page.keyboard.down('Alt');
  const from = await header(page, 'wave');
  await drag(page, from, by(from, 40, 40), by(from, 200, -60));
  await page.keyboard.up('Alt');
  await expectSaid(page, 'Copied wave.');
  await expectSelected(page, ['wave-2']);
  expect(await placeOf(page, 'wave')).toEqual([320, 320]);
  expect(await placeOf(page, 'wave-2')).not.toEqual([320, 320]);
  await expectOneUndo(page, before);
});

test('align lines components up along each side, by key and by the bar', async ({ page }) => {
  await open(page);
  const before = await seen(page);
  await select(page, 'counter', 'sum', 'kept');
  const places = () =>
    Promise.all(['counter', 'sum', 'kept'].map((name) => boxOf(component(page, name))));
  type Box = Awaited<ReturnType<typeof boxOf>>;
  const ways: readonly (readonly [string, string, (box: Box) => number])[] = [
    ['Align left', 'Control+Shift+ArrowLeft', (box) => box.x],
    ['Align centres', 'Alt+h', (box) => box.x + box.width / 2],
    ['Align right', 'Control+Shift+ArrowRight', (box) => box.x + box.width],
    ['Align top', 'Control+Shift+ArrowUp', (box) => box.y],
    ['Align middles', 'Alt+v', (box) => box.y + box.height / 2],
    ['Align bottom', 'Control+Shift+ArrowDown', (box) => box.y + box.height],
  ];
  for (const [name, keys, line] of ways) {
    const apart = (boxes: readonly Box[]) => {
      const all = boxes.map(line);
      return Math.max(...all) - Math.min(...all);
    };
    await page.keyboard.press(keys);
    await expect.poll(async () => apart(await places()), name).toBeLessThanOrEqual(1.5);
    await expectOneUndo(page, before);
    await page.getByRole('toolbar').getByRole('button', { name }).click();
    await expect.poll(async () => apart(await places()), name).toBeLessThanOrEqual(1.5);
    await expectOneUndo(page, before);
  }
  expect((await seen(page)).components['wave']).toEqual(before.components['wave']);
});

test('distribute makes the gaps between components equal', async ({ page }) => {
  await open(page);
  const before = await seen(page);
  await select(page, 'counter', 'sum', 'kept');
  const gaps = async (start: 'x' | 'y', length: 'width' | 'height') => {
    const boxes = await Promise.all(
      ['counter', 'sum', 'kept'].map((name) => boxOf(component(page, name))),
    );
    const [a, b, c] = boxes;
    if (!a || !b || !c) throw new Error('Three components are needed.');
    return b[start] - a[start] - a[length] - (c[start] - b[start] - b[length]);
  };
  await page.keyboard.press('Alt+Shift+H');
  await expect.poll(() => gaps('x', 'width').then(Math.abs)).toBeLessThanOrEqual(1.5);
  await expectOneUndo(page, before);

  // The bar is one stop for Tab, and arrows walk in it.
  await page.getByRole('button', { name: 'Align left' }).focus();
  for (let i = 0; i < 7; i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Distribute vertically' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => gaps('y', 'height').then(Math.abs)).toBeLessThanOrEqual(1.5);
});

test('snap lines what is dragged up with its neighbours, or not while Ctrl is held', async ({
  page,
}) => {
  await open(page);
  const before = await seen(page);
  const guides = page.locator('.react-flow__viewport-portal path');
  const scale = (await boxOf(component(page, 'counter'))).width / 144;
  const from = await header(page, 'wave');
  // Four pixels beside the left side of `sum`, which is 32 left of it in the model.
  const beside = by(from, -32 * scale + 4, 90);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 30, from.y + 30, { steps: 3 });
  await page.mouse.move(beside.x, beside.y, { steps: 5 });
  // A line has no area, which is what "visible" means here.
  await expect(guides.first()).toBeAttached();
  await expect(page.getByText('Ctrl places freely')).toBeVisible();
  expect((await placeOf(page, 'wave'))?.[0]).toBe(288);

  await page.keyboard.down('Control');
  await expect(guides).toHaveCount(0);
  expect((await placeOf(page, 'wave'))?.[0]).not.toBe(288);
  await page.keyboard.up('Control');
  await page.mouse.up();
  expect((await placeOf(page, 'wave'))?.[0]).toBe(288);
  await expectOneUndo(page, before);

  // Escape in the middle of it takes the drag back.
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 60, { steps: 5 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await seen(page)).toEqual(before);
});

test('nudge moves by a step of the grid, a burst of presses as one entry', async ({ page }) => {
  await open(page);
  const before = await seen(page);
  await select(page, 'spare');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(() => placeOf(page, 'spare')).toEqual([48, 208]);
  await expectOneUndo(page, before);
});

test('rename in place, and everything that speaks of the component follows', async ({ page }) => {
  await open(page);
  const before = await seen(page);
  await component(page, 'sum').dblclick({ position: { x: 60, y: 12 } });
  await page.keyboard.type('total');
  await page.keyboard.press('Enter');
  await expectSaid(page, 'Renamed sum to total.');
  expect(await wiresOf(page)).toEqual(['counter.y..total.x', 'total.y..kept.x']);
  expect(await placeOf(page, 'total')).toEqual([288, 16]);
  await expect(
    page.getByRole('tabpanel').getByRole('button', { name: 'total.y', exact: true }),
  ).toBeVisible();
  await expectOneUndo(page, before);
});

test('delete and rejoin joins what came in to what went out', async ({ page }) => {
  await open(page);
  const before = await seen(page);
  await select(page, 'sum');
  await page.keyboard.press('Control+Delete');
  await expectSaid(page, 'Deleted sum and joined its wires.');
  expect(await wiresOf(page)).toEqual(['counter.y..kept.x']);
  await expectOneUndo(page, before);
});

test('insert a component on a wire: from the palette, by dragging one there, by key', async ({
  page,
}) => {
  await open(page);
  const before = await seen(page);
  const marked = page.locator('.react-flow__viewport-portal path');

  const item = page.getByRole('region', { name: 'Palette' }).getByText('Clamp', { exact: true });
  await item.hover();
  await page.mouse.down();
  const wire = await middle(page, 'sum.y..kept.x');
  await page.mouse.move(wire.x, wire.y, { steps: 6 });
  await page.mouse.move(wire.x + 1, wire.y);
  await expect(marked).toHaveCount(1);
  await page.mouse.up();
  await expect.poll(() => wiresOf(page)).toContain('clamp.y..kept.x');
  expect(await wiresOf(page)).toContain('sum.y..clamp.x');
  await expectOneUndo(page, before);

  // A component that stands alone, dropped with its middle on the wire.
  const from = await header(page, 'spare');
  const { height } = await boxOf(component(page, 'spare'));
  const on = by(wire, 0, 12 - height / 2);
  await drag(page, from, by(from, 30, 0), on);
  await expectSaid(page, 'Led sum.y to kept.x through spare.');
  expect(await wiresOf(page)).toEqual(['counter.y..sum.x', 'spare.y..kept.x', 'sum.y..spare.x']);
  await expectOneUndo(page, before);

  await connector(page, 'counter.y..sum.x').focus();
  await page.keyboard.press('i');
  await quickAdd(page).fill('delay');
  await page.keyboard.press('Enter');
  await expectSaid(page, 'Led counter.y to sum.x through delay.');
  expect(await wiresOf(page)).toEqual(['counter.y..delay.x', 'delay.y..sum.x', 'sum.y..kept.x']);
  await expectOneUndo(page, before);
});

test('reconnect either end of a wire by dragging it', async ({ page }) => {
  await open(page);
  const before = await seen(page);
  const end = await port(page, 'kept', 'target');
  await drag(page, by(end, -12, 0), by(end, -40, 40), await port(page, 'spare', 'target'));
  await expect.poll(() => wiresOf(page)).toEqual(['counter.y..sum.x', 'sum.y..spare.x']);
  await expectOneUndo(page, before);

  const start = await port(page, 'sum', 'source');
  await drag(page, by(start, 12, 0), by(start, 40, 40), await port(page, 'wave', 'source'));
  await expect.poll(() => wiresOf(page)).toEqual(['counter.y..sum.x', 'wave.y..kept.x']);
  await expectOneUndo(page, before);
});

test('cut wires with a stroke, with Alt or by the command', async ({ page }) => {
  await open(page);
  const before = await seen(page);
  const [first, second] = [await middle(page, WIRES[0] ?? ''), await middle(page, WIRES[1] ?? '')];
  const below = (await boxOf(component(page, 'counter'))).y + 140;
  const stroke = [
    by(first, 0, -90),
    { x: first.x, y: below },
    { x: second.x, y: below },
    by(second, 0, -60),
  ] as const;

  await page.keyboard.down('Alt');
  await drag(page, stroke[0], ...stroke.slice(1));
  await page.keyboard.up('Alt');
  await expectSaid(page, 'Cut 2 connectors.');
  expect(await wiresOf(page)).toEqual([]);
  await expectOneUndo(page, before);

  await page.keyboard.press('x');
  await drag(page, by(second, 0, -60), by(second, 0, 60));
  await expectSaid(page, 'Cut connector sum.y..kept.x.');
  await expectOneUndo(page, before);
  await page.keyboard.press('x');
  await page.keyboard.press('Escape');
  await drag(page, by(second, 0, -60), by(second, 0, 60));
  expect(await seen(page)).toEqual(before);
});

test('hide wires and show named badges, one by one or all that leave a component', async ({
  page,
}) => {
  await open(page);
  const before = await seen(page);
  const id = WIRES[0] ?? '';
  const line = connector(page, id).locator('path').first();
  const spot = await middle(page, id);
  await page.mouse.click(spot.x, spot.y);
  await page.keyboard.press('b');
  await expect(connector(page, id)).toContainText('→ sum.x');
  await expect(connector(page, id)).toContainText('counter.y →');
  await expect(connector(page, id)).toHaveAccessibleName(/counter\.y to sum\.x, shown as badges/);
  expect(await wiresOf(page)).toEqual(WIRES);

  // The line is there while the wire is looked at, and only then.
  await page.mouse.click(spot.x, spot.y - 90);
  await expect(line).toBeHidden();
  await connector(page, id).locator('text').last().hover();
  await expect(line).toBeVisible();
  await expectOneUndo(page, before);
  await expect(connector(page, id)).not.toContainText('counter.y →');

  await select(page, 'counter');
  await page.keyboard.press('b');
  await expect(connector(page, id)).toContainText('→ sum.x');
  await connector(page, id).locator('text').first().click();
  const choice = page.getByRole('combobox', { name: 'Shown as' });
  await expect(choice).toHaveText('named badges');
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(page.locator('.cm-content')).toContainText('badges:');
  await choice.click();
  await page.getByRole('option', { name: 'a line' }).click();
  await expect(connector(page, id)).not.toContainText('→ sum.x');
  await expect(page.locator('.cm-content')).not.toContainText('badges:');
});

test('quick add on a double click, where it was', async ({ page }) => {
  await open(page);
  const before = await seen(page);
  const spare = await boxOf(component(page, 'spare'));
  await page.mouse.dblclick(spare.x + spare.width + 60, spare.y - 30);
  await expect(quickAdd(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(quickAdd(page)).toHaveCount(0);
  expect(await seen(page)).toEqual(before);

  await page.mouse.dblclick(spare.x + spare.width + 60, spare.y - 30);
  await page.keyboard.type('hyst');
  await page.keyboard.press('Enter');
  await expectSelected(page, ['hysteresis']);
  const made = await boxOf(component(page, 'hysteresis'));
  expect(Math.abs(made.x - spare.x - spare.width - 60)).toBeLessThan(made.width);
  await expectOneUndo(page, before);
});

test('quick add on a wire dropped on empty canvas offers what fits and joins it', async ({
  page,
}) => {
  await open(page);
  const before = await seen(page);
  const from = await port(page, 'spare', 'source');
  await drag(page, from, by(from, 40, 10), by(from, 60, 60));
  await expect(page.getByRole('option', { name: 'Collect' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Range' })).toHaveCount(0);
  await page.keyboard.type('pid');
  await page.keyboard.press('Enter');
  await expect(component(page, 'pid')).toBeVisible();
  expect(await wiresOf(page)).toHaveLength(3);
  await expectOneUndo(page, before);

  // Drawn from an input, the list has what comes before it.
  const to = await port(page, 'spare', 'target');
  await drag(page, to, by(to, -20, 30), by(to, -40, 70));
  await expect(page.getByRole('option', { name: 'Collect' })).toHaveCount(0);
  await page.getByRole('option', { name: 'Range' }).click();
  await expect.poll(() => wiresOf(page)).toContain('range.y..spare.x');
  await expectOneUndo(page, before);
});

test('quick add by key, alone or behind a component', async ({ page }) => {
  await open(page);
  const before = await seen(page);
  await canvas(page).focus();
  await page.keyboard.press('n');
  await quickAdd(page).fill('clamp');
  await page.keyboard.press('Enter');
  await expect(component(page, 'clamp')).toBeFocused();
  await expectOneUndo(page, before);

  await component(page, 'wave').focus();
  await page.keyboard.press('Shift+N');
  await quickAdd(page).fill('coll');
  await page.keyboard.press('Enter');
  await expectSaid(page, 'Added collect, connected from wave.y.');
  await expect(component(page, 'collect')).toBeFocused();
  await expectOneUndo(page, before);
});

test('find on the canvas by name, type or value, and go from one to the next', async ({ page }) => {
  await open(page);
  await canvas(page).focus();
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find on the canvas' });
  await expect(field).toBeFocused();
  await page.keyboard.type('e');
  await expect(page.getByText(/^1 of \d$/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expectSaid(page, /^2 of \d/);
  await page.keyboard.press('Shift+Enter');
  await expectSaid(page, /^1 of \d/);

  await field.fill('2.5');
  await expectSaid(page, '1 of 1: wave amplitude 2.5');
  const view = await boxOf(canvas(page));
  await expect
    .poll(async () => {
      const box = await boxOf(component(page, 'wave'));
      return Math.abs(box.x + box.width / 2 - view.x - view.width / 2);
    })
    .toBeLessThan(4);
  await field.fill('nothing like it');
  await expect(page.getByText('None', { exact: true })).toBeVisible();
  await field.fill('collect');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expectSelected(page, ['kept']);
  await expect(component(page, 'kept')).toBeFocused();
});

test('select upstream, downstream and everything connected', async ({ page }) => {
  await open(page);
  for (const [keys, names] of [
    ['Control+ArrowLeft', ['counter', 'sum']],
    ['Control+ArrowRight', ['sum', 'kept']],
    ['Control+ArrowUp', ['counter', 'sum', 'kept']],
  ] as const) {
    await select(page, 'sum');
    await page.keyboard.press(keys);
    await expectSelected(page, names);
    await expectSaid(page, `${names.length} components selected.`);
  }
});

test('automatic layout: everything or what is selected, one undo, on the grid', async ({
  page,
}) => {
  await open(page);
  const before = await seen(page);
  await canvas(page).focus();
  await page.keyboard.press('Shift+L');
  await expectSaid(page, 'Laid out 5 components.');
  // What is said comes before what is drawn; all of it was on the grid before, but in no row.
  const rows = async () => {
    const { components } = await seen(page);
    return ['counter', 'sum', 'kept'].map((name) => components[name]?.[1] ?? NaN);
  };
  await expect.poll(async () => new Set(await rows()).size).toBe(1);
  const { components } = await seen(page);
  for (const at of Object.values(components).flat()) expect(at % 16).toBe(0);
  await expectOneUndo(page, before);

  await select(page, 'counter', 'sum');
  await page.keyboard.press('Shift+L');
  await expectSaid(page, 'Laid out 2 components.');
  await expect.poll(() => placeOf(page, 'sum').then((at) => at?.[1])).toBe(0);
  const { counter: _counter, sum: _sum, ...rest } = (await seen(page)).components;
  expect(before.components).toMatchObject(rest);
  await expectOneUndo(page, before);
});
