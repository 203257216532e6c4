import type { StoreApi } from 'zustand/vanilla';
import { lateMethods } from '../../base/lateMethods.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { ListsState } from '../lists/listsState.ts';
import type { Notices } from '../view/notices.ts';
import type { Backup } from './createBackup.ts';

export interface LateBackup extends Backup {
  /** A document was saved. */
  saved(): void;
}

interface Context {
  readonly deps: StoreDeps;
  readonly lists: StoreApi<ListsState>;
  readonly notices: Notices;
}

/** Saves that follow each other are written at once, milliseconds. */
const GATHER_MS = 1_500;

/** The backup in a folder, which comes when there is one, or when somebody wants one. */
export function lateBackup({ deps, lists, notices }: Context): LateBackup {
  const { folders, storage, setTimer, afterFirstLook = (work) => work() } = deps;
  let loading: Promise<Backup> | null = null;
  const load = (): Promise<Backup> => {
    loading ??= (async () => {
      if (folders === undefined) throw new Error('This browser has no folders.');
      const [{ createBackup }, given] = await Promise.all([import('./createBackup.ts'), folders()]);
      return createBackup({ deps, folders: given, lists, notices });
    })();
    return loading.catch((fault: unknown) => {
      loading = null;
      throw fault;
    });
  };
  const backup = lateMethods(load, ['choose', 'allow', 'end', 'bringUpToDate'], () => undefined);
  let isWaiting = false;

  if (folders !== undefined) {
    lists.setState({ backup: { kind: 'off' } });
    afterFirstLook(() => {
      void storage.setting('backup').then((kept) => {
        if (kept.ok && kept.value != null) void backup.bringUpToDate();
      });
    });
  }
  return {
    ...backup,
    saved() {
      const { kind } = lists.getState().backup;
      if (isWaiting || kind === 'unsupported' || kind === 'off') return;
      isWaiting = true;
      setTimer(() => {
        isWaiting = false;
        void backup.bringUpToDate();
      }, GATHER_MS);
    },
  };
}
