import type { StoreDeps } from '../deps/deps.ts';
import type { Notices } from '../view/notices.ts';

/** A history that storage did not take is tried again after so long, then at most every so often. */
const RETRY_MS = [2_000, 10_000, 30_000] as const;
const NOTICE = 'history-room';

/** When storage is asked again to take a history that it refused, and what a person is told of it. */
export interface HistoryRetry {
  taken(): void;
  refused(): void;
  /** The document is saved, and its history is not. */
  noRoom(): void;
  /** Another document is open. */
  reset(): void;
}

/** @param due storage is to be asked again */
export function createHistoryRetry(
  { setTimer }: Pick<StoreDeps, 'setTimer'>,
  notices: Notices,
  due: () => void,
): HistoryRetry {
  /** How often in a row it was refused. */
  let tries = 0;
  let cancel: (() => void) | null = null;

  function later(): void {
    const milliseconds = RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0;
    tries += 1;
    cancel?.();
    cancel = setTimer(() => {
      cancel = null;
      due();
    }, milliseconds);
  }

  return {
    taken() {
      if (tries > 0) notices.dismiss(NOTICE);
      tries = 0;
    },
    refused: later,
    noRoom() {
      if (tries === 0) {
        const text =
          'The browser’s storage is full. The document is saved, but its history is not. It is kept as soon as there is room.';
        notices.show({ tone: 'warning', text, action: null }, NOTICE);
      }
      if (cancel === null) later();
    },
    reset() {
      cancel?.();
      cancel = null;
      tries = 0;
    },
  };
}
