import type { Result } from '../base/result.ts';
import { LIMITS, type PageAnswer, type PageAsk, readAsk } from './protocol/index.ts';

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

/**
 * Answers what a run's worker asks. The first ask that is none, or one too many, ends it,
 * and so does what would make its answers larger than any run needs.
 *
 * @param onBad hears what was wrong; nothing is answered after it
 */
export function answerAsks(
  port: MessagePort,
  host: PageHost,
  onBad: (reason: string) => void,
): void {
  let asked = 0;
  let waiting = 0;
  let bytes = 0;
  let isOver = false;

  const answer = async (ask: PageAsk): Promise<void> => {
    const { id } = ask;
    const given = await host.assets(ask.names);
    waiting--;
    if (isOver) return;
    if (given.ok) for (const file of given.value) bytes += file.length;
    if (bytes > LIMITS.answeredBytes) return end('for too much');
    const told: PageAnswer = given.ok
      ? { id, ok: true, value: given.value }
      : { id, ok: false, message: given.error };
    port.postMessage(told);
  };
  const end = (reason: string): void => {
    isOver = true;
    port.removeEventListener('message', onMessage);
    onBad(reason);
  };
  const onMessage = ({ data }: MessageEvent<unknown>): void => {
    const ask = readAsk(data);
    if (ask === undefined) return end('something that is no question');
    asked++;
    waiting++;
    if (asked > LIMITS.asks || waiting > LIMITS.asksWaiting) return end('too many questions');
    void answer(ask);
  };
  port.addEventListener('message', onMessage);
  port.start();
}
