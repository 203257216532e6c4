import type { RunClock } from './clock.ts';

/** How often the worker is asked for a sign of life. */
export const BEAT_MS = 500;
/** So many questions without an answer, and the worker counts as unresponsive. */
const MISSED_BEATS = 2;

/**
 * The only sign of a hang is silence: no event tells that a worker loops for ever or was killed.
 *
 * @param ping asks once; what it answers does not matter, only that it does
 * @param onChange called with true when the worker falls silent, with false when it answers again
 * @returns stops the asking
 */
export function startHeartbeat(
  ping: () => Promise<unknown>,
  clock: RunClock,
  onChange: (unresponsive: boolean) => void,
): () => void {
  let unanswered = 0;
  let silent = false;
  let stopped = false;
  let cancel = () => {};

  function answered(): void {
    if (stopped) return;
    unanswered = 0;
    if (!silent) return;
    silent = false;
    onChange(false);
  }

  function beat(): void {
    if (unanswered >= MISSED_BEATS && !silent) {
      silent = true;
      onChange(true);
    }
    if (stopped) return;
    cancel = clock.setTimer(beat, BEAT_MS);
    // While it is silent the first question still waits: it is answered when the worker wakes.
    if (silent) return;
    unanswered++;
    ping().then(answered, () => {});
  }

  beat();
  return () => {
    stopped = true;
    cancel();
  };
}
