import type { Result } from '../base/result.ts';
import {
  LIMITS,
  type OutsideRequest,
  type OutsideResponse,
  type PageAnswer,
  type PageAsk,
  readAsk,
} from './protocol/index.ts';

/** What the page has for a run's worker, whoever that is by then. */
export interface PageHost {
  /**
   * Files of Patchbay's own, such as the parts of an interpreter, in the order of their names; else what
   * happened and what to do.
   */
  assets(names: readonly string[]): Promise<Result<readonly Uint8Array[], string>>;
}

/** How far the fetching of assets is, bytes. */
export interface AssetProgress {
  readonly done: number;
  readonly total: number;
}

/** The page's own store of assets. */
export interface PageAssets extends PageHost {
  /** Hears how far it is while something is fetched; the returned function ends that. */
  watch(listener: (progress: AssetProgress) => void): () => void;
}

/** Gets for a run what it asks of another host; else says in a sentence why there is nothing. */
export type FetchForRun = (
  asked: { readonly component: string; readonly request: OutsideRequest },
  signal: AbortSignal,
) => Promise<Result<OutsideResponse, string>>;

/** What one run's worker can ask for. */
export interface WorkerHost extends PageHost {
  readonly fetch: FetchForRun;
}

type Given =
  | { readonly ok: true; readonly value: unknown; readonly files: readonly Uint8Array[] }
  | { readonly ok: false; readonly message: string };

/**
 * Answers what a run's worker asks. The first ask that is none, or one too many, ends it,
 * and so does what would make its answers larger than any run needs.
 *
 * @param onBad hears what was wrong; nothing is answered after it
 * @returns ends it, with what is under way
 */
export function answerAsks(
  port: MessagePort,
  host: WorkerHost,
  onBad: (reason: string) => void,
): () => void {
  let asked = 0;
  let waiting = 0;
  let bytes = 0;
  let isOver = false;
  const fetches = new Map<number, AbortController>();

  async function assets(names: readonly string[]): Promise<Given> {
    waiting++;
    const given = await host.assets(names);
    waiting--;
    if (!given.ok) return { ok: false, message: given.error };
    for (const file of given.value) bytes += file.length;
    // What is kept here for the next run is not handed over.
    return { ok: true, value: given.value, files: [] };
  }

  async function fetched(ask: Extract<PageAsk, { kind: 'fetch' }>): Promise<Given> {
    const ending = new AbortController();
    fetches.set(ask.id, ending);
    const given = await host.fetch(ask, ending.signal);
    fetches.delete(ask.id);
    if (!given.ok) return { ok: false, message: given.error };
    return { ok: true, value: given.value, files: [given.value.body] };
  }

  async function answer(id: number, getting: Promise<Given>): Promise<void> {
    const given = await getting;
    if (isOver) return;
    if (bytes > LIMITS.answeredBytes) return bad('for too much');
    if (!given.ok) return port.postMessage({ id, ...given } satisfies PageAnswer);
    const told: PageAnswer = { id, ok: true, value: given.value };
    port.postMessage(
      told,
      given.files.map(({ buffer }) => buffer as ArrayBuffer),
    );
  }

  function end(): void {
    isOver = true;
    port.removeEventListener('message', onMessage);
    for (const ending of fetches.values()) ending.abort();
  }

  function bad(reason: string): void {
    end();
    onBad(reason);
  }

  function onMessage({ data }: MessageEvent<unknown>): void {
    const ask = readAsk(data);
    if (ask === undefined) return bad('something that is no question');
    switch (ask.kind) {
      case 'assets':
        asked++;
        if (asked > LIMITS.asks || waiting >= LIMITS.asksWaiting) return bad('too many questions');
        return void answer(ask.id, assets(ask.names));
      case 'fetch':
        if (fetches.size >= LIMITS.fetches || fetches.has(ask.id))
          return bad('for too much at once');
        return void answer(ask.id, fetched(ask));
      case 'drop':
        return fetches.get(ask.id)?.abort();
    }
  }

  port.addEventListener('message', onMessage);
  port.start();
  return end;
}
