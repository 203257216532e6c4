import type { SetTimer } from '../base/setTimer.ts';

/** The browser's own timer. */
export const setTimer: SetTimer = (callback, milliseconds) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};
