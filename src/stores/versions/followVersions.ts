import type { StoreApi } from 'zustand/vanilla';
import type { StorageFailure } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { DocumentState } from '../document/documentState.ts';
import type { Session } from '../session/session.ts';
import { SOONEST } from './soonest.ts';

interface Context {
  readonly deps: StoreDeps;
  readonly document: StoreApi<DocumentState>;
  readonly session: Pick<Session, 'id' | 'isStored'>;
}

/** Keeps versions of the open document as it is edited. */
export interface FollowedVersions {
  /** Another document is open. */
  opened(): void;
  /** The document was saved: how it was before may become a version. */
  saved(): void;
  /** Storage did not take the document. */
  refused(failure: StorageFailure): void;
}

/**
 * What a document was when it rested last is kept once it goes on. It is done behind the document's own
 * saving, and what comes of it changes nothing there.
 */
export function followVersions({ deps, document, session }: Context): FollowedVersions {
  let rested: { readonly document: DocumentState['document']; readonly at: number } | null = null;
  /** Of the newest version of the open document; null: not known yet. */
  let newest: number | null = null;
  const { afterFirstLook = (work: () => void) => work() } = deps;
  const kept = () => import('./keptVersions.ts');

  return {
    opened() {
      const { document: now, saved } = document.getState();
      const at = saved.kind === 'saved' ? saved.at : null;
      rested = session.isStored() && at !== null ? { document: now, at } : null;
      newest = null;
    },
    saved() {
      const [before, id] = [rested, session.id()];
      rested = { document: document.getState().document, at: deps.clock() };
      if (before === null || id === null) return;
      if (newest !== null && before.at - newest < SOONEST) return;
      // Until it is known how it went, none is kept.
      newest = before.at;
      afterFirstLook(
        () =>
          void kept()
            .then(({ keepPassing }) => keepPassing(deps, id, before))
            .then(
              (at) => {
                if (session.id() === id) newest = at;
              },
              // Without a network for its script: with a later save.
              () => undefined,
            ),
      );
    },
    refused({ kind }) {
      const id = session.id();
      if (kind !== 'quota' || id === null) return;
      // The document is tried again by itself, and finds the room.
      void kept().then(
        ({ makeRoom }) => makeRoom(deps, id),
        () => undefined,
      );
    },
  };
}
