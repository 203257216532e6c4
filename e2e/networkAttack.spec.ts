import { expect, test, type Page } from '@playwright/test';
import { type Host, startHost } from './attacks/hosts.ts';
import { FORGED_ASKS, forgingAsks, networkAttempts, tryingNetwork } from './attacks/network.ts';
import { countingInto, openWithCode, runAllowed } from './page/modules.ts';
import { answer, question } from './page/network.ts';
import { button, status } from './page/screen.ts';

/* What code tries that may reach one host, or none: it reaches no other. */

let host: Host;
test.beforeEach(async () => {
  host = await startHost();
});
test.afterEach(() => host.close());

const log = (page: Page) => page.getByRole('tabpanel', { name: 'Log' });

async function opened(page: Page, code: string): Promise<void> {
  await openWithCode(page, countingInto('own.Own', 1), { 'own.ts': code });
  await page.getByRole('tab', { name: 'Log' }).click();
}

/** Says no to whatever is asked until the run is over; gives what was asked for. */
async function refuseAll(page: Page, most: number): Promise<readonly string[]> {
  const asked: string[] = [];
  for (;;) {
    await expect(question(page).or(status(page).getByText(/completed|failed/))).toBeVisible();
    if (!(await question(page).isVisible())) return asked;
    const text = (await question(page).textContent()) ?? '';
    asked.push(text);
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(most);
    await answer(page, 'Refuse');
    await expect(question(page).filter({ hasText: text })).toBeHidden();
  }
}

/** A component that fetches all of these at once, and says how many came. */
const fetchingAll = (addresses: string): string => `import { Component } from 'patchbay';

export class Own extends Component {
  static io = { inputs: ['x'], outputs: ['y'] };
  y = 0;

  async step() {
    const asked = await Promise.allSettled((${addresses}).map((url: string) => fetch(url)));
    const came = asked.filter(({ status }) => status === 'fulfilled').length;
    console.log(\`CAME \${came} of \${asked.length}\`);
  }
}
`;

test('with one host allowed, no trick reaches another', async ({ page, baseURL }) => {
  test.setTimeout(120_000);
  const attempts = networkAttempts(host, new URL(baseURL ?? '').origin);
  await opened(page, tryingNetwork(attempts));
  await runAllowed(page);
  await expect(question(page)).toContainText('“b” wants to reach 127.0.0.1');
  await answer(page, 'Allow for this run');
  const asked = await refuseAll(page, 3);
  expect(asked).toHaveLength(3);
  await expect(log(page)).toContainText('TRIED');
  for (const { name, told } of attempts) {
    const line = log(page).getByText(`TRY ${name}: `);
    await expect(line, name).toContainText(told);
    const got = typeof told === 'string' ? 'GOT' : 'NOT';
    await expect(line, name).toContainText(`: ${got} `);
  }
  const own = new URL(host.url).host;
  const app = new URL(baseURL ?? '').origin;
  for (const { line, headers } of host.heard) {
    expect(line).not.toMatch(/stolen|reached/);
    expect(headers.host).toBe(own);
    expect(headers.origin).toBe(app);
    expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
  }
});

test('without permission nothing is sent, and a thousand fetches are one question', async ({
  page,
}) => {
  await opened(page, fetchingAll(`Array(1000).fill(${JSON.stringify(host.url)})`));
  await runAllowed(page);
  expect(await refuseAll(page, 1)).toHaveLength(1);
  await expect(log(page)).toContainText('CAME 0 of 1000');
  expect(host.heard).toEqual([]);
});

test('who asks for host after host is not asked for more than eight', async ({ page }) => {
  test.setTimeout(120_000);
  await opened(page, fetchingAll('Array.from({ length: 30 }, (_, i) => `https://h${i}.invalid/`)'));
  await runAllowed(page);
  expect(await refuseAll(page, 8)).toHaveLength(8);
  await expect(log(page)).toContainText('CAME 0 of 30');
});

test('a name that is no component, and script in a host, are not shown', async ({ page }) => {
  const forged = `[{ id: 900, kind: "fetch", component: "Patchbay <img src=x>", request: { url: "https://xn--e1awd7f.example/", method: "GET", headers: [], body: null } }]`;
  await opened(page, forgingAsks(forged, host.url));
  await runAllowed(page);
  await expect(question(page)).toContainText(
    'Code of this document wants to reach xn--e1awd7f.example.',
  );
  await answer(page, 'Refuse');
  await button(page, 'Stop').click();
  await expect(status(page)).toContainText('stopped');
});

test('a run that sends the page what no fetch sends is ended', async ({ page }) => {
  test.setTimeout(120_000);
  for (const messages of Object.values(FORGED_ASKS(host.url))) {
    await opened(page, forgingAsks(messages, host.url));
    await runAllowed(page);
    await expect(status(page)).toContainText('failed');
    await expect(
      page.getByText(/asked the page (?:something that is no|for too much)/).first(),
    ).toBeVisible();
    await expect(question(page)).toBeHidden();
  }
  expect(host.heard).toEqual([]);
});

test('embedded and presented, nobody is asked and nothing is reached', async ({ page }) => {
  const code = `import { Component } from 'patchbay';

export class Own extends Component {
  static io = { inputs: ['x'], outputs: ['y'] };
  y = '';

  async step() {
    this.y = await fetch(${JSON.stringify(host.url)}).then(() => 'reached', ({ message }) => message);
    throw new Error(this.y);
  }
}
`;
  for (const at of ['/?embed', '/?view=present']) {
    await openWithCode(page, countingInto('own.Own', 1), { 'own.ts': code }, at);
    await runAllowed(page);
    await expect(
      page.getByText(/Only a run of a document in the editor fetches/).first(),
    ).toBeVisible();
    await expect(question(page)).toBeHidden();
  }
  expect(host.heard).toEqual([]);
});
