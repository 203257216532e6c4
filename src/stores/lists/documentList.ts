import type { StoreApi } from 'zustand/vanilla';
import { uniqueName, type Storage } from '../../storage/index.ts';
import type { Troubles } from '../saving/storageTroubles.ts';
import type { ListsState } from './listsState.ts';

/** The list of documents in storage. */
export interface DocumentList {
  /** Reads it anew: other tabs change it too. */
  refresh(): Promise<void>;
  /** A name that no other document has. */
  freeName(name: string, exceptId?: string): string;
}

export function createDocumentList(
  storage: Storage,
  lists: StoreApi<ListsState>,
  troubles: Pick<Troubles, 'note'>,
): DocumentList {
  return {
    async refresh() {
      const documents = await storage.list();
      troubles.note('database', documents.ok ? null : documents.error);
      if (documents.ok) lists.setState({ documents: documents.value });
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
