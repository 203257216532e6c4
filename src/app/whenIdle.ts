/** Longest wait for a quiet moment, milliseconds. */
const AT_LATEST = 2_000;

/** Does something once the page has nothing better to do; where the browser cannot tell, soon. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: AT_LATEST });
  else setTimeout(work, 200);
}
