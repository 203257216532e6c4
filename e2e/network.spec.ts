import { expect, test, type Page } from '@playwright/test';
import { type Host, startHost } from './attacks/hosts.ts';
import { countingInto, openWithCode, runAllowed } from './page/modules.ts';
import { answer, fetching, question } from './page/network.ts';
import { serveDist } from './serveDist.ts';
import { button, component, inspector, status } from './page/screen.ts';
import { seriousIn } from './page/serious.ts';

/* Code of a document reaches the hosts that a person allows, and no other. */

let host: Host;
test.beforeEach(async () => {
  host = await startHost();
});
test.afterEach(() => host.close());

const log = (page: Page) => page.getByRole('tabpanel', { name: 'Log' });
const lines = () => host.heard.map(({ line }) => line);

async function opened(
  page: Page,
  code: Readonly<Record<string, string>>,
  steps = 2,
): Promise<void> {
  await openWithCode(page, countingInto('own.Own', steps), code);
  await page.getByRole('tab', { name: 'Log' }).click();
}

test('a host is asked for once, and reached when it was allowed for the run', async ({ page }) => {
  await opened(page, { 'own.py': fetching(`${host.url}/data`) });
  await runAllowed(page);
  await expect(question(page)).toContainText('“b” wants to reach 127.0.0.1', { timeout: 40_000 });
  await expect(question(page)).toContainText('a machine of your own network');
  expect(host.heard).toEqual([]);
  // On a phone it is read in lines, and the canvas stays in view.
  const { width, height } = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(async () => (await question(page).boundingBox())?.height).toBeLessThan(220);
  await expect(button(page, 'Refuse')).toBeInViewport();
  await page.setViewportSize({ width, height });
  await answer(page, 'Allow for this run');
  await expect(status(page)).toContainText('completed');
  await expect(log(page)).toContainText('GOT 200 hello');
  expect(lines()).toEqual(['GET /data', 'GET /data']);
  await expect(question(page)).toBeHidden();
  // The next run asks again.
  await button(page, 'Run').click();
  await expect(question(page)).toBeVisible();
});

test('TypeScript sends what it has, and reads status, headers and body', async ({ page }) => {
  const code = `import { Component } from 'patchbay';

export class Own extends Component {
  static io = { inputs: ['x'], outputs: ['y'] };
  y = '';

  async step() {
    const body = JSON.stringify({ x: this.x });
    const headers = { 'content-type': 'application/json', authorization: 'Bearer me' };
    const answer = await fetch(${JSON.stringify(`${host.url}/take`)}, { method: 'POST', headers, body });
    this.y = [answer.ok, answer.url.length > 0, answer.headers.get('x-told'), await answer.text()].join();
    console.log('GOT', this.y);
  }
}
`;
  await opened(page, { 'own.ts': code });
  await runAllowed(page);
  await answer(page, 'Allow for this run');
  await expect(status(page)).toContainText('completed');
  await expect(log(page)).toContainText('GOT true,true,by the host,hello');
  expect(host.heard.map(({ line, body }) => [line, body])).toEqual([
    ['POST /take', '{"x":0}'],
    ['POST /take', '{"x":1}'],
  ]);
  expect(host.heard[0]?.headers).toMatchObject({ authorization: 'Bearer me' });
});

test('a refusal holds for the run, and is told to the code', async ({ page }) => {
  await opened(page, { 'own.py': fetching(`${host.url}/data`) }, 3);
  await runAllowed(page);
  await answer(page, 'Refuse');
  await expect(status(page)).toContainText('completed');
  await expect(log(page)).toContainText('was refused to this run');
  await expect(question(page)).toBeHidden();
  expect(host.heard).toEqual([]);
});

