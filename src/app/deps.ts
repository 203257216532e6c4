import type { RunClient } from '../runner/index.ts';
import { indexedDbStorage, memoryLocks } from '../storage/index.ts';
import type { StoreDeps } from '../stores/index.ts';
import { commonDeps } from './commonDeps.ts';
import { rayDoor } from './ray/rayDoor.ts';
import { readEarly } from './earlyReading.ts';
import { writeElsewhere } from './readElsewhere.ts';
import { setTimer } from './setTimer.ts';

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
    ...commonDeps(runClient),
    storage: indexedDbStorage(noteArea(), setTimer),
    locks: locks ?? memoryLocks(),
    readEarly,
    writeElsewhere,
    afterFirstLook,
    nextTask: () => new Promise((resolve) => void setTimer(resolve, 0)),
    ray: rayDoor,
    address: {
      href: () => location.href,
      clean: () => history.replaceState(history.state, '', location.pathname),
    },
    room: async () => (await import('./room.ts')).room(),
    ...('showDirectoryPicker' in globalThis
      ? { folders: async () => (await import('./folders.ts')).browserFolders }
      : {}),
    persist: typeof storage?.persist === 'function' ? () => storage.persist() : null,
  };
}
