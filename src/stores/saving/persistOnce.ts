import type { StoreDeps } from '../deps/deps.ts';

/** Asks the browser once to keep what is stored. Nothing waits for it: it may be a question to the person. */
export function persistOnce({ persist }: Pick<StoreDeps, 'persist'>): () => void {
  let ask = persist;
  return () => {
    // What is stored is used all the same, whatever the answer.
    ask?.().catch(() => false);
    ask = null;
  };
}
