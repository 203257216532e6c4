import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from '@playwright/test';

/* A page of somebody else, with a model in a frame. */

export const runStatus = (within: Page | FrameLocator) =>
  within.getByRole('status', { name: 'Run status' });

export interface ForeignPage {
  readonly url: string;
  /** What was asked of its server. */
  readonly hits: readonly string[];
  readonly close: () => void;
}

/** A page of another origin around a frame; what the frame sends it is kept in `got`. */
export async function foreignPage(src: string): Promise<ForeignPage> {
  const hits: string[] = [];
  const html = `<!doctype html><title>a page with secrets</title><body>
    <iframe src="${src}" width="800" height="450" title="A model"></iframe>
    <iframe srcdoc="<script>onmessage = (e) => top.frames[0].postMessage(e.data, '*')</script>"></iframe>
    <script>
      got = [];
      addEventListener('message', ({ source, origin, data }) => source === frames[0] && got.push({ origin, data }));
      send = (message) => frames[0].postMessage(message, '*');
      ask = (message) => new Promise((resolve) => {
        const id = 'ask' + Math.random();
        addEventListener('message', function hear({ data }) {
          if (data?.id !== id) return;
          removeEventListener('message', hear);
          resolve(data);
        });
        send({ patchbay: 1, id, ...message });
        // Before it is there a frame answers nothing, and what came too fast is not answered.
        setTimeout(resolve, message.do === 'hello' ? 1000 : 20000, null);
      });
    </script>`;
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    hits,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Asks the frame, as its page does; gives the answer, or null where there is none for long. */
export const ask = (page: Page, message: object) =>
  page.evaluate(
    (sent) => (globalThis as unknown as { ask: (m: object) => Promise<object> }).ask(sent),
    message,
  );
