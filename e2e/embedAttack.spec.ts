import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { ATTEMPTS, attackingModule } from './attacks/python.ts';
import { attackingTypeScript, TYPESCRIPT } from './attacks/typescript.ts';
import { BOMBS, link } from './bombs/links.ts';
import { MODEL } from './page/embedded.ts';
import { ask, foreignPage, runStatus } from './page/foreign.ts';
import { countingInto } from './page/modules.ts';
import { seriousIn } from './page/serious.ts';

/* What a model's code and a hostile page try with a model in a frame; and how the frame reads. */

/** What can be seen of both pages when something got where it should not. */
const marks = () => ({
  pwned: Reflect.get(window, 'pwned') as unknown,
  polluted: [{}, [], Promise.resolve()].map((one) => 'polluted' in one),
  prototypes: Object.keys(Object.prototype),
  title: document.title.includes('pwned'),
});
const UNMARKED = {
  pwned: undefined,
  polluted: [false, false, false],
  prototypes: [],
  title: false,
};

const inFrame = (page: Page) => page.frames().find((one) => one.url().includes('?embed'));

async function untouched(page: Page): Promise<void> {
  expect(await page.evaluate(marks)).toEqual(UNMARKED);
  expect(await inFrame(page)?.evaluate(marks)).toEqual(UNMARKED);
  expect(page.context().pages()).toHaveLength(1);
}

const valuesOf = async (page: Page): Promise<string> =>
  JSON.stringify(await page.evaluate(() => Reflect.get(window, 'got') as unknown));

const LANGUAGES = [
  ['TypeScript', 'own.ts', TYPESCRIPT.length, attackingTypeScript],
  ['Python', 'own.py', ATTEMPTS.length, attackingModule],
] as const;

for (const [language, file, count, code] of LANGUAGES) {
  test(`code in ${language} reaches neither the frame it is shown in nor the page around that`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    const hits: string[] = [];
    const other = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end('postMessage(1)');
    });
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const foreign = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    const site = await foreignPage(`${baseURL ?? ''}?embed`);
    await page.goto(site.url);
    await page.evaluate(() => localStorage.setItem('x', 'mine'));
    const frame = page.frameLocator('iframe').first();
    await expect(runStatus(frame)).toContainText('created · 0 steps');
    // The page around it is asked for what the app's own address is asked for elsewhere.
    const files = { [file]: code(foreign, site.url.slice(0, -1), true) };
    const model = link(countingInto('own.Own', 1), { files, watch: ['b.y'] });
    expect(await ask(page, { do: 'load', link: model })).toMatchObject({ ok: true });
    await ask(page, { do: 'listen', fields: ['b.y'] });
    const asked = [...site.hits];
    await ask(page, { do: 'run' });
    await frame.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
    await expect(runStatus(frame)).toContainText('completed', { timeout: 150_000 });
    await expect.poll(() => valuesOf(page)).toContain(`"b.y":"TRIED ${count} WORKED none"`);
    await untouched(page);
    expect(await page.evaluate(() => localStorage.getItem('x'))).toBe('mine');
    expect([hits, site.hits]).toEqual([[], asked]);
    // Both servers can be reached: it is the sandbox that could not.
    await page.request.get(`${foreign}control`);
    expect(hits).toEqual(['/control']);
    other.close();
    site.close();
  });
}

/** Loads that ask for much, of each kind; `bombs.spec` opens all that there are. */
const LOADED = Object.keys(BOMBS).filter((_, at) => at % 12 === 0);

test('models that ask for much are shown or refused, and the frame answers after each', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const site = await foreignPage(`${baseURL ?? ''}?embed`);
  await page.goto(site.url);
  const frame = page.frameLocator('iframe').first();
  await expect(runStatus(frame)).toContainText('created · 0 steps');
  for (const name of LOADED) {
    const bomb = BOMBS[name]?.() ?? '';
    const answer = await ask(page, { do: 'load', link: bomb });
    expect(answer, name).toEqual(expect.objectContaining({ ok: expect.any(Boolean) as unknown }));
    expect(await ask(page, { do: 'listen', fields: [] }), name).toMatchObject({ ok: true });
  }
  expect(await ask(page, { do: 'load', yaml: MODEL })).toMatchObject({ ok: true });
  await expect(frame.locator('[data-component="scale"]')).toBeVisible();
  // None of it ran.
  await expect(runStatus(frame)).toContainText('created · 0 steps');
  await untouched(page);
  site.close();
});

