/*
 * Time for components that wait: it stands still while anything can go on, and then leaps to the next
 * waiter. So the order of events is that of their times, on a busy machine too, and nobody waits.
 */

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

let now = 0;
let pumping = false;
const sleepers: Sleeper[] = [];

/** Milliseconds that have passed by this clock. */
export function virtualTime(): number {
  return now;
}

/** Resolves after so many seconds by this clock. */
export function sleep(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const at = now + seconds * 1000;
    const behind = sleepers.findIndex((other) => other.at > at);
    sleepers.splice(behind < 0 ? sleepers.length : behind, 0, { at, wake: resolve });
    pump();
  });
}

/** One waiter a turn of the event loop: by then all that could go on has gone on. */
function pump(): void {
  if (pumping) return;
  pumping = true;
  setImmediate(() => {
    pumping = false;
    const next = sleepers.shift();
    if (next === undefined) return;
    now = next.at;
    next.wake();
    if (sleepers.length > 0) pump();
  });
}
