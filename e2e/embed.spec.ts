import { expect, test } from '@playwright/test';
import { CODE, MODEL } from './page/embedded.ts';
import { ask, foreignPage, runStatus as status } from './page/foreign.ts';

/* A model in a frame of another origin, and one with the window to itself. */

test('a page of another origin plays a model in a frame, and neither reaches the other', async ({
  page,
  baseURL,
}) => {
  const site = await foreignPage(`${baseURL ?? ''}?embed&autoplay=on&plots=scale.y`);
  await page.goto(site.url);
  const frame = page.frameLocator('iframe').first();
  await expect(status(frame)).toContainText('created · 0 steps');

  // What no page should send does nothing.
  await page.evaluate(() => {
    const { send } = globalThis as unknown as { send: (message: unknown) => void };
    const wrong: unknown[] = [null, 1, 'run', [], ['run'], { patchbay: '1', do: 'run' }];
    wrong.push({ patchbay: 1, do: '__proto__' }, { patchbay: 1, do: { toString: 'run' } });
    wrong.push({ patchbay: 1, do: 'set', component: '__proto__', argument: 'x', value: 1 });
    wrong.push({ patchbay: 1, do: 'load', yaml: 'x'.repeat(9_000_000) });
    wrong.push({ kind: 'ready' }, 'patchbay:ready', 'patchbay:open', {
      type: 'APPLY',
      path: ['run'],
    });
    wrong.push(JSON.parse('{"patchbay":1,"do":"set","__proto__":{"value":1}}'));
    wrong.forEach(send);
    for (let i = 0; i < 2_000; i++) send({ patchbay: 1, do: 'listen', fields: [String(i)] });
  });
  await page
    .locator('iframe')
    .nth(1)
    .evaluate((foreign: HTMLIFrameElement, yaml) => {
      foreign.contentWindow?.postMessage({ patchbay: 1, id: 'alien', do: 'load', yaml }, '*');
    }, MODEL);
  // The first answer tells that the flood is over, and took the room there was for a message; the second
  // comes with room for a dozen.
  const answered: unknown[] = [];
  await expect
    .poll(
      async () => {
        const answer = await ask(page, { do: 'hello' });
        if (answer !== null) answered.push(answer);
        return answered.length;
      },
      { intervals: [300] },
    )
    .toBe(2);
  expect(answered[1]).toMatchObject({ ok: true, phase: 'idle', name: 'Untitled' });

  expect(await ask(page, { do: 'load', yaml: 'a: [' })).toMatchObject({ ok: false });
  expect(await ask(page, { do: 'load', yaml: MODEL, name: 'Doubling' })).toMatchObject({
    ok: true,
  });
  await expect(frame.locator('[data-component="scale"]')).toBeVisible();
  await expect(status(frame)).toContainText('created · 0 steps');
  const argument = { do: 'set', component: 'count', argument: 'iters' };
  expect(await ask(page, { ...argument, value: 'many' })).toMatchObject({ ok: false });
  expect(await ask(page, { ...argument, argument: 'constructor', value: 1 })).toMatchObject({
    ok: false,
  });
  expect(await ask(page, { ...argument, argument: 'name', value: 'x' })).toMatchObject({
    ok: false,
  });
  expect(await ask(page, { ...argument, value: 5 })).toMatchObject({ ok: true });
  await ask(page, { do: 'listen', fields: ['scale.y', 'nobody.y'] });
  await ask(page, { do: 'run' });
  await expect(status(frame)).toContainText('completed');
  type Got = readonly { readonly origin: string; readonly data: unknown }[];
  const got = () => page.evaluate(() => (globalThis as unknown as { got: Got }).got);
  await expect
    .poll(async () => (await got()).map(({ data }) => data))
    .toContainEqual({
      patchbay: 1,
      event: 'values',
      steps: expect.any(Number) as unknown,
      values: { 'scale.y': 8 },
    });
  expect(new Set((await got()).map(({ origin }) => `${origin}/`))).toEqual(new Set([baseURL]));
  expect(JSON.stringify(await got())).not.toContain('alien');
  expect(JSON.stringify(await got())).toContain('"phase":"ended","status":"completed"');

  // Code is asked for, and finds neither page.
  expect(
    await ask(page, { do: 'load', yaml: MODEL.replace('iters: 5', 'iters: 2') }),
  ).toMatchObject({ ok: true });
  expect(await ask(page, { do: 'load', link: CODE })).toMatchObject({ ok: true });
  await ask(page, { do: 'run' });
  await frame.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  await expect(status(frame)).toContainText('completed');
  await ask(page, { do: 'listen', fields: ['spy.found'] });
  await expect
    .poll(async () => JSON.stringify(await got()))
    .toContain('"spy.found":"parent undefined, top undefined, fetch refused"');

  const inside = page.frames().find((one) => one.url().includes('?embed'));
  const found = await inside?.evaluate(() => {
    try {
      return parent.document.title;
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(found).toBe('SecurityError');
  site.close();
});

test('a frame keeps nothing, and shows nothing of what a person keeps', async ({ page }) => {
  await page.goto(`/?embed&document=any${CODE}`);
  await expect(page.locator('[data-component="spy"]')).toBeVisible();
  const kept = () =>
    page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]);
  expect(await kept()).toEqual([0, 0]);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  await expect(status(page)).toContainText('completed');
  expect(await kept()).toEqual([0, 0]);
});

test('a presentation shows a model that nobody can break, and leads back to the editor', async ({
  page,
}) => {
  await page.goto('/?example=heated-tank');
  await expect(page.locator('[data-component="tank"]')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('present');
  await page.keyboard.press('Enter');
  await page.waitForURL(/view=present&document=/);
  const tank = page.locator('[data-component="tank"]');
  await expect(tank).toBeVisible();
  await tank.click();
  for (const key of ['Delete', 'Backspace', 'Control+a', 'Delete', 'Control+x', 'Control+d', 'F2'])
    await page.keyboard.press(key);
  await tank.dragTo(page.getByRole('region', { name: 'Canvas' }), {
    targetPosition: { x: 60, y: 60 },
  });
  await tank.dblclick();
  await page.keyboard.type('gone');
  await expect(page.locator('[data-component]')).toHaveCount(5);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(status(page)).toContainText('completed');
  await page.getByRole('link', { name: 'Open in the editor' }).click();
  await expect(page.getByRole('button', { name: 'Import' })).toBeVisible();
  await expect(page.locator('[data-component]')).toHaveCount(5);
});

test('the page of examples plays a model as its text tells', async ({ page }) => {
  await page.goto('/docs/embed.html');
  const played = page.frameLocator('#played');
  await expect(played.locator('[data-component="scale"]')).toBeVisible();
  await page.getByLabel('Steps').fill('7');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(status(played)).toContainText('completed');
  await expect(page.getByText('scale.y is 12.')).toBeVisible();
});
