import { LIMITS, type OutsideRequest, type OutsideResponse } from '../runner/protocol/index.ts';
import type { Page } from './askPage.ts';

/** Answers with these have no body. */
const EMPTY = new Set([101, 204, 205, 304]);

/** Headers that no page may set, and that libraries send of themselves: left out, as a browser does. */
async function requestOf(request: Request): Promise<OutsideRequest> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  const body = bytes.length === 0 ? null : bytes;
  if (bytes.length > LIMITS.sentBytes)
    throw new TypeError(
      `${bytes.length.toLocaleString('en-US')} bytes are too much to be sent at once: at most ${LIMITS.sentBytes / 1024 / 1024} MB.`,
    );
  return { url: request.url, method: request.method, headers: [...request.headers], body };
}

function responseOf({ url, status, statusText, headers, body }: OutsideResponse): Response {
  const response = new Response(EMPTY.has(status) ? null : body, {
    ...{ status, statusText },
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}

type Fetch = typeof fetch;

/**
 * A `fetch` that asks the page, which asks the person.
 *
 * @param componentNow the component whose code calls it; empty where that is not known
 */
export function pageFetch(page: Pick<Page, 'fetch'>, componentNow: () => string): Fetch {
  return async (input, init) => {
    const component = componentNow();
    // What is no address fails here, with the browser's own words.
    const request = new Request(input, init);
    const { signal } = request;
    const asked = await requestOf(request);
    const stopped = new Promise<never>((_, reject) => {
      const stop = (): void => reject(signal.reason as Error);
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
    });
    const answer = await Promise.race([page.fetch(component, asked, signal), stopped]);
    if (!answer.ok) throw new TypeError(answer.error);
    return responseOf(answer.value);
  };
}

/** The browser's older way waits without `await`, and its policy would refuse it without a word on why. */
export function closeOtherWays(): void {
  class XMLHttpRequest {
    open(): void {
      throw new TypeError(
        'Nothing here waits for the network without `await`: use `await pyodide.http.pyfetch(url)` in Python, `await fetch(url)` in TypeScript.',
      );
    }
  }
  Reflect.set(globalThis, 'XMLHttpRequest', XMLHttpRequest);
}
