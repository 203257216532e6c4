import type { StoreApi } from 'zustand/vanilla';
import { uniqueName, type Storage } from '../../storage/index.ts';
import type { Troubles } from '../saving/storageTroubles.ts';
import type { ListsState } from './listsState.ts';

/** The list of documents in storage. */
export interface DocumentList {
  /** Reads it anew: other tabs change it too. The shelf as well, where it is shown. */
  refresh(): Promise<void>;
  /** Shows the shelf from now on, or puts it away. */
  showShelf(shown: boolean): Promise<void>;
  /** A name that no other document has. */
  freeName(name: string, exceptId?: string): string;
}

export function createDocumentList(
  storage: Storage,
  lists: StoreApi<ListsState>,
  troubles: Pick<Troubles, 'note'>,
): DocumentList {
  let isShelfShown = false;

  async function refresh(): Promise<void> {
    const [documents, shelf] = await Promise.all([
      storage.list(),
      isShelfShown ? storage.shelf() : null,
    ]);
    troubles.note('database', documents.ok ? null : documents.error);
    if (documents.ok) lists.setState({ documents: documents.value });
    if (shelf?.ok === true && isShelfShown) lists.setState({ shelf: shelf.value });
  }

  return {
    refresh,
    async showShelf(shown) {
      isShelfShown = shown;
      if (shown) await refresh();
      else lists.setState({ shelf: null });
    },
    freeName(name, exceptId) {
      const others = lists.getState().documents.filter(({ id }) => id !== exceptId);
      return uniqueName(
        name,
        others.map((document) => document.name),
      );
    },
  };
}
