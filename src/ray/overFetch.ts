import { fail, ok } from '../base/result.ts';
import type { NoAnswer, RayNetwork } from './network.ts';

interface Reader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
}

/** What is used of a page's `fetch`; `S` is its signal. */
interface FetchPort<S> {
  readonly fetch: (
    url: string,
    init: {
      readonly method: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: Uint8Array<ArrayBuffer>;
      readonly signal: S;
      readonly cache: 'no-store';
      readonly credentials: 'omit';
      readonly redirect: 'error';
    },
  ) => Promise<{ readonly status: number; readonly body: { getReader(): Reader } | null }>;
  /** What a fault of `fetch` means; left out, each is `refused`: a page's own does not say why. */
  readonly noAnswer?: (fault: unknown) => NoAnswer;
  readonly newAbort: () => { readonly signal: S; abort(): void };
}

/** Questions by the `fetch` of a page. */
export function overFetch<S>({
  fetch,
  newAbort,
  noAnswer = (fault) => ({ kind: 'refused', why: String(fault) }),
}: FetchPort<S>): RayNetwork {
  return ({ method, url, headers, body }) => {
    const control = newAbort();
    const sent = body === null ? {} : { body: body.slice() };
    const way = { cache: 'no-store', credentials: 'omit', redirect: 'error' } as const;
    const reply = fetch(url, { method, headers, ...sent, ...way, signal: control.signal }).then(
      (answer) => ok({ status: answer.status, body: piecesOf(answer.body) }),
      (fault: unknown) => fail(noAnswer(fault)),
    );
    return { reply, end: () => control.abort() };
  };
}

async function* piecesOf(body: { getReader(): Reader } | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (reader === undefined) return;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (next.value !== undefined) yield next.value;
  }
}