test('a page that floods its frame with loads, runs and names of prototypes harms nothing', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const site = await foreignPage(`${baseURL ?? ''}?embed`);
  await page.goto(site.url);
  const frame = page.frameLocator('iframe').first();
  await expect(runStatus(frame)).toContainText('created · 0 steps');
  await page.evaluate((yaml) => {
    const send = Reflect.get(window, 'send') as (message: unknown) => void;
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', ''];
    for (const name of names) {
      send(JSON.parse(`{"patchbay":1,"do":"load","yaml":"","__proto__":{"polluted":1}}`));
      send({ patchbay: 1, id: name, do: name });
      send({ patchbay: 1, do: 'set', component: name, argument: name, value: name });
      send({ patchbay: 1, do: 'set', parameter: name, value: 1 });
      send({ patchbay: 1, do: 'listen', fields: [name, `${name}.${name}`, `${name}.polluted`] });
      send({ patchbay: 1, do: 'load', yaml, name });
      send({ patchbay: 1, do: 'run' });
      send({ patchbay: 1, do: 'stop' });
    }
    for (let at = 0; at < 3_000; at++) {
      send({ patchbay: 1, id: at, do: 'load', yaml: at % 2 === 0 ? yaml : `a: ${at}` });
      send({
        patchbay: 1,
        id: `${at}`,
        do: at % 3 === 0 ? 'run' : at % 3 === 1 ? 'pause' : 'stop',
      });
    }
    const deep: unknown[] = [];
    let inner = deep;
    for (let at = 0; at < 2_000; at++) {
      const next: unknown[] = [];
      inner.push(next);
      inner = next;
    }
    send({ patchbay: 1, do: 'listen', fields: deep });
    send({ patchbay: 1, do: 'load', yaml: deep, link: new Map([['a', deep]]) });
    send(new Uint8Array(50_000_000));
    send('x'.repeat(50_000_000));
    const round: Record<string, unknown> = { patchbay: 1, do: 'set', component: 'count' };
    send(Object.assign(round, { value: round, argument: round, id: round }));
  }, MODEL);
  await expect
    .poll(() => ask(page, { do: 'hello' }), { intervals: [300], timeout: 60_000 })
    .toMatchObject({ ok: true });
  await untouched(page);
  await ask(page, { do: 'stop' });
  expect(await ask(page, { do: 'load', yaml: MODEL })).toMatchObject({ ok: true });
  await expect(frame.locator('[data-component="scale"]')).toBeVisible();
  await ask(page, { do: 'listen', fields: ['scale.y'] });
  await ask(page, { do: 'run' });
  await expect(runStatus(frame)).toContainText('completed');
  await expect.poll(() => valuesOf(page)).toContain('"scale.y":4');
  site.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`axe finds nothing serious in a frame and in a presentation (${colorScheme})`, async ({
      page,
    }) => {
      const pinned = MODEL.replace('watch:', 'controls: [{argument: count.iters}], watch:');
      for (const at of ['/?embed', '/?view=present']) {
        await page.goto('about:blank');
        await page.goto(at + link(pinned));
        await expect(page.locator('[data-component="scale"]')).toBeVisible();
        await expect(page.getByRole('slider')).toBeVisible();
        expect(await seriousIn(page), at).toEqual([]);
        await page.getByRole('button', { name: 'Run', exact: true }).click();
        await expect(runStatus(page)).toContainText('completed');
        expect(await seriousIn(page), `${at} after a run`).toEqual([]);

        const own = `import { Component } from 'patchbay';
export class Own extends Component { static io = { inputs: ['x'], outputs: ['y'] }; }`;
        await page.goto('about:blank');
        await page.goto(at + link(countingInto('own.Own'), { files: { 'own.ts': own } }));
        await expect(page.locator('[data-component="b"]')).toBeVisible();
        await page.getByRole('button', { name: 'Run', exact: true }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await seriousIn(page), `${at} that asks`).toEqual([]);

        await page.goto('about:blank');
        await page.goto(`${at}#p1.d.broken`);
        await expect(page.getByText(/link/i).first()).toBeVisible();
        expect(await seriousIn(page), `${at} of a broken link`).toEqual([]);
      }
    });
  });
}
