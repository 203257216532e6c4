import { registerSW } from 'virtual:pwa-register';
import type { Verbs } from '../stores/index.ts';

/** How often an open page looks for a new build. */
const LOOK_EVERY = 60 * 60 * 1000;

/**
 * Keeps the page for use without a network, and offers a new build when there is one. Nothing is ever
 * reloaded unasked: a run or an edit may be under way.
 */
export function keepForOffline(verbs: Pick<Verbs, 'notify'>): void {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const reload = () => location.reload();
  let taking = false;

  const take = registerSW({
    immediate: true,
    onNeedRefresh() {
      // A page that no worker has served came from the network, and is the newest already.
      if (serviceWorker.controller === null) return;
      offer(() => {
        taking = true;
        void take(true);
      });
    },
    onRegisteredSW(_address, registration) {
      if (registration === undefined) return;
      setInterval(() => {
        if (navigator.onLine) registration.update().catch(() => {});
      }, LOOK_EVERY);
    },
  });

  // Another tab took the new build, so the parts of this one that are loaded late are no longer kept.
  if (serviceWorker.controller !== null) {
    serviceWorker.addEventListener('controllerchange', () => {
      if (!taking) offer(reload);
    });
  }

  function offer(run: () => void): void {
    verbs.notify({
      tone: 'info',
      text: 'A new version of Patchbay is ready.',
      action: { label: 'Reload', run },
    });
  }
}
