import { catalogue } from '../library/index.ts';
import type { RunClient } from '../runner/index.ts';
import { indexedDbStorage, memoryLocks } from '../storage/index.ts';
import type { StoreDeps } from '../stores/index.ts';
import { digest } from './digest.ts';
import { readEarly } from './earlyReading.ts';
import { readElsewhere, writeElsewhere } from './readElsewhere.ts';
import { setTimer } from './setTimer.ts';
import { patchbayVersion } from './version.ts';

/** Where the page has no crypto.randomUUID (plain http from another machine), the same from bytes. */
function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Files of the examples lie beside the page, whatever path that has. */
async function fetchExample(path: string): Promise<Uint8Array> {
  const response = await fetch(new URL(`examples/${path}`, document.baseURI));
  if (!response.ok) throw new Error(`examples/${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Null where the person lets pages keep nothing: to ask for it throws. */
function noteArea(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/**
 * The browser, as the stores see it. One that keeps nothing says so with the first edit. One without locks
 * (plain http from another machine) does not know of its other tabs: revisions keep them apart.
 */
export function browserDeps(
  runClient: RunClient,
  afterFirstLook: NonNullable<StoreDeps['afterFirstLook']>,
): StoreDeps {
  const { locks, storage } = navigator as Partial<Pick<Navigator, 'locks' | 'storage'>>;
  return {
    storage: indexedDbStorage(noteArea(), setTimer),
    locks: locks ?? memoryLocks(),
    runClient,
    catalogue,
    moduleReading: () => import('../modules/index.ts'),
    digest,
    fetchExample,
    componentCode: async () => (await import('../library/python/projectCode.ts')).projectCode,
    calculate: async (text) => (await import('../library/calculate.ts')).calculate(text),
    readEarly,
    readElsewhere,
    writeElsewhere,
    version: patchbayVersion,
    clock: () => Date.now(),
    newId,
    setTimer,
    afterFirstLook,
    address: {
      href: () => location.href,
      clean: () => history.replaceState(history.state, '', location.pathname),
    },
    async room() {
      if (typeof storage?.estimate !== 'function') return null;
      const [{ usage = 0, quota = 0 }, isKept] = await Promise.all([
        storage.estimate(),
        storage.persisted(),
      ]);
      return { used: usage, most: quota, isKept };
    },
    persist: typeof storage?.persist === 'function' ? () => storage.persist() : null,
  };
}
