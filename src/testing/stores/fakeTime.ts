import type { SetTimer } from '../../base/setTimer.ts';

export interface FakeTime {
  /** Milliseconds since 1970; stands until it is moved. */
  readonly clock: () => number;
  readonly setTimer: SetTimer;
  /**
   * Moves the clock, stopping at each timer on the way; what a timer sets off has come to rest
   * before the clock goes on.
   */
  advance(milliseconds: number): Promise<void>;
  /** Delays of the timers that wait, from now, the nearest first. */
  waiting(): readonly number[];
}

/** All that follows without a timer has happened: promises of memory need no more than microtasks. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A clock and timers that move only when a test says so. */
export function fakeTime(start = 1_700_000_000_000): FakeTime {
  let now = start;
  const timers = new Set<{ readonly due: number; readonly callback: () => void }>();
  const inOrder = () => [...timers].toSorted((a, b) => a.due - b.due);

  return {
    clock: () => now,
    setTimer(callback, milliseconds) {
      const timer = { due: now + milliseconds, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settled();
      for (let next = inOrder()[0]; next !== undefined && next.due <= end; next = inOrder()[0]) {
        timers.delete(next);
        now = next.due;
        next.callback();
        await settled();
      }
      now = end;
    },
    waiting: () => inOrder().map(({ due }) => due - now),
  };
}
