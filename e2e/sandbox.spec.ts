import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page, type Worker } from '@playwright/test';
import { button, status } from './page/screen.ts';

/*
 * What code in a run can do, tried in the built page: the worker that runs models is taken over, as a
 * component with bad intentions would.
 */

/** A server of somebody else that wants to hear from the page, and lets everybody read its answers. */
async function attacker(): Promise<{ url: string; hits: string[]; server: Server }> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response
      .writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' })
      .end('export default 1;');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, hits, server };
}

/** Opens an example; gives the worker that stands ready for its first run. */
async function open(page: Page, id = 'heated-tank', component = 'tank'): Promise<Worker> {
  const coming = page.waitForEvent('worker', (worker) => worker.url().startsWith('blob:'));
  await page.goto(`/?example=${id}`);
  await expect(page.locator(`[data-component="${component}"]`)).toBeVisible();
  return coming;
}

test('the frame of a run has an opaque origin and no rights but scripts', async ({ page }) => {
  const worker = await open(page);

  const frame = page.locator('iframe');
  await expect(frame).toHaveCount(1);
  await expect(frame).toHaveAttribute('sandbox', 'allow-scripts');
  await expect(frame).toBeHidden();
  expect(await worker.evaluate(() => self.origin)).toBe('null');
});

test('code in a run reaches no server, no storage and no other worker', async ({ page }) => {
  const { url, hits, server } = await attacker();
  const worker = await open(page);
  const app = new URL(page.url()).origin;

  const outcome = await worker.evaluate(
    async ({ url, app }) => {
      const tried: Record<string, string> = {};
      const attempt = async (name: string, act: () => unknown) => {
        try {
          const late = new Promise((_, reject) => setTimeout(reject, 5_000));
          await Promise.race([act(), late]);
          tried[name] = 'WORKED';
        } catch {
          tried[name] = 'refused';
        }
      };
      const waitFor = (target: EventTarget) =>
        new Promise<void>((resolve, reject) => {
          for (const good of ['open', 'message']) target.addEventListener(good, () => resolve());
          for (const bad of ['error', 'close'])
            target.addEventListener(bad, () => reject(new Error()));
        });
      const script = (text: string) => URL.createObjectURL(new Blob([text]));
      await attempt('fetch', () => fetch(`${url}fetch`));
      await attempt('fetch without cors', () => fetch(`${url}nocors`, { mode: 'no-cors' }));
      await attempt('fetch of the app', () => fetch(`${app}/index.html`, { mode: 'no-cors' }));
      await attempt('request', () => {
        const request = new XMLHttpRequest();
        request.open('GET', `${url}xhr`, false);
        request.send();
      });
      await attempt('event source', () => waitFor(new EventSource(`${url}events`)));
      await attempt('web socket', () => waitFor(new WebSocket(`${url.replace('http', 'ws')}ws`)));
      await attempt('import', () => import(/* @vite-ignore */ `${url}import`));
      await attempt('importScripts', () => {
        const load: unknown = Reflect.get(self, 'importScripts');
        if (typeof load === 'function') load(`${url}scripts`);
      });
      await attempt('worker', () => waitFor(new Worker(`${url}worker`)));
      await attempt('nested worker that fetches', () => {
        const text = `fetch('${url}nested').then(() => postMessage(1), () => setTimeout(() => { throw 1; }))`;
        return waitFor(new Worker(script(text)));
      });
      await attempt('eval', () => Reflect.construct(Function, ['return 1'])());
      await attempt(
        'database',
        () =>
          new Promise((resolve, reject) => {
            const opening = indexedDB.open('patchbay');
            opening.addEventListener('success', resolve);
            opening.addEventListener('error', reject);
          }),
      );
      await attempt('caches', () => caches.keys());
      await attempt('storage', () => navigator.storage.getDirectory());
      await attempt('locks', () => navigator.locks.query());
      return tried;
    },
    { url, app },
  );

  expect(Object.entries(outcome).filter(([, result]) => result !== 'refused')).toEqual([]);
  expect(Object.keys(outcome)).toHaveLength(15);
  expect(hits).toEqual([]);
  // The server can be reached: it is the sandbox that could not.
  await page.request.get(`${url}control`);
  expect(hits).toEqual(['/control']);
  server.close();
});