test('a document remembers what it may reach until that is revoked; its copy may nothing', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await opened(page, { 'own.py': fetching(`${host.url}/data`) });
  await runAllowed(page);
  await answer(page, 'Allow for this document');
  await expect(status(page)).toContainText('completed');
  // A link is kept with its first edit, and what was allowed of it too.
  await component(page, 'b').click();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await component(page, 'b').waitFor();
  const reached = lines().length;
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed', { timeout: 40_000 });
  expect(lines()).toHaveLength(reached + 2);
  await expect(question(page)).toBeHidden();

  await page.keyboard.press('Escape');
  const revoke = inspector(page).getByRole('button', { name: /^Revoke http:\/\/127\.0\.0\.1/ });
  await revoke.focus();
  expect(await seriousIn(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(revoke).toBeHidden();
  await button(page, 'Run').click();
  await expect(question(page)).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await answer(page, 'Allow for this document');
  await expect(revoke).toBeVisible();
  await expect(status(page)).toContainText('completed');

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Duplicate this document');
  await page.keyboard.press('Enter');
  await expect(revoke).toBeHidden();
  await runAllowed(page);
  await expect(question(page)).toBeVisible();
});

test('revoked while a run goes on, a host is not reached any more', async ({ page }) => {
  const code = fetching(`${host.url}/data`).replace(
    '        try:',
    '        await sleep(0.2)\n        try:',
  );
  await opened(page, { 'own.py': `from asyncio import sleep\n${code}` }, 1000);
  await runAllowed(page);
  await answer(page, 'Allow for this document');
  await expect(log(page)).toContainText('GOT 200 hello');
  await inspector(page)
    .getByRole('button', { name: /^Revoke/ })
    .click();
  await expect(log(page)).toContainText('was revoked');
  const reached = lines().length;
  await button(page, 'Stop').click();
  await expect(status(page)).toContainText('stopped');
  expect(lines()).toHaveLength(reached);
});

test('Stop ends what waits for a host, and what waits for an answer', async ({ page }) => {
  await opened(page, { 'own.py': fetching(`${host.url}/silent`) });
  await runAllowed(page);
  await expect(question(page)).toBeVisible({ timeout: 40_000 });
  await button(page, 'Stop').click();
  await expect(status(page)).toContainText('stopped', { timeout: 1_000 });
  await expect(question(page)).toBeHidden();
  await button(page, 'Run').click();
  await answer(page, 'Allow for this run');
  await expect.poll(lines).toEqual(['GET /silent']);
  await button(page, 'Stop').click();
  await expect(status(page)).toContainText('stopped', { timeout: 1_000 });
  await expect.poll(host.left).toBe(1);
});

test('ways that wait without await say which one does not', async ({ page }) => {
  const ways = {
    urllib: 'import urllib.request; urllib.request.urlopen(URL)',
    'http.client':
      'import http.client; http.client.HTTPConnection("127.0.0.1").request("GET", "/")',
    open_url: 'from pyodide.http import open_url; open_url(URL)',
    pyxhr: 'from pyodide.http import pyxhr; pyxhr.get(URL)',
  };
  const steps = Object.entries(ways).map(
    ([name, way]) =>
      `        try:\n            ${way}\n        except Exception as error:\n            print("${name}:", error)`,
  );
  const code = `from plugboard.component import Component, IOController

URL = "${host.url}/data"


class Own(Component):
    io = IOController(inputs=["x"], outputs=["y"])

    async def step(self) -> None:
${steps.join('\n')}
        self.y = 1
`;
  await opened(page, { 'own.py': code }, 1);
  await runAllowed(page);
  await expect(status(page)).toContainText('completed', { timeout: 40_000 });
  for (const name of Object.keys(ways))
    await expect(
      log(page).getByText(new RegExp(`^${name}: .*await pyodide.http.pyfetch`)),
    ).toBeVisible();
  await expect(question(page)).toBeHidden();
  expect(host.heard).toEqual([]);
});

test('a component in a worker of a pool asks as well', async ({ page }) => {
  const code = `import { Component } from 'patchbay';

export class Own extends Component {
  static io = { inputs: ['x'], outputs: ['y'] };
  y = '';

  async step() {
    this.y = await (await fetch(${JSON.stringify(`${host.url}/pool`)})).text();
    console.log('GOT', this.y);
  }
}
`;
  const yaml = countingInto('own.Own', 2).replace(
    '  process:\n',
    '  process:\n    type: plugboard.process.RayProcess\n    connector_builder: {type: plugboard.connector.RayConnector}\n',
  );
  await openWithCode(page, yaml, { 'own.ts': code });
  await page.getByRole('tab', { name: 'Log' }).click();
  await runAllowed(page);
  await expect(question(page)).toContainText('“b” wants to reach 127.0.0.1');
  await answer(page, 'Allow for this run');
  await expect(status(page)).toContainText('completed');
  await expect(log(page)).toContainText('GOT hello');
  expect(lines()).toEqual(['GET /pool', 'GET /pool']);
});

test('a site whose policy allows no host says so', async ({ page }) => {
  const site = await serveDist('/', {
    headers: { 'content-security-policy': "connect-src 'self'" },
  });
  const code = `import { Component } from 'patchbay';

export class Own extends Component {
  static io = { inputs: ['x'], outputs: ['y'] };
  y = '';

  async step() {
    await fetch(${JSON.stringify(`${host.url}/data`)});
  }
}
`;
  await openWithCode(page, countingInto('own.Own', 1), { 'own.ts': code }, site.url);
  await runAllowed(page);
  await answer(page, 'Allow for this run');
  await expect(
    page.getByText(/The policy of this site lets nothing be fetched/).first(),
  ).toBeVisible();
  expect(host.heard).toEqual([]);
  await site.close();
});
