import { registerSW } from 'virtual:pwa-register';
import type { Verbs } from '../stores/index.ts';

/** How often an open page looks for a new build. */
const LOOK_EVERY = 60 * 60 * 1000;

/**
 * How long the new build may take to take over, milliseconds. Where the old worker still has a request of
 * this page in hand, the browser lets it finish, for minutes if need be; leaving the page ends that.
 */
const TAKEN_MS = 2_000;

/** So long after it a page takes the new build by itself, milliseconds. */
const ASKED_MS = 10_000;

/** Notes, across one reload, that the new build was asked for. */
const ASKED = 'patchbay-take-new-build';

/** True once after `noteAsked`. */
function wasAsked(): boolean {
  try {
    const asked = sessionStorage.getItem(ASKED) !== null;
    sessionStorage.removeItem(ASKED);
    return asked;
  } catch {
    return false;
  }
}

function noteAsked(): void {
  try {
    sessionStorage.setItem(ASKED, '');
  } catch {
    // Then the person is asked once more.
  }
}

/**
 * Keeps the page for use without a network, and offers a new build when there is one. Nothing is ever
 * reloaded unasked: a run or an edit may be under way.
 */
export function keepForOffline(verbs: Pick<Verbs, 'notify'>): void {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const reload = () => location.reload();
  /** The page was left for the new build a moment ago, which may not have taken over yet. */
  let asked = wasAsked();
  let taking = asked;
  if (asked)
    setTimeout(() => {
      asked = false;
      taking = false;
    }, ASKED_MS);

  const take = registerSW({
    immediate: true,
    onNeedRefresh() {
      // A page that no worker has served came from the network, and is the newest already.
      if (serviceWorker.controller === null) return;
      if (asked) void take(true);
      else offer(takeNew);
    },
    onRegisteredSW(_address, registration) {
      if (registration === undefined) return;
      // It took over while this page came, which may be one of the old build.
      if (asked && registration.waiting === null) reload();
      setInterval(() => {
        if (navigator.onLine) registration.update().catch(() => {});
      }, LOOK_EVERY);
    },
  });

  // Another tab took the new build, so the parts of this one that are loaded late are no longer kept.
  if (serviceWorker.controller !== null) {
    serviceWorker.addEventListener('controllerchange', () => {
      if (asked) reload();
      else if (!taking) offer(reload);
    });
  }

  function takeNew(): void {
    taking = true;
    void take(true);
    setTimeout(() => {
      noteAsked();
      reload();
    }, TAKEN_MS);
  }

  function offer(run: () => void): void {
    verbs.notify({
      tone: 'info',
      text: 'A new version of Patchbay is ready.',
      action: { label: 'Reload', run },
    });
  }
}