test('the page itself reaches no other server and runs no inline script', async ({ page }) => {
  const { url, hits, server } = await attacker();
  await open(page);

  const outcome = await page.evaluate(async (url) => {
    const fetched = await fetch(url).then(
      () => 'WORKED',
      () => 'refused',
    );
    const script = document.createElement('script');
    script.textContent = 'document.title = "pwned"';
    document.head.append(script);
    const image = new Image();
    image.src = `${url}image`;
    await new Promise((done) => image.addEventListener('error', done));
    return fetched;
  }, url);

  expect(outcome).toBe('refused');
  expect(await page.title()).not.toBe('pwned');
  expect(hits).toEqual([]);
  server.close();
});

test('a run that hangs is ended within a second, the page stays alive, and the next run works', async ({
  page,
}) => {
  const worker = await open(page);
  await button(page, 'Step').click();
  await expect(status(page)).toContainText('waiting');

  await worker.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await expect(page.getByText(/not (responding|answer)|unresponsive/i).first()).toBeVisible();
  // By ticks that the page itself gets to, from the click to the word on the screen: a second for the
  // worker to answer. The hanging worker takes a core, so on a busy machine the page's clock says more
  // of the machine than of the page.
  const took = status(page).evaluate(
    (shown) =>
      new Promise<number>((resolve) => {
        let ticks = 0;
        const tick = (): void => void setInterval(() => ticks++, 50);
        document.addEventListener('click', tick, { capture: true, once: true });
        const look = (): void => {
          if (shown.textContent.includes('stopped')) resolve(ticks * 50);
        };
        new MutationObserver(look).observe(shown, {
          characterData: true,
          childList: true,
          subtree: true,
        });
      }),
  );
  await button(page, 'Stop').click();
  await expect(status(page)).toContainText('stopped');
  expect(await took).toBeLessThan(1_500);
  await expect(page.locator('[data-component="tank"]')).toBeVisible();

  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
});

test('a run that lies to the page fails alone', async ({ page }) => {
  const worker = await open(page);
  await worker.evaluate(() => {
    const send: unknown = Reflect.get(MessagePort.prototype, 'postMessage');
    MessagePort.prototype.postMessage = function postMessage(this: MessagePort, message: unknown) {
      const isBatch = typeof message === 'object' && message !== null && 'events' in message;
      const lie = JSON.parse(
        `{"kind": "batch", "number": 0, "__proto__": {"polluted": 1}, "events": [{"kind": "ended",
          "status": "completed", "jobId": {"toString": 1}, "error": null,
          "components": {"__proto__": {"polluted": 1}}}]}`,
      ) as unknown;
      if (typeof send === 'function') Reflect.apply(send, this, [isBatch ? lie : message]);
    };
  });

  await button(page, 'Run').click();

  await expect(status(page)).toContainText('failed');
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('completed');
});

test('a run that floods is cut off and the page stays smooth', async ({ page }) => {
  const worker = await open(page);
  await worker.evaluate(() => {
    const send: unknown = Reflect.get(MessagePort.prototype, 'postMessage');
    MessagePort.prototype.postMessage = function postMessage(
      this: MessagePort,
      ...args: unknown[]
    ) {
      if (typeof send !== 'function') return;
      Reflect.apply(send, this, args);
      const [message] = args;
      if (typeof message !== 'object' || message === null || !('events' in message)) return;
      // Right in shape and order, and without an end.
      const first = 'number' in message ? Number(message.number) + 1 : 0;
      for (let number = first; number < first + 200_000; number++) {
        Reflect.apply(send, this, [{ kind: 'batch', number, events: [] }]);
      }
    };
  });
  // What its thread works, and not what the clock says: other programs have the processors too.
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const seconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  };
  const before = await seconds();

  await button(page, 'Run').click();

  await expect(status(page)).toContainText('failed');
  expect((await seconds()) - before).toBeLessThan(1);
});
