import type { StoreApi } from 'zustand/vanilla';
import type { StorageFailure } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { DocumentState } from '../document/documentState.ts';
import type { OpenDocument } from '../document/openDocument.ts';
import type { Notices } from '../view/notices.ts';

/** What saving needs of the open document and of those around it. */
export interface SavingContext {
  readonly deps: StoreDeps;
  readonly document: StoreApi<DocumentState>;
  readonly notices: Notices;
  readonly open: () => OpenDocument;
  /** Resolves when it is known whether this tab may write. */
  readonly mayWrite: () => Promise<void>;
  /** The document goes on under a record of this id. */
  readonly renew: (id: string) => void;
  /** The open document could not be saved; null: it was after all, or another one is open. */
  readonly onTrouble: (failure: StorageFailure | null) => void;
  /** After a document was saved; `created` when it got its first record. */
  readonly onSaved: (created: boolean) => void;
}

/** Whether the open document is another than storage has. */
export function isDirty({ document, open }: Pick<SavingContext, 'document' | 'open'>): boolean {
  return open().id !== null && document.getState().document !== open().saved;
}
