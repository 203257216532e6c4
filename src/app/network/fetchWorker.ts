import { fail, ok, type Result } from '../../base/result.ts';
import { joinedBytes } from '../../base/joinedBytes.ts';
import { LIMITS, type OutsideRequest, type OutsideResponse } from '../../runner/protocol/index.ts';

/*
 * The only place of Patchbay from which another host is reached for a document: a worker of its own, because
 * the policy of the page, which allows none, does not hold in a script that was fetched. It comes when a
 * person has allowed a host, gets requests that were looked at, and runs nothing but this.
 */

/** What the page tells it. */
export type FetchTask =
  | { readonly id: number; readonly request: OutsideRequest }
  /** The answer is not wanted any more. */
  | { readonly id: number; readonly request: null };

export interface FetchOutcome {
  readonly id: number;
  readonly answer: Result<OutsideResponse, string>;
}

const LARGEST = `${LIMITS.fetchedBytes / 1024 / 1024} MB`;
const underWay = new Map<number, AbortController>();

/** All that comes, or null when it is more than any run gets. */
async function bodyOf({ body }: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece?.value === undefined) break;
    pieces.push(piece.value);
    length += piece.value.length;
    if (length > LIMITS.fetchedBytes) {
      await reader?.cancel();
      return null;
    }
  }
  return joinedBytes(pieces);
}

/** Hosts that a policy of the site has kept this worker from. */
const forbidden = new Set<string>();
addEventListener('securitypolicyviolation', ({ blockedURI }) => {
  if (URL.canParse(blockedURI)) forbidden.add(new URL(blockedURI).origin);
});

function whyNot(url: URL, error: unknown): string {
  if (forbidden.has(url.origin))
    return `The policy of this site lets nothing be fetched from ${url.host}: whoever runs it may allow that, by connect-src.`;
  if (error instanceof DOMException && error.name === 'AbortError')
    return 'It is not wanted any more.';
  if (location.protocol === 'https:' && url.protocol === 'http:')
    return `${url.host} did not answer: from a page with https: a browser may fetch nothing with http:.`;
  return `${url.host} does not answer, or lets no other site read its answers (CORS).`;
}

async function fetched(
  { url, method, headers, body }: OutsideRequest,
  signal: AbortSignal,
): Promise<Result<OutsideResponse, string>> {
  const address = new URL(url);
  try {
    const response = await fetch(address, {
      ...{ method, body, signal },
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      // As a stranger: nothing that the browser knows of the person goes along or is kept.
      ...{ mode: 'cors', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' },
      // Where it leads on to was not allowed, and is not told.
      redirect: 'manual',
    });
    if (response.type === 'opaqueredirect')
      return fail(
        `${address.host} leads on to another address, which is not followed. Ask for that one itself.`,
      );
    const bytes = await bodyOf(response);
    if (bytes === null) return fail(`What ${address.host} sends is larger than ${LARGEST}.`);
    const { status, statusText } = response;
    return ok({ url, status, statusText, headers: [...response.headers], body: bytes });
  } catch (error) {
    // The browser tells of a policy a moment later.
    await new Promise((resolve) => setTimeout(resolve));
    return fail(whyNot(address, error));
  }
}

async function serve(id: number, request: OutsideRequest): Promise<void> {
  const ending = new AbortController();
  underWay.set(id, ending);
  const answer = await fetched(request, ending.signal);
  underWay.delete(id);
  const outcome: FetchOutcome = { id, answer };
  postMessage(outcome, { transfer: answer.ok ? [answer.value.body.buffer] : [] });
}

addEventListener('message', ({ data }: MessageEvent<FetchTask>) => {
  if (data.request === null) underWay.get(data.id)?.abort();
  else void serve(data.id, data.request);
});
