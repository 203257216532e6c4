import { fail, type Result } from '../../base/result.ts';
import type { FetchOutside } from '../../runner/index.ts';
import type { OutsideResponse } from '../../runner/protocol/index.ts';
import type { FetchOutcome, FetchTask } from './fetchWorker.ts';

const NO_WORKER =
  'A part of Patchbay that fetches from other hosts could not be loaded. Reload the page; if that does not help, the site is served with a policy that forbids it.';

type Settle = (answer: Result<OutsideResponse, string>) => void;

let fetcher: Worker | null = null;
let asked = 0;
const waiting = new Map<number, Settle>();

/** Null where the browser or a policy refuses at once, rather than with an event. */
function startWorker(): Worker | null {
  try {
    const worker = new Worker(new URL('fetchWorker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<FetchOutcome>) => {
      waiting.get(data.id)?.(data.answer);
      waiting.delete(data.id);
    };
    worker.onerror = () => {
      worker.terminate();
      fetcher = null;
      for (const settle of waiting.values()) settle(fail(NO_WORKER));
      waiting.clear();
    };
    return worker;
  } catch {
    return null;
  }
}

/** Fetches in a worker of its own, which is started by the first request that was allowed. */
export const fetchInWorker: FetchOutside = (request, signal) => {
  const worker = (fetcher ??= startWorker());
  if (worker === null) return Promise.resolve(fail(NO_WORKER));
  const id = asked++;
  return new Promise((resolve) => {
    const end = (): void => worker.postMessage({ id, request: null } satisfies FetchTask);
    waiting.set(id, (answer) => {
      signal.removeEventListener('abort', end);
      resolve(answer);
    });
    signal.addEventListener('abort', end);
    const transfer = request.body === null ? [] : [request.body.buffer];
    worker.postMessage({ id, request } satisfies FetchTask, transfer);
  });
};
