import { expect, test } from '@playwright/test';
import { component } from './page/screen.ts';
import { fakeCluster } from './ray/fakeCluster.ts';
import { serveWithRay } from './ray/served.ts';

/* What code in a run can do in a page that has the key to a cluster. */

test('code in a run does not get through the bridge, though it knew the key', async ({ page }) => {
  test.setTimeout(180_000);
  const cluster = await fakeCluster();
  const served = await serveWithRay(cluster.ray.base);
  const coming = page.waitForEvent('worker', (worker) => worker.url().startsWith('blob:'));
  await page.goto(served.address.replace('#', '?example=heated-tank#'));
  await expect(component(page, 'tank')).toBeVisible();
  const worker = await coming;
  const key = new URL(served.address).hash.slice('#ray='.length);
  const { origin } = new URL(served.address);

  const outcome = await worker.evaluate(
    async ({ bridge, key }) => {
      const headers = { 'x-patchbay-token': key };
      const tries: Readonly<Record<string, () => unknown>> = {
        'with the key': () => fetch(`${bridge}/api/version`, { headers }),
        'without cors': () => fetch(`${bridge}/`, { mode: 'no-cors' }),
        'a job': () => fetch(`${bridge}/api/jobs/`, { method: 'POST', headers, body: '{}' }),
        'a request': () => {
          const request = new XMLHttpRequest();
          request.open('GET', `${bridge}/api/version`, false);
          request.setRequestHeader('x-patchbay-token', key);
          request.send();
        },
        'a script': () => import(/* @vite-ignore */ `${bridge}/api/version`),
        'the key of the tab': () => String(Reflect.get(self, 'sessionStorage').length),
      };
      const worked: string[] = [];
      for (const [name, attempt] of Object.entries(tries)) {
        const late = new Promise((_, reject) => setTimeout(reject, 5_000));
        await Promise.race([Promise.resolve().then(attempt), late]).then(
          () => worked.push(name),
          () => null,
        );
      }
      return worked;
    },
    { bridge: `${origin}/ray`, key },
  );

  expect(outcome).toEqual([]);
  expect(cluster.ray.heard).toEqual([]);
  // The bridge can be reached: it is the sandbox that could not.
  const headers = { 'x-patchbay-token': key, origin };
  const answer = await page.request.get(`${origin}/ray/api/version`, { headers });
  expect(await answer.json()).toEqual({ ray_version: '2.60.0' });
  await served.end();
  await cluster.ray.close();
});
