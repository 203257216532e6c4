import type { StoreApi } from 'zustand/vanilla';
import type { StoreDeps } from '../deps/deps.ts';
import type { Troubles } from '../saving/storageTroubles.ts';
import type { ListsState } from './listsState.ts';

const OPEN_TABS = 'openTabs';
/** More are no help: the ones that were opened first make room. */
const MOST_TABS = 20;

/** The documents that are open, one of them in view; the others are opened again when they are chosen. */
export interface OpenTabs {
  /** Brings back those of an earlier visit, before the ones that are open already. */
  restore(): Promise<void>;
  /** A document came into view; a new one stands last. */
  opened(id: string, isStored: boolean): Promise<void>;
  close(id: string): Promise<void>;
}

export function createOpenTabs(
  {
    storage,
    clock,
    afterFirstLook = (work) => work(),
  }: Pick<StoreDeps, 'storage' | 'clock' | 'afterFirstLook'>,
  lists: StoreApi<ListsState>,
  troubles: Pick<Troubles, 'keep'>,
): OpenTabs {
  const all = () => lists.getState().openTabs;

  async function set(openTabs: readonly string[]): Promise<void> {
    lists.setState({ openTabs: openTabs.slice(-MOST_TABS) });
    await troubles.keep('screen', OPEN_TABS, () => storage.saveSetting(OPEN_TABS, [...all()]));
  }

  return {
    async restore() {
      const stored = await storage.setting(OPEN_TABS);
      const ids: readonly unknown[] = stored.ok && Array.isArray(stored.value) ? stored.value : [];
      const earlier = ids.filter((id): id is string => typeof id === 'string');
      const openTabs = [...new Set([...earlier, ...all()])].slice(-MOST_TABS);
      lists.setState({ openTabs });
    },
    async opened(id, isStored) {
      // Said beside the document, once there is time.
      const note = () => void storage.mark(id, { openedAt: clock() });
      if (isStored) afterFirstLook(note);
      if (!all().includes(id)) await set([...all(), id]);
    },
    close: (id) => set(all().filter((one) => one !== id)),
  };
}
