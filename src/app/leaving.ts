import type { LiveStores } from '../stores/index.ts';

/**
 * Saves when the page is hidden, which is the last moment that every browser grants, and lets go of
 * everything when it is left for good. A page that the browser keeps for "back" stays as it is.
 */
export function saveWhenLeaving({
  flush,
  leave,
  dispose,
  isAtRisk,
}: Pick<LiveStores, 'flush' | 'leave' | 'dispose' | 'isAtRisk'>): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
  });
  // The browser asks whether to leave what nothing took.
  addEventListener('beforeunload', (event) => {
    if (isAtRisk()) event.preventDefault();
  });
  addEventListener('pagehide', ({ persisted }) => {
    // What is being written in a field counts when the field is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    leave();
    if (!persisted) dispose();
  });
}
