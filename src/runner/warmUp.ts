import type { RunRequest } from '../model/run/index.ts';
import { ask } from './boundedCall.ts';
import type { RunEvent } from './api.ts';
import type { PageAssets } from './answerAsks.ts';
import type { RunClock } from './clock.ts';
import { readMessage, readReply } from './protocol/index.ts';
import { WARM_MS } from './sandboxPool.ts';
import type { SandboxedWorker } from './sandboxedWorker.ts';

const TRY_AGAIN = 'Press Run again; if that does not help, reload the page.';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

interface Surroundings {
  readonly clock: RunClock;
  readonly assets: PageAssets;
  readonly listener: (event: RunEvent) => void;
  /** Settles when the sandbox is gone. */
  readonly gone: Promise<void>;
}

/**
 * Waits for the worker's interpreter of Python with what these modules import, and tells how far it is.
 *
 * @returns why there is none, in words; null when it is there
 */
export async function warmUp(
  worker: SandboxedWorker,
  files: RunRequest['files'],
  { clock, assets, listener, gone }: Surroundings,
): Promise<string | null> {
  const what = 'Python';
  let expire = (): void => undefined;
  const late = new Promise<void>((resolve) => (expire = resolve));
  let disarm = clock.setTimer(() => expire(), WARM_MS);
  const tell = (loading: Extract<RunEvent, { kind: 'loading' }>['loading']): void =>
    listener({ kind: 'loading', loading });
  tell({ what, fetched: null });
  let isTold = false;
  const unwatch = assets.watch((fetched) => {
    if (!isTold) {
      isTold = true;
      const message = `Python is fetched, ${megabytes(fetched.total)} once: it is kept for later runs.`;
      listener({ kind: 'log', level: 'info', component: null, message });
    }
    disarm();
    disarm = clock.setTimer(() => expire(), WARM_MS);
    tell({ what, fetched: fetched.done < fetched.total ? fetched : null });
  });
  const answer = await ask(() => worker.warm(files), null, clock, Promise.race([gone, late]));
  unwatch();
  disarm();
  tell(null);
  if (answer.kind === 'silent') return TRY_AGAIN;
  const reply = readReply(answer.value, readMessage);
  if (reply === undefined) return TRY_AGAIN;
  return reply.ok ? null : reply.error;
}
